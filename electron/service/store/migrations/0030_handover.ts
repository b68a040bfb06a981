import { createTable, type Db, run } from '../dialect.ts';

/** From whom and to whom a strand goes, for good or as cover, when, why, and whether the child was handed over. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'handover',
    `id text primary key, course_id text not null references course (id),
     strand_id text not null references strand (id), is_cover integer not null,
     from_practitioner_id text references practitioner (id),
     to_practitioner_id text not null references practitioner (id), starts_on text not null, until_on text,
     ended_on text, reason text not null, state text not null, sealed text, recorded_by text not null,
     recorded_at text not null, settled_by text, settled_at text`,
  );
  await run(
    db,
    'create index handover_course on handover (course_id)',
    `create index handover_open on handover (to_practitioner_id) where state = 'planned'`,
  );
}
