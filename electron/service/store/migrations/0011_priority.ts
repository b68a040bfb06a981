import { createTable, type Db } from '../dialect.ts';

/** Every look at a child's priority: what was known, the band it suggested, and the band a person gave, with why. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'band_decision',
    `id text primary key, referral_id text not null references referral (id), number integer not null,
     band_was integer, band integer, answers text, suggested integer, because text not null, reason text,
     decided_on text, decided_by text, unique (referral_id, number)`,
  );
}
