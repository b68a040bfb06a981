import type { Insertable, Selectable } from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/** How a course ended as it was told last, with who told it; null where nobody told it. */
export async function currentOf(db: Db, courseId: string) {
  const row = await db
    .selectFrom('course_ending')
    .leftJoin('account', 'account.id', 'course_ending.recorded_by')
    .selectAll('course_ending')
    .select('account.name as by')
    .where('course_id', '=', courseId)
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

/** Whether feedback was asked for in a course, oldest first: at its ending, or at one of its reviews. */
export async function feedbackAskedOf(db: Db, courseId: string): Promise<FeedbackAskedRow[]> {
  return db
    .selectFrom('feedback_asked')
    .selectAll()
    .where('course_id', '=', courseId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
}

/** Keeps whether feedback was asked for; what was said before is kept beside it. */
export async function insertFeedbackAsked(db: Db, row: Insertable<Tables['feedback_asked']>): Promise<void> {
  await db.insertInto('feedback_asked').values(row).execute();
}
