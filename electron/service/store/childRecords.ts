import { localDate, type LocalDate } from '../../../shared/dates.ts';
import type { ContactView, PauseView } from '../../../shared/children/overview.ts';
import type { ProceedingsView } from '../../../shared/criminalProceedings/contract.ts';
import { hasOpenProceedings, type ProceedingsStage } from '../../../shared/criminalProceedings/codes.ts';
import type { PauseReason } from '../../../shared/referrals/codes.ts';
import { countsTowardsBound, type SessionStatus } from '../../../shared/courses/sessions.ts';
import type { Db } from './dialect.ts';

const dateOrNull = (text: string | null): LocalDate | null => (text === null ? null : localDate(text));

/** A child's referrals with the name of their funder, newest first. */
export async function referralsOf(db: Db, childId: string) {
  return db
    .selectFrom('referral')
    .leftJoin('funder', 'funder.id', 'referral.funder_id')
    .selectAll('referral')
    .select('funder.name as funder')
    .where('referral.child_id', '=', childId)
    .orderBy('referral.received_on', 'desc')
    .orderBy('referral.id', 'desc')
    .execute();
}

/** The pauses of a child's referrals, oldest first, by referral. */
export async function pausesOfChild(db: Db, childId: string): Promise<Map<string, PauseView[]>> {
  const rows = await db
    .selectFrom('pause')
    .innerJoin('referral', 'referral.id', 'pause.referral_id')
    .selectAll('pause')
    .where('referral.child_id', '=', childId)
    .orderBy('pause.starts_on')
    .orderBy('pause.id')
    .execute();
  const byReferral = Map.groupBy(rows, (row) => row.referral_id);
  return new Map(
    [...byReferral].map(([referralId, pauses]) => [
      referralId,
      pauses.map((row) => ({
        id: row.id,
        version: row.version,
        startsOn: localDate(row.starts_on),
        endsOn: dateOrNull(row.ends_on),
        reason: row.reason as PauseReason,
      })),
    ]),
  );
}

/** A child's courses with who holds them, the dates of their counted sessions and reviews, oldest first. */
export async function coursesOf(db: Db, childId: string) {
  const courses = await db
    .selectFrom('course')
    .selectAll()
    .where('child_id', '=', childId)
    .orderBy('id')
    .execute();
  const strands = await db
    .selectFrom('strand')
    .innerJoin('course', 'course.id', 'strand.course_id')
    .leftJoin('practitioner', 'practitioner.id', 'strand.practitioner_id')
    .select(['strand.course_id', 'strand.is_counted', 'strand.kind', 'strand.attended'])
    .select('practitioner.name as practitioner')
    .where('course.child_id', '=', childId)
    .execute();
  const tries = await db
    .selectFrom('session_try')
    .innerJoin('course', 'course.id', 'session_try.course_id')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .select(['session_try.course_id', 'session_try.planned_on', 'session_try.status'])
    .where('course.child_id', '=', childId)
    .where('strand.is_counted', '=', 1)
    .orderBy('session_try.planned_on')
    .execute();
  const reviews = await db
    .selectFrom('review')
    .innerJoin('course', 'course.id', 'review.course_id')
    .select(['review.course_id', 'review.held_on', 'review.planned_on'])
    .where('course.child_id', '=', childId)
    .orderBy('review.id')
    .execute();
  const decisions = await db
    .selectFrom('bound_decision')
    .innerJoin('course', 'course.id', 'bound_decision.course_id')
    .select(['bound_decision.course_id', 'bound_decision.decided_on', 'bound_decision.up_to_sessions'])
    .where('course.child_id', '=', childId)
    .orderBy('bound_decision.decided_on')
    .orderBy('bound_decision.id')
    .execute();
  return courses.map((course) => {
    const of = <T extends { course_id: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.course_id === course.id);
    const counted = of(strands).find((strand) => strand.is_counted === 1);
    const carer = of(strands).find((strand) => strand.is_counted === 0 && strand.kind === 'carer');
    const dates = of(tries).map((row) => ({
      on: localDate(row.planned_on),
      status: row.status as SessionStatus,
    }));
    return {
      ...course,
      practitioner: counted?.practitioner ?? null,
      carerAttended: carer === undefined ? null : carer.attended,
      attendedOn: dates.filter(({ status }) => countsTowardsBound(status)).map(({ on }) => on),
      plannedOn: dates.filter(({ status }) => status === 'planned').map(({ on }) => on),
      reviewsHeldOn: of(reviews).flatMap((row) => (row.held_on === null ? [] : [localDate(row.held_on)])),
      extensions: of(decisions).map((row) => ({
        decidedOn: localDate(row.decided_on),
        toSessions: row.up_to_sessions,
      })),
    };
  });
}

