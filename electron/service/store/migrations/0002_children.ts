import { createTable, type Db, run } from '../dialect.ts';

/** Children, the people round them, referrals, check-ins, holding support, and what came from spreadsheets. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'child',
    `id text primary key, name text not null, name_used text, birth_date text, pronouns text, sex text not null,
     gender text not null, ethnicity text not null, disability text not null, disability_detail text,
     religion text not null, language text, interpreter_language text, access_needs text,
     looked_after text not null, protection_plan text not null, in_need text not null, postcode text, school text,
     imported_notes text, created_at text not null, version integer not null`,
  );
  await createTable(
    db,
    'person',
    `id text primary key, name text not null, kind text not null, organisation text, job_title text, phone text,
     email text, version integer not null`,
  );
  await createTable(
    db,
    'child_person',
    `id text primary key, child_id text not null references child (id), person_id text not null references person (id),
     relationship text, is_first_contact integer not null, contact_rule text not null, may_text text not null,
     may_voicemail text not null, may_letter text not null, safe_times text, say_name text, code_word text,
     parental_responsibility text, note text, checked_on text, version integer not null`,
  );
  await createTable(
    db,
    'import_batch',
    `id text primary key, file_hash text not null, imported_on text not null, made_by text not null, counts text not null`,
  );
  await createTable(
    db,
    'import_row',
    `id text primary key, batch_id text not null references import_batch (id), row_number integer not null,
     row_key text not null, state text not null, reasons text not null, cells text not null,
     matches_child_id text references child (id), decision text, decision_reason text, decided_on text, decided_by text`,
  );
  await createTable(
    db,
    'referral',
    `id text primary key, child_id text not null references child (id), received_on text not null,
     source text not null, referred_by text, abuse_types text not null, funder_id text references funder (id),
     triaged_on text, accepted_on text, imported_on text, closed_on text, closing_reason text, closing_note text, reopened_on text, reopening_note text,
     band integer, band_was integer, band_reason text, band_set_by text, band_set_on text, protocol_in_mind text,
     import_batch_id text references import_batch (id), import_row_key text, started_on text, stage text not null,
     stage_since text not null, next_check_in_due_on text, next_check_in_because text, check_in_tries integer not null,
     next_try_by_on text, check_in_left_undone_on text, last_check_in_on text, last_check_in_outcome text, holding_contacts integer not null, version integer not null`,
  );
  await createTable(
    db,
    'pause',
    `id text primary key, referral_id text not null references referral (id), starts_on text not null, ends_on text,
     reason text not null, version integer not null`,
  );
  await createTable(
    db,
    'check_in',
    `id text primary key, referral_id text not null references referral (id),
     child_id text not null references child (id), due_on text, held_on text not null, outcome text not null,
     channel text, person_id text references person (id), spoke_to text, people_spoken_to text, how_things_are text,
     is_safe text, wants_therapy text, offered text, note text, unsafe_channel_reason text, next_due_on text,
     is_done integer not null, made_by text not null, made_at text not null`,
  );
  await createTable(
    db,
    'holding_contact',
    `id text primary key, referral_id text not null references referral (id),
     child_id text not null references child (id), held_on text not null, kind text not null, with_whom text not null,
     note text, made_by text not null, made_at text not null`,
  );
  await createTable(
    db,
    'criminal_proceedings',
    `id text primary key, child_id text not null references child (id), stage text not null, next_event text,
     next_event_on text, closed_on text, version integer not null`,
  );
  await createTable(
    db,
    'outside_access',
    `id text primary key, account_id text not null, child_id text not null references child (id),
     opened_at text not null, reason text not null, seen_by text, seen_at text`,
  );
  await createTable(
    db,
    'search_token',
    `token text not null, record_table text not null, record_id text not null,
     primary key (token, record_table, record_id)`,
  );
  await run(
    db,
    `create index child_person_child on child_person
       (child_id, contact_rule, may_text, may_voicemail, may_letter, say_name, code_word)`,
    'create index referral_list on referral (stage, (coalesce(band, 9)), received_on, id)',
    'create index referral_next_check_in on referral (next_check_in_due_on)',
    'create index referral_received on referral (received_on, source, child_id)',
    'create index referral_wait on referral (child_id, received_on, started_on, closed_on)',
    'create index referral_started on referral (started_on, received_on)',
    'create index referral_left_undone on referral (check_in_left_undone_on)',
    'create index child_age_sex on child (id, birth_date, sex)',
    'create index referral_row_key on referral (import_row_key)',
    'create index import_row_open on import_row (decision, batch_id)',
    'create index import_row_key on import_row (row_key)',
    'create index pause_referral on pause (referral_id)',
    'create index pause_days on pause (starts_on, ends_on, referral_id)',
    'create index check_in_referral on check_in (referral_id, held_on)',
    'create index check_in_due on check_in (is_done, due_on, referral_id, held_on)',
    'create index holding_contact_referral on holding_contact (referral_id)',
    'create index holding_contact_held on holding_contact (held_on, kind)',
    'create index criminal_proceedings_child on criminal_proceedings (child_id, closed_on, stage)',
    'create index criminal_proceedings_next on criminal_proceedings (next_event_on)',
    'create index child_birth_date on child (birth_date)',
    'create index outside_access_unseen on outside_access (seen_at)',
  );
}
