import { addTextColumns, createTable, type Db, run } from '../dialect.ts';

/** How a course ended: its kind, who decided, what was agreed, and whether feedback was asked for. Of old endings nothing is guessed. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'course', ['ending_kind']);
  await createTable(
    db,
    'course_ending',
    `id text primary key, course_id text not null references course (id), kind text not null, ending text not null,
     reason text, decided_by text not null, aftercare text, sealed text, recorded_by text not null,
     recorded_on text not null, recorded_at text not null`,
  );
  await createTable(
    db,
    'feedback_asked',
    `id text primary key, course_id text not null references course (id), review_id text references review (id),
     voice text not null, asked text not null, reason text, asked_on text not null, recorded_by text not null,
     recorded_at text not null`,
  );
  await run(
    db,
    'create index course_ending_course on course_ending (course_id)',
    'create index feedback_asked_course on feedback_asked (course_id)',
    'create index course_ended on course (ended_on, ending_kind)',
  );
}
