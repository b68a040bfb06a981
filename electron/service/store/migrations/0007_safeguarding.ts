import { createTable, type Db, run } from '../dialect.ts';

/** Safeguarding concerns with every version of their words, risks and safety plans, and decisions when nobody answers. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'concern',
    `id text primary key, child_id text not null references child (id), check_in_id text, known_at text not null,
     danger text, recorded_by text not null, recorded_at text not null, completed_by text, completed_at text,
     version integer not null`,
  );
  await createTable(
    db,
    'concern_words',
    `id text primary key, concern_id text not null references concern (id), version integer not null,
     sealed text not null, written_by text not null, written_at text not null, unique (concern_id, version)`,
  );
  await createTable(
    db,
    'risk',
    `id text primary key, child_id text not null references child (id), kind text not null, level text not null,
     sealed text not null, holder_account_id text, holder_practitioner_id text, review_on text, set_on text not null,
     set_by text not null, is_current integer not null`,
  );
  await createTable(
    db,
    'contact_decision',
    `id text primary key, child_id text not null references child (id),
     referral_id text not null references referral (id), decided_on text not null, decided_at text not null,
     decided_by text not null, decision text not null, reason text not null, next_try_on text not null`,
  );
  await run(
    db,
    'create index concern_child on concern (child_id)',
    'create index concern_check_in on concern (check_in_id)',
    'create index concern_open on concern (known_at) where completed_at is null',
    'create index risk_child on risk (child_id)',
    'create index risk_review on risk (review_on) where is_current = 1',
    'create index contact_decision_referral on contact_decision (referral_id)',
  );
}
