import type { Insertable, Selectable, Updateable } from 'kysely';
import { CountPolicy, countedBesides } from '../../../shared/courses/counting.ts';
import { Attendee, MissReason } from '../../../shared/courses/logging.ts';
import { type DateOfStrand, undecidedRun } from '../../../shared/courses/misses.ts';
import { attendedCount, attendedDates } from '../../../shared/courses/sessions.ts';
import { compareDates, dateOrNull, localDate, type LocalDate } from '../../../shared/dates.ts';
import { StrandKind } from '../../../shared/protocols/types.ts';
import type { Settings } from '../../../shared/service/settings.ts';
import { refreshReferral } from './derived.ts';
import { refreshEndingReview } from './endingReviews.ts';
import type { Db } from './dialect.ts';
import * as sessions from './sessions.ts';
import type { Tables } from './tables.ts';

export type CourseRow = Selectable<Tables['course']>;
export type StrandRow = Selectable<Tables['strand']>;

/** One course as stored, or null. */
export async function load(db: Db, id: string): Promise<CourseRow | null> {
  return (await db.selectFrom('course').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** A course's strands: the counted one first. */
export async function strandsOf(db: Db, courseId: string): Promise<StrandRow[]> {
  return db
    .selectFrom('strand')
    .selectAll()
    .where('course_id', '=', courseId)
    .orderBy('is_counted', 'desc')
    .orderBy('id')
    .execute();
}

/** A strand, or null. */
export async function loadStrand(db: Db, id: string): Promise<StrandRow | null> {
  return (await db.selectFrom('strand').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The strands of a course with the names they are shown by: whose they are, and who holds them. */
export async function strandsWithNames(db: Db, courseId: string, childId: string) {
  const strands = await strandsOf(db, courseId);
  const people = await db
    .selectFrom('person')
    .leftJoin('child_person', (join) =>
      join.onRef('child_person.person_id', '=', 'person.id').on('child_person.child_id', '=', childId),
    )
    .innerJoin('strand', 'strand.person_id', 'person.id')
    .select(['person.id', 'person.name', 'child_person.relationship'])
    .where('strand.course_id', '=', courseId)
    .execute();
  const practitioners = await db
    .selectFrom('practitioner')
    .innerJoin('strand', 'strand.practitioner_id', 'practitioner.id')
    .select(['practitioner.id', 'practitioner.name'])
    .where('strand.course_id', '=', courseId)
    .execute();
  return strands.map((strand) => ({
    ...strand,
    person: people.find((each) => each.id === strand.person_id) ?? null,
    practitioner: practitioners.find((each) => each.id === strand.practitioner_id) ?? null,
  }));
}

/** The first of some courses that is a child's; null where none is. */
export async function oneOfChild(db: Db, ids: readonly string[], childId: string): Promise<string | null> {
  if (ids.length === 0) return null;
  const row = await db
    .selectFrom('course')
    .select('id')
    .where('id', 'in', ids)
    .where('child_id', '=', childId)
    .orderBy('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Adds a course. Call `refreshCourse` afterwards, in the same transaction. */
export async function insert(
  db: Db,
  course: Omit<
    Insertable<Tables['course']>,
    | 'started_on'
    | 'attended'
    | 'counted_besides'
    | 'version'
    | 'ending_kind'
    | 'ending_review_open'
    | 'ending_review_waived_on'
    | 'ending_review_waived_by'
    | 'ending_review_waived_because'
  > & { counts_policy: CountPolicy; protocol_version_id: string | null },
): Promise<void> {
  await db
    .insertInto('course')
    .values({
      ...course,
      started_on: null,
      attended: 0,
      counted_besides: 0,
      ending_kind: null,
      ending_review_open: 0,
      ending_review_waived_on: null,
      ending_review_waived_by: null,
      ending_review_waived_because: null,
      version: 1,
    })
    .execute();
}

/** Adds a strand to a course. */
export async function insertStrand(
  db: Db,
  strand: Omit<Insertable<Tables['strand']>, 'attended' | 'run_of_misses'>,
): Promise<void> {
  await db
    .insertInto('strand')
    .values({ ...strand, attended: 0, run_of_misses: null })
    .execute();
}

/** Takes the next version of a course that was read at `version`, with changes if any. False when it is stale. */
export async function save(
  db: Db,
  id: string,
  version: number,
  changes: Updateable<Tables['course']> = {},
): Promise<boolean> {
  const result = await db
    .updateTable('course')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/**
 * Recomputes what a course's rows say of its tries: when it started, how many were held in each strand, how many by
 * each review, and which strand has missed dates to decide on; then what the referral's row says. Every command that changes a try calls this before it ends.
 */
export async function refreshCourse(
  db: Db,
  courseId: string,
  today: LocalDate,
  settings: Settings,
): Promise<void> {
  const course = await db
    .selectFrom('course')
    .select(['referral_id', 'counts_policy'])
    .where('id', '=', courseId)
    .executeTakeFirstOrThrow();
  const strands = await strandsOf(db, courseId);
  const held = await sessions.listOfCourse(db, courseId);
  let countedOn: LocalDate[] = [];
  let besides = 0;
  for (const strand of strands) {
    const kind = StrandKind.parse(strand.kind);
    const own = held
      .filter((session) => session.strandId === strand.id)
      .map((session) => ({ ...session, strand: kind }));
    const attended = attendedCount(own, kind);
    const run = undecidedRun(own.flatMap((session) => session.tries.map((one) => dateOfStrand(one, kind))));
    await db
      .updateTable('strand')
      .set({ attended, run_of_misses: run === null ? null : JSON.stringify(run) })
      .where('id', '=', strand.id)
      .execute();
    if (strand.is_counted === 1) {
      countedOn = attendedDates(own, kind).sort(compareDates);
      const dates = own.flatMap(({ tries }) => tries.map(dateToCount));
      besides = countedBesides(dates, CountPolicy.parse(course.counts_policy));
    }
  }
  await db
    .updateTable('course')
    .set({ started_on: countedOn[0] ?? null, attended: countedOn.length, counted_besides: besides })
    .where('id', '=', courseId)
    .execute();
  await refreshReviews(db, courseId, countedOn);
  await refreshEndingReview(db, courseId);
  await refreshReferral(db, course.referral_id, today, settings);
}

const dateToCount = ({ on, status, row }: sessions.StoredTry) => ({
  on,
  status,
  loggedOn: dateOrNull(row.logged_on),
  calledOffOn: dateOrNull(row.called_off_on),
});

/** A date as the rule of runs reads it. */
function dateOfStrand({ id, on, status, row }: sessions.StoredTry, strand: StrandKind): DateOfStrand {
  return {
    id,
    on,
    strand,
    status,
    whoAttended: Attendee.array().parse(JSON.parse(row.who_attended ?? '[]')),
    reason: MissReason.nullable().parse(row.reason),
    isSettled: isSettled(row),
  };
}

/** Whether a date asks for no decision: somebody decided since, or it was logged before the moment was kept. */
export function isSettled(row: sessions.TryRow): boolean {
  return row.miss_decision_id !== null || row.welfare_asked_at === null;
}

async function refreshReviews(db: Db, courseId: string, countedOn: readonly LocalDate[]): Promise<void> {
  const reviews = await db
    .selectFrom('review')
    .select(['id', 'held_on'])
    .where('course_id', '=', courseId)
    .where('held_on', 'is not', null)
    .execute();
  for (const { id, held_on } of reviews) {
    if (held_on === null) continue;
    const heldOn = localDate(held_on);
    const attended_when_held = countedOn.filter((on) => on <= heldOn).length;
    await db.updateTable('review').set({ attended_when_held }).where('id', '=', id).execute();
  }
}

/** What was decided about a course's bound, oldest first, with the name of who decided. */
export async function decisionsOf(db: Db, courseId: string) {
  return db
    .selectFrom('bound_decision')
    .leftJoin('account', 'account.id', 'bound_decision.decided_by')
    .selectAll('bound_decision')
    .select('account.name as decidedByName')
    .where('course_id', '=', courseId)
    .orderBy('decided_on')
    .orderBy('bound_decision.id')
    .execute();
}

/** Records a decision about a course's bound. */
export async function insertDecision(db: Db, decision: Insertable<Tables['bound_decision']>): Promise<void> {
  await db.insertInto('bound_decision').values(decision).execute();
}
