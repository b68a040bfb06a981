import { addTextColumns, createTable, type Db, run } from '../dialect.ts';

const TEXT_COLUMNS = [
  'referrer_contact',
  'reason',
  'in_area',
  'responsibility_held_by',
  'service_consent',
  'lawful_basis',
  'disclosed_on',
  'reported_on',
  'answers_for',
  'inbox_state',
  'inbox_due_on',
];

/** What else a referral says, who answers for it, how it was read for safety and how it was answered. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'referral', TEXT_COLUMNS);
  await createTable(
    db,
    'safety_read',
    `id text primary key, referral_id text not null references referral (id), read_on text not null,
     finding text not null, note text, made_by text not null, made_at text not null`,
  );
  await createTable(
    db,
    'triage_decision',
    `id text primary key, referral_id text not null references referral (id), answer text not null,
     decided_on text not null, reason text not null, not_accepted_reason text, risk_held_by text, signposted_to text,
     look_again_on text, made_by text not null, made_at text not null`,
  );
  await run(
    db,
    // Those that stood under Received or Triage are in the inbox from now on, due from the day they came in.
    `update referral set inbox_state = 'to_read', inbox_due_on = received_on
     where accepted_on is null and closed_on is null`,
    'create index safety_read_referral on safety_read (referral_id, read_on)',
    'create index triage_decision_referral on triage_decision (referral_id, decided_on)',
    'create index referral_inbox on referral (inbox_state, received_on, id)',
    'create index referral_answers on referral (closed_on, answers_for)',
    'create index referral_closing on referral (closing_reason, closed_on)',
  );
}
