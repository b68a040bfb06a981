import { addTextColumns, createTable, type Db, run } from '../dialect.ts';

/** A course ended by mistake is reopened, or its ending corrected; what an ending took out of the diary is kept with it. Of old endings nobody knows. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'course_reopening',
    `id text primary key, course_id text not null references course (id), ended_on text not null, ending text,
     ending_kind text, ending_reason text, because text not null, reopened_by text not null,
     reopened_on text not null, reopened_at text not null`,
  );
  await run(db, 'create index course_reopening_course on course_reopening (course_id)');
  await addTextColumns(db, 'course_ending', ['ended_on', 'corrected_because', 'dates_taken', 'reopening_id']);
}
