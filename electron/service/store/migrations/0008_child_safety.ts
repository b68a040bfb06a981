import { type Db, run } from '../dialect.ts';

/** When a missed session left open whether the child is safe, and what was done after a check-in that said "not safe". */
export async function up(db: Db): Promise<void> {
  await run(
    db,
    'alter table session_try add column welfare_asked_at text',
    'alter table check_in add column safety_act text',
    'alter table check_in add column safety_act_by text',
    'alter table check_in add column safety_act_at text',
    `create index session_try_welfare on session_try (welfare_asked_at) where welfare_asked_at is not null`,
    `create index check_in_not_safe on check_in (held_on) where is_safe = 'no' and safety_act_at is null`,
    `create index referral_open_stage on referral (stage) where closed_on is null`,
  );
}
