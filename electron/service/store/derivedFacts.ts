import { type Selectable, sql } from 'kysely';
import type { ContactEvent } from '../../../shared/checkIns/events.ts';
import type { SessionsOfReferral } from '../../../shared/checkIns/quietCourse.ts';
import { isWithChild, wasHeld, SESSION_STATUSES } from '../../../shared/courses/sessions.ts';
import { compareDates, dateOrNull, localDate, type LocalDate } from '../../../shared/dates.ts';
import type { OfferAnswer } from '../../../shared/offers/codes.ts';
import { isSuperseded } from '../../../shared/offers/rules.ts';
import type { StrandKind } from '../../../shared/protocols/types.ts';
import * as childEvents from './childEvents.ts';
import * as contactDecisions from './contactDecisions.ts';
import type { Db } from './dialect.ts';
import { isTherapyOfReferral } from './therapyOfReferral.ts';
import { childrenInProceedings } from './openProceedings.ts';
import type { ReferralRow } from './referrals.ts';
import type { Tables } from './tables.ts';

type CheckInRow = Pick<
  Selectable<Tables['check_in']>,
  'held_on' | 'outcome' | 'spoke_to' | 'is_done' | 'next_due_on' | 'made_at'
>;

/** The records that a referral's derived columns follow from. */
export type ReferralRecords = {
  row: ReferralRow;
  courses: readonly { started_on: string | null; ended_on: string | null }[];
  assessmentsBegunOn: readonly string[];
  assessmentsCompletedOn: readonly string[];
  openOffersMadeOn: readonly string[];
  /** Check-ins and tries, oldest first. */
  checkIns: readonly CheckInRow[];
  /** What a person decided the last time nobody was reached. */
  decided: { decided_at: string; next_try_on: string } | null;
  hasOpenProceedings: boolean;
  /** What happened round the child, and what follows from the birth date. */
  events: readonly ContactEvent[];
  /** Of its courses (`sessionsFrom`): the last session held, and the dates in the diary of those that go on; null where none goes on. */
  sessions: SessionsOfReferral | null;
  holdingContacts: number;
  /** Readings for safety, in the order in which they were saved. */
  safetyReads: readonly { read_on: string; finding: string }[];
  /** Answers of triage, oldest first. */
  triageDecisions: readonly { decided_on: string; look_again_on: string | null }[];
};

/** What a command read of one referral before, and has not changed since. */
export type KnownReferral = { row: ReferralRow; hasOpenProceedings: boolean };

/**
 * The records of some referrals, in one question a table. At most a few hundred ids at a time. What is known of the only
 * one is not asked again.
 */
export async function loadRecords(
  db: Db,
  referralIds: readonly string[],
  known?: KnownReferral,
): Promise<ReferralRecords[]> {
  const rows =
    known === undefined
      ? await db.selectFrom('referral').selectAll().where('id', 'in', referralIds).execute()
      : [known.row];
  if (rows.length === 0) return [];
  const steps = await loadSteps(db, referralIds);
  const checkIns = await db
    .selectFrom('check_in')
    .select(['referral_id', 'held_on', 'outcome', 'spoke_to', 'is_done', 'next_due_on', 'made_at'])
    .where('referral_id', 'in', referralIds)
    .orderBy('held_on')
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  const childIds = [...new Set(rows.map((row) => row.child_id))];
  const inProceedings =
    known === undefined
      ? await childrenInProceedings(db, childIds)
      : new Set(known.hasOpenProceedings ? childIds : []);
  const events = await childEvents.contactEventsOf(db, childIds);
  // Only after a try is there anything to decide.
  const tried = [...new Set(checkIns.flatMap((each) => (each.is_done === 0 ? [each.referral_id] : [])))];
  const decisionsOf = Map.groupBy(await contactDecisions.listOf(db, tried), (each) => each.referral_id);
  const stepsOf = Map.groupBy(steps, (each) => each.referral_id);
  const checkInsOf = Map.groupBy(checkIns, (each) => each.referral_id);
  const inCourse = steps.flatMap((each) =>
    each.kind === 'course' && each.until === null ? [each.referral_id] : [],
  );
  const sessionsOf = await loadSessions(db, [...new Set(inCourse)]);
  return rows.map((row) => {
    const of = Map.groupBy(stepsOf.get(row.id) ?? [], (each) => each.kind);
    const daysOf = (kind: Step) => (of.get(kind) ?? []).flatMap(({ on }) => on ?? []);
    return {
      row,
      courses: (of.get('course') ?? []).map((each) => ({ started_on: each.on, ended_on: each.until })),
      assessmentsBegunOn: daysOf('writeup'),
      assessmentsCompletedOn: daysOf('assessment'),
      openOffersMadeOn: openOffersMadeOn(
        (of.get('offer') ?? []).map(({ on, until, at }) => ({
          id: at ?? '',
          made_on: on ?? row.received_on,
          answer: until,
        })),
      ),
      checkIns: checkInsOf.get(row.id) ?? [],
      decided: decisionsOf.get(row.id)?.at(-1) ?? null,
      hasOpenProceedings: inProceedings.has(row.child_id),
      events: events.get(row.child_id) ?? [],
      sessions: sessionsOf.get(row.id) ?? null,
      holdingContacts: of.get('holding')?.length ?? 0,
      safetyReads: asSaved(of.get('safety_read')).map((each) => ({
        read_on: each.on ?? row.received_on,
        finding: each.until ?? '',
      })),
      triageDecisions: asSaved(of.get('triage')).map((each) => ({
        decided_on: each.on ?? row.received_on,
        look_again_on: each.until,
      })),
    };
  });
}

