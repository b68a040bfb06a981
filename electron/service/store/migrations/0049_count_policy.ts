import { type Db, run } from '../dialect.ts';

/** What counts towards the range of a course: until now only what was attended, so every course and release keeps its figures. */
export async function up(db: Db): Promise<void> {
  await run(
    db,
    "alter table course add column counts_policy text not null default 'attended'",
    "alter table return_release add column counts_policy text not null default 'attended'",
    'alter table course add column counted_besides integer not null default 0',
  );
}