/** The last contacts with a family, newest first. */
export async function recentContacts(db: Db, childId: string, limit: number): Promise<ContactView[]> {
  const checkIns = await db
    .selectFrom('check_in')
    .leftJoin('account', 'account.id', 'check_in.made_by')
    .leftJoin('person', 'person.id', 'check_in.person_id')
    .select(['check_in.id', 'check_in.held_on', 'check_in.outcome', 'check_in.note', 'check_in.made_at'])
    .select(['account.name as by', 'person.name as person', 'check_in.spoke_to'])
    .where('check_in.child_id', '=', childId)
    .orderBy('check_in.held_on', 'desc')
    .orderBy('check_in.made_at', 'desc')
    .limit(limit)
    .execute();
  const holding = await db
    .selectFrom('holding_contact')
    .leftJoin('account', 'account.id', 'holding_contact.made_by')
    .select(['holding_contact.id', 'holding_contact.held_on', 'holding_contact.kind', 'holding_contact.note'])
    .select(['holding_contact.with_whom', 'holding_contact.made_at', 'account.name as by'])
    .where('holding_contact.child_id', '=', childId)
    .orderBy('holding_contact.held_on', 'desc')
    .orderBy('holding_contact.made_at', 'desc')
    .limit(limit)
    .execute();
  const contacts = [
    ...checkIns.map((row) => ({
      at: `${row.held_on} ${row.made_at}`,
      view: {
        id: row.id,
        kind: 'check_in' as const,
        on: localDate(row.held_on),
        what: row.outcome,
        withWhom: row.person ?? row.spoke_to,
        note: row.note,
        by: row.by,
      },
    })),
    ...holding.map((row) => ({
      at: `${row.held_on} ${row.made_at}`,
      view: {
        id: row.id,
        kind: 'holding_support' as const,
        on: localDate(row.held_on),
        what: row.kind,
        withWhom: row.with_whom,
        note: row.note,
        by: row.by,
      },
    })),
  ];
  return contacts
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, limit)
    .map(({ view }) => view);
}

/** Criminal proceedings about a child: those that are open first, then the newest. */
export async function proceedingsOf(db: Db, childId: string): Promise<ProceedingsView[]> {
  const rows = await db
    .selectFrom('criminal_proceedings')
    .selectAll()
    .where('child_id', '=', childId)
    .orderBy('id', 'desc')
    .execute();
  const views = rows.map((row) => ({
    id: row.id,
    version: row.version,
    stage: row.stage as ProceedingsStage,
    nextEvent: row.next_event,
    nextEventOn: dateOrNull(row.next_event_on),
    isOpen: row.closed_on === null && hasOpenProceedings(row.stage as ProceedingsStage),
  }));
  return [...views.filter((view) => view.isOpen), ...views.filter((view) => !view.isOpen)];
}

/** Every id by which the audit log may name a child's records. */
export async function auditSubjectsOf(db: Db, childId: string): Promise<string[]> {
  const referrals = await db.selectFrom('referral').select('id').where('child_id', '=', childId).execute();
  const offers = await db.selectFrom('offer').select('id').where('child_id', '=', childId).execute();
  const courses = await db.selectFrom('course').select('id').where('child_id', '=', childId).execute();
  return [childId, ...[...referrals, ...offers, ...courses].map(({ id }) => id)];
}
