import { addTextColumns, type Db, run } from '../dialect.ts';

/** The review of an ending: whether it is still to be held, or why none will be. Of courses that had ended none is asked. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'course', [
    'ending_review_waived_on',
    'ending_review_waived_by',
    'ending_review_waived_because',
  ]);
  await run(
    db,
    'alter table course add column ending_review_open integer not null default 0',
    'create index course_ending_review on course (ended_on) where ending_review_open = 1',
  );
}