type Step = 'course' | 'writeup' | 'assessment' | 'offer' | 'holding' | 'safety_read' | 'triage';

/**
 * Courses, assessments begun and completed, offers, holding contacts, readings for safety and answers of triage in
 * one question: every save that moves a child asks it. `until` is the end of a course, the day to look again after an
 * answer, the answer to an offer, or what a reading found.
 */
function loadSteps(db: Db, referralIds: readonly string[]) {
  const kind = (name: Step) => sql.lit<Step>(name).as('kind');
  const nothing = <Name extends string>(name: Name) => sql<string | null>`null`.as(name);
  return db
    .selectFrom('course')
    .select(['referral_id', kind('course'), 'started_on as on', 'ended_on as until', nothing('at')])
    .where('referral_id', 'in', referralIds)
    .where(isTherapyOfReferral)
    .unionAll(
      db
        .selectFrom('assessment')
        .select(['referral_id', kind('assessment'), 'completed_on as on', nothing('until'), nothing('at')])
        .where('referral_id', 'in', referralIds),
    )
    .unionAll(
      db
        .selectFrom('assessment_writeup')
        .select(['referral_id', kind('writeup'), 'begun_on as on', nothing('until'), nothing('at')])
        .where('referral_id', 'in', referralIds),
    )
    .unionAll(
      db
        .selectFrom('offer')
        .select(['referral_id', kind('offer'), 'made_on as on', 'answer as until', 'id as at'])
        .where('referral_id', 'in', referralIds),
    )
    .unionAll(
      db
        .selectFrom('holding_contact')
        .select(['referral_id', kind('holding'), nothing('on'), nothing('until'), nothing('at')])
        .where('referral_id', 'in', referralIds),
    )
    .unionAll(
      db
        .selectFrom('safety_read')
        .select(['referral_id', kind('safety_read'), 'read_on as on', 'finding as until', 'made_at as at'])
        .where('referral_id', 'in', referralIds),
    )
    .unionAll(
      db
        .selectFrom('triage_decision')
        .select([
          'referral_id',
          kind('triage'),
          'decided_on as on',
          'look_again_on as until',
          'made_at as at',
        ])
        .where('referral_id', 'in', referralIds),
    )
    .execute();
}

/** When the offers of a referral were made that nobody has answered, or were accepted, and whose place none took. */
export function openOffersMadeOn(
  rows: readonly Pick<Selectable<Tables['offer']>, 'id' | 'made_on' | 'answer'>[],
): string[] {
  const offers = rows.map(({ id, made_on, answer }) => ({
    id,
    madeOn: localDate(made_on),
    answer: answer as OfferAnswer | null,
  }));
  return offers
    .filter(({ answer }) => answer === null || answer === 'accepted')
    .filter((offer) => !isSuperseded(offer, offers))
    .map(({ madeOn }) => madeOn);
}

const HELD = SESSION_STATUSES.filter(wasHeld);

/** The sessions held and booked of referrals with a course that goes on, by referral. */
async function loadSessions(
  db: Db,
  referralIds: readonly string[],
): Promise<Map<string, SessionsOfReferral>> {
  if (referralIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('strand')
    .innerJoin('course', 'course.id', 'strand.course_id')
    .leftJoin('session_try', (join) =>
      join
        .onRef('session_try.strand_id', '=', 'strand.id')
        .on('session_try.status', 'in', [...HELD, 'planned']),
    )
    .select(['course.referral_id', 'course.ended_on', 'strand.kind'])
    .select(['session_try.status', 'session_try.planned_on'])
    .where('course.referral_id', 'in', referralIds)
    .execute();
  const byReferral = Map.groupBy(rows, (row) => row.referral_id);
  return new Map(referralIds.map((id) => [id, sessionsFrom(byReferral.get(id) ?? [])]));
}

/** A date of a strand with its course, or a strand without any. */
export type DateInCourse = {
  kind: string;
  ended_on: string | null;
  status: string | null;
  planned_on: string | null;
};

/**
 * The last session held in a referral's courses, or the end of one, and the dates in the diary of those that go on. While
 * the child comes to one that goes on, only what they come to is held or booked; where they never came, what was held.
 */
export function sessionsFrom(dates: readonly DateInCourse[]): SessionsOfReferral {
  const isWithThem = ({ kind }: DateInCourse) => isWithChild(kind as StrandKind);
  const comesToOne = dates.some((each) => each.ended_on === null && isWithThem(each));
  const telling = comesToOne ? dates.filter(isWithThem) : dates;
  return {
    lastHeldOn: lastSeen(telling) ?? lastSeen(dates),
    bookedOn: telling
      .filter(({ status, ended_on }) => status === 'planned' && ended_on === null)
      .flatMap(({ planned_on }) => dateOrNull(planned_on) ?? []),
  };
}

function lastSeen(dates: readonly DateInCourse[]): LocalDate | null {
  const held = dates.filter(({ status }) => (HELD as readonly (string | null)[]).includes(status));
  const ends = dates.filter(({ status }) => status !== null).map((each) => each.ended_on);
  const seen = [...held.map((each) => each.planned_on), ...ends].flatMap((day) => dateOrNull(day) ?? []);
  return seen.sort(compareDates).at(-1) ?? null;
}

/** Steps in the order in which they were saved. */
function asSaved<Each extends { at: string | null }>(steps: readonly Each[] = []): Each[] {
  return steps.toSorted((a, b) => compareTexts(a.at ?? '', b.at ?? ''));
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
