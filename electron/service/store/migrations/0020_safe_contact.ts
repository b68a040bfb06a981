import { addTextColumns, type Db, run } from '../dialect.ts';

const TEXT_COLUMNS = [
  'may_ring',
  'no_answer',
  'communication_needs',
  'interpreter_language',
  'interpreter_name',
];

const CHECK_IN_COLUMNS = [
  'explained',
  'right_place',
  'what_helps',
  'carer_needs',
  'contact_still_right',
  'contact_link',
  'contact_was_checked_on',
];

/** What else was agreed about contact with a person: calls, no answer, who is asked then, how to speak with them; and what a check-in asks beside. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'child_person', TEXT_COLUMNS);
  await addTextColumns(db, 'check_in', CHECK_IN_COLUMNS);
  await addTextColumns(db, 'referral', ['check_in_every_reason']);
  await run(
    db,
    'alter table child_person add column is_emergency_contact integer',
    'alter table referral add column check_in_every_weeks integer',
    'drop index child_person_child',
    `create index child_person_child on child_person
       (child_id, contact_rule, may_ring, may_text, may_voicemail, may_letter, say_name, code_word)`,
    // Families of referrals that nobody has accepted yet are contacted too: due from the day they came in, until the
    // next save of the referral gives the day its rule gives.
    `update referral set next_check_in_due_on = received_on, next_check_in_because = 'received'
     where accepted_on is null and imported_on is null and closed_on is null and started_on is null
       and next_check_in_due_on is null`,
    `create index check_in_not_sure on check_in (held_on) where is_safe = 'not_sure' and safety_act_at is null`,
  );
}
