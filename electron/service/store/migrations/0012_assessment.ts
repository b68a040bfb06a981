import { createTable, type Db, run } from '../dialect.ts';

/** What a detailed assessment found, written in parts, and what an offer rests on. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'assessment_writeup',
    `id text primary key, child_id text not null references child (id),
     referral_id text not null references referral (id), begun_on text not null, held_by text, needs text not null,
     found text not null, written_by text not null, version integer not null`,
  );
  await run(
    db,
    'create index assessment_writeup_child on assessment_writeup (child_id)',
    'create index assessment_writeup_referral on assessment_writeup (referral_id, begun_on)',
    'alter table offer add column needs text',
    'alter table offer add column help_expected text',
    'alter table offer add column preference text',
    'alter table offer add column preferred_by text',
    'alter table offer add column no_assessment_reason text',
  );
}
