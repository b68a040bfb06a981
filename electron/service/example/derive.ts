import { holidayCheck } from '../../../shared/calendar/bankHolidays.ts';
import { eventsFrom } from '../store/childEvents.ts';
import { derivedColumns } from '../store/derivedColumns.ts';
import { openOffersMadeOn, sessionsFrom } from '../store/derivedFacts.ts';
import { areOpen } from '../store/openProceedings.ts';
import type { World } from './world.ts';

/** Fills in what referrals say of their other records, by the rules that every save uses (store/derivedColumns.ts). */
export function deriveReferrals({ rows, today, settings }: World): void {
  const isHoliday = holidayCheck(settings.nation);
  const courses = Map.groupBy(rows.course, (row) => row.referral_id);
  const assessments = Map.groupBy(rows.assessment, (row) => row.referral_id);
  const writeups = Map.groupBy(rows.assessment_writeup, (row) => row.referral_id);
  const offers = Map.groupBy(rows.offer, (row) => row.referral_id);
  const checkIns = Map.groupBy(rows.check_in, (row) => row.referral_id);
  const holding = Map.groupBy(rows.holding_contact, (row) => row.referral_id);
  const safetyReads = Map.groupBy(rows.safety_read, (row) => row.referral_id);
  const decisions = Map.groupBy(rows.triage_decision, (row) => row.referral_id);
  const inProceedings = new Set(rows.criminal_proceedings.filter(areOpen).map((each) => each.child_id));
  const bornOn = new Map(rows.child.map((each) => [each.id, each.birth_date]));
  const events = Map.groupBy(rows.child_event, (each) => each.child_id);
  const tries = Map.groupBy(rows.session_try, (each) => each.strand_id);
  const strands = Map.groupBy(rows.strand, (each) => each.course_id);
  for (const row of rows.referral) {
    const ofReferral = courses.get(row.id) ?? [];
    const records = {
      row,
      courses: ofReferral,
      assessmentsBegunOn: (writeups.get(row.id) ?? []).map((each) => each.begun_on),
      assessmentsCompletedOn: (assessments.get(row.id) ?? []).map((each) => each.completed_on),
      openOffersMadeOn: openOffersMadeOn(offers.get(row.id) ?? []),
      checkIns: (checkIns.get(row.id) ?? []).toSorted((a, b) => compare(orderOf(a), orderOf(b))),
      decided: rows.contact_decision.findLast((each) => each.referral_id === row.id) ?? null,
      hasOpenProceedings: inProceedings.has(row.child_id),
      events: eventsFrom(bornOn.get(row.child_id) ?? null, events.get(row.child_id) ?? []),
      sessions: ofReferral.some(({ ended_on }) => ended_on === null)
        ? sessionsFrom(
            ofReferral.flatMap(({ id, ended_on }) =>
              (strands.get(id) ?? []).flatMap(({ id: strandId, kind }) =>
                (tries.get(strandId) ?? NO_TRY).map((each) => ({ ...each, kind, ended_on })),
              ),
            ),
          )
        : null,
      holdingContacts: holding.get(row.id)?.length ?? 0,
      safetyReads: safetyReads.get(row.id) ?? [],
      triageDecisions: decisions.get(row.id) ?? [],
    };
    Object.assign(row, derivedColumns(records, today, settings, isHoliday));
  }
}

const NO_TRY = [{ status: null, planned_on: null }];

const orderOf = (row: { held_on: string; made_at: string; id: string }): string =>
  `${row.held_on} ${row.made_at} ${row.id}`;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
