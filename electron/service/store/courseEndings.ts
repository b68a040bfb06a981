import type { ExpressionBuilder, Insertable, Selectable } from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/**
 * What an ending of a course took out of the diary, one part for each time that it did: of the ending that stands, or else of the
 * one that was taken back last.
 */
export async function datesTakenOf(db: Db, courseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('course_ending')
    .leftJoin('course_reopening', 'course_reopening.id', 'course_ending.reopening_id')
    .select(['course_ending.reopening_id', 'dates_taken'])
    .where('course_ending.course_id', '=', courseId)
    .orderBy('course_reopening.reopened_at', 'desc')
    .orderBy('recorded_at')
    .orderBy('course_ending.id')
    .execute();
  const standing = rows.filter((row) => row.reopening_id === null);
  const last =
    standing.length > 0 ? standing : rows.filter((row) => row.reopening_id === rows[0]?.reopening_id);
  return last.flatMap((row) => (row.dates_taken === null ? [] : [row.dates_taken]));
}

/** The last time that a course was reopened, with who did it; or null. */
export async function reopeningOf(db: Db, courseId: string) {
  const row = await db
    .selectFrom('course_reopening')
    .leftJoin('account', 'account.id', 'course_reopening.reopened_by')
    .selectAll('course_reopening')
    .select('account.name as by')
    .where('course_id', '=', courseId)
    .orderBy('reopened_at', 'desc')
    .orderBy('course_reopening.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps that a course was reopened, and that what was told of its ending is taken back with it. */
export async function insertReopening(db: Db, row: Insertable<Tables['course_reopening']>): Promise<void> {
  await db.insertInto('course_reopening').values(row).execute();
  await db
    .updateTable('course_ending')
    .set({ reopening_id: row.id })
    .where('course_id', '=', row.course_id)
    .where('reopening_id', 'is', null)
    .execute();
}

/** How a course ended as it was told last, with who told it; null where nobody told it. */
export async function currentOf(db: Db, courseId: string) {
  const row = await db
    .selectFrom('course_ending')
    .leftJoin('account', 'account.id', 'course_ending.recorded_by')
    .selectAll('course_ending')
    .select('account.name as by')
    .where('course_id', '=', courseId)
    .where('reopening_id', 'is', null)
    .orderBy('recorded_at', 'desc')
    .orderBy('course_ending.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps how a course ended; what was told before is kept beside it. The course's own row says the kind of the last. */
export async function insert(db: Db, row: Insertable<Tables['course_ending']>): Promise<void> {
  await db.insertInto('course_ending').values(row).execute();
}

export type FeedbackAskedRow = Selectable<Tables['feedback_asked']>;

/** Leaves out whether feedback was asked for at an ending that was taken back: the next one is told afresh. */
export function ofStandingEnding(eb: ExpressionBuilder<Tables, 'feedback_asked'>) {
  const takenBack = eb
    .selectFrom('course_reopening')
    .select('course_reopening.id')
    .whereRef('course_reopening.course_id', '=', 'feedback_asked.course_id')
    .whereRef('course_reopening.id', '>', 'feedback_asked.id');
  return eb.or([eb('feedback_asked.review_id', 'is not', null), eb.not(eb.exists(takenBack))]);
}

/** Whether feedback was asked for in a course, oldest first: at the ending that stands, or at one of its reviews. */
export async function feedbackAskedOf(db: Db, courseId: string): Promise<FeedbackAskedRow[]> {
  return db
    .selectFrom('feedback_asked')
    .selectAll()
    .where('course_id', '=', courseId)
    .where(ofStandingEnding)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
}

/** Keeps whether feedback was asked for; what was said before is kept beside it. */
export async function insertFeedbackAsked(db: Db, row: Insertable<Tables['feedback_asked']>): Promise<void> {
  await db.insertInto('feedback_asked').values(row).execute();
}
