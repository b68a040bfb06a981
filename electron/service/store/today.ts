import { addDays, addMonths, addYears, type LocalDate } from '../../../shared/dates.ts';
import { THIS_WEEK_DAYS } from '../../../shared/checkIns/nearness.ts';
import { AHEAD_MONTHS } from '../../../shared/today/rules.ts';
import { answering } from './accounts.ts';
import type { Db } from './dialect.ts';
import { gatherings } from './gatherings.ts';
import { HolderOfDate } from './holderOfDate.ts';
import { childrenOf } from './ofPractitioner.ts';
import { AreOpen } from './openProceedings.ts';

/** Whose: everyone, or the children of one practitioner's courses. */
export type TodayScope = { today: LocalDate; practitionerId: string | null | 'all' };

/** Every question here begins at an index over what is open or near, so that it does not grow with the years. */
export const near = (today: LocalDate) => addDays(today, THIS_WEEK_DAYS);

/**
 * Check-ins due by the end of this week, and every one that was tried and reached nobody: what comes next may be due long
 * before the check-in itself. Longest overdue first, with who made the last contact.
 */
export async function listCheckIns(db: Db, { today, practitionerId }: TodayScope) {
  let rows = db
    .selectFrom('referral')
    .innerJoin('child', 'child.id', 'referral.child_id')
    .select([
      'referral.id',
      'referral.child_id',
      'child.name',
      'child.birth_date',
      'child.name_used',
      'child.language',
      'child.interpreter_language',
    ])
    .select(['referral.next_check_in_due_on', 'referral.next_check_in_because', 'referral.next_try_by_on'])
    .select(['referral.check_in_tries', 'referral.received_on', 'referral.imported_on'])
    .select((eb) =>
      eb
        .selectFrom('check_in')
        .select('check_in.made_by')
        .whereRef('check_in.referral_id', '=', 'referral.id')
        .orderBy('check_in.held_on', 'desc')
        .orderBy('check_in.made_at', 'desc')
        .limit(1)
        .as('last_made_by'),
    )
    .where('referral.next_check_in_due_on', 'is not', null)
    .where((eb) =>
      eb.or([eb('referral.next_check_in_due_on', '<=', near(today)), eb('referral.check_in_tries', '>', 0)]),
    )
    .orderBy('referral.next_check_in_due_on')
    .orderBy('referral.id');
  if (practitionerId !== 'all') rows = rows.where('referral.child_id', 'in', childrenOf(db, practitionerId));
  return rows.execute();
}

/**
 * Sessions planned for today or before that nobody has logged, oldest first, each with who holds that date: the strand's own
 * practitioner, or whoever stands in for them.
 */
export async function listSessionsToLog(db: Db, { today, practitionerId }: TodayScope) {
  let rows = db
    .selectFrom('session_try')
    .innerJoin('session', 'session.id', 'session_try.session_id')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .innerJoin('course', 'course.id', 'session_try.course_id')
    .innerJoin('child', 'child.id', 'course.child_id')
    .leftJoin('practitioner', (join) => join.on('practitioner.id', '=', HolderOfDate))
    .leftJoin('room', 'room.id', 'session_try.room_id')
    .leftJoin(gatherings(db).as('gathering'), (join) =>
      join
        .onRef('gathering.strand_id', '=', 'session_try.strand_id')
        .onRef('gathering.meets_on', '=', 'session_try.planned_on'),
    )
    .leftJoin('group_run', 'group_run.id', 'gathering.group_id')
    .leftJoin('group_date', 'group_date.id', 'gathering.date_id')
    .leftJoin('practitioner as of_date', 'of_date.id', 'group_date.practitioner_id')
    .select(['group_run.id as groupId', 'group_run.name as groupName', 'group_date.id as groupDateId'])
    .select([
      'group_date.practitioner_id as datePractitionerId',
      'group_date.second_practitioner_id as secondPractitionerId',
      'of_date.name as datePractitioner',
      'group_run.practitioner_id as groupPractitionerId',
      'group_run.second_practitioner_id as groupSecondId',
    ])
    .select(['session_try.id', 'session_try.session_id', 'session_try.course_id', 'session_try.planned_on'])
    .select([
      'session_try.starts_at',
      'session_try.place',
      'session.number',
      'strand.kind',
      'strand.is_counted',
    ])
    .select(['course.child_id', 'course.protocol_id', 'child.name', 'child.birth_date'])
    .select(['practitioner.id as practitioner_id', 'practitioner.name as practitioner', 'room.name as room'])
    .where('session_try.status', '=', 'planned')
    .where('session_try.planned_on', '<=', today)
    .orderBy('session_try.planned_on')
    .orderBy('session_try.starts_at')
    .orderBy('session_try.id');
  if (practitionerId !== 'all') rows = rows.where('course.child_id', 'in', childrenOf(db, practitionerId));
  return rows.execute();
}

