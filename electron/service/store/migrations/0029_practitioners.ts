import { addTextColumns, createTable, type Db, run } from '../dialect.ts';

/** What is stated of those who hold sessions, the training they have had, and their supervision. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'practitioner', [
    'seen_as',
    'registered_with',
    'registration_number',
    'registration_expires_on',
  ]);
  await run(
    db,
    ...['ages_from', 'ages_through', 'weekly_minutes', 'caseload_limit'].map(
      (column) => `alter table practitioner add column ${column} integer`,
    ),
  );
  await createTable(
    db,
    'practitioner_training',
    `id text primary key, practitioner_id text not null references practitioner (id), protocol_id text, subject text,
     trained_on text not null, given_by text, recorded_by text not null, recorded_at text not null`,
  );
  await createTable(
    db,
    'supervision',
    `id text primary key, practitioner_id text not null references practitioner (id), held_on text not null,
     with_whom text not null, purposes text not null, recorded_by text not null, recorded_at text not null`,
  );
  await run(
    db,
    'create index practitioner_training_of on practitioner_training (practitioner_id)',
    'create index supervision_of on supervision (practitioner_id, held_on)',
  );
}
