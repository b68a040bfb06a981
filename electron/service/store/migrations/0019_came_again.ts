import { createTable, type Db, run } from '../dialect.ts';

/** Each time a referral held already came once more: when, and what it said that time. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'referral_again',
    `id text primary key, referral_id text not null references referral (id), received_on text not null,
     said text not null, made_by text not null, made_at text not null`,
  );
  await run(db, 'create index referral_again_referral on referral_again (referral_id)');
}