/** Referrals of the inbox that somebody reads, answers or looks at again by this week, the first due first. */
export async function listToTriage(db: Db, { today, practitionerId }: TodayScope) {
  let rows = db
    .selectFrom('referral')
    .innerJoin('child', 'child.id', 'referral.child_id')
    .leftJoin(answering(db).as('account'), 'account.id', 'referral.answers_for')
    .select(['referral.id', 'referral.child_id', 'referral.received_on', 'referral.source'])
    .select(['referral.inbox_state', 'referral.inbox_due_on', 'child.name', 'child.birth_date'])
    .select(['account.id as holder_id', 'account.name as holder_name'])
    .where('referral.inbox_state', 'is not', null)
    .where('referral.inbox_due_on', '<=', near(today))
    .orderBy('referral.inbox_due_on')
    .orderBy('referral.id');
  if (practitionerId !== 'all') rows = rows.where('referral.child_id', 'in', childrenOf(db, practitionerId));
  return rows.execute();
}

/** Dates of open proceedings up to the end of what Ahead shows, those gone by included. */
export async function listCourtDates(db: Db, { today, practitionerId }: TodayScope) {
  let rows = db
    .selectFrom('criminal_proceedings')
    .innerJoin('child', 'child.id', 'criminal_proceedings.child_id')
    .select(['criminal_proceedings.id', 'criminal_proceedings.child_id', 'criminal_proceedings.next_event'])
    .select(['criminal_proceedings.next_event_on', 'child.name', 'child.birth_date'])
    .select((eb) =>
      eb
        .selectFrom('referral')
        .select('referral.id')
        .whereRef('referral.child_id', '=', 'child.id')
        .where('referral.started_on', 'is', null)
        .where('referral.next_check_in_due_on', 'is not', null)
        .orderBy('referral.received_on', 'desc')
        .limit(1)
        .as('waiting_referral_id'),
    )
    .where(AreOpen)
    .where('criminal_proceedings.next_event_on', '<=', addMonths(today, AHEAD_MONTHS))
    .orderBy('criminal_proceedings.next_event_on')
    .orderBy('criminal_proceedings.id');
  if (practitionerId !== 'all')
    rows = rows.where('criminal_proceedings.child_id', 'in', childrenOf(db, practitionerId));
  return rows.execute();
}

/** Children with an open referral whose turning 18 is to be planned for within the months Ahead shows, the oldest first. */
export async function listNearlyEighteen(
  db: Db,
  { today, practitionerId }: TodayScope,
  noticeMonths: number,
) {
  let rows = db
    .selectFrom('child')
    .select(['child.id as child_id', 'child.name', 'child.birth_date'])
    .where('child.birth_date', '>', addYears(today, -18))
    .where('child.birth_date', '<=', addMonths(today, noticeMonths + AHEAD_MONTHS - 18 * 12))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('referral')
          .select('referral.id')
          .whereRef('referral.child_id', '=', 'child.id')
          .where('referral.closed_on', 'is', null),
      ),
    )
    .orderBy('child.birth_date')
    .orderBy('child.id');
  if (practitionerId !== 'all') rows = rows.where('child.id', 'in', childrenOf(db, practitionerId));
  return rows.execute();
}

/** Pauses that end in the weeks ahead: the wait goes on again. */
export async function listPausesEnding(db: Db, { today, practitionerId }: TodayScope) {
  let rows = db
    .selectFrom('pause')
    .innerJoin('referral', 'referral.id', 'pause.referral_id')
    .innerJoin('child', 'child.id', 'referral.child_id')
    .select(['pause.id', 'pause.ends_on', 'child.id as child_id', 'child.name', 'child.birth_date'])
    .where('pause.starts_on', '<=', today)
    .where('pause.ends_on', '>', today)
    .where('pause.ends_on', '<=', addMonths(today, AHEAD_MONTHS))
    .where('referral.closed_on', 'is', null)
    .orderBy('pause.ends_on')
    .orderBy('pause.id');
  if (practitionerId !== 'all') rows = rows.where('child.id', 'in', childrenOf(db, practitionerId));
  return rows.execute();
}
