import { createTable, type Db, dialectOf, run } from '../dialect.ts';

/** Accounts, settings, drafts, the audit log, and the people, rooms and funders of the service. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'account',
    `id text primary key, name text not null, roles text not null, practitioner_id text,
     is_active integer not null, created_at text not null, version integer not null`,
  );
  await createTable(
    db,
    'setting',
    `key text primary key, value text not null, changed_at text not null, changed_by text not null`,
  );
  await createTable(
    db,
    'audit',
    `id text primary key, account_id text not null, seq integer not null, at text not null, operation text not null,
     outcome text not null, subject text, detail text, request_id text unique, result text,
     previous_hash text not null, hash text not null, unique (account_id, seq)`,
  );
  await createTable(
    db,
    'draft',
    `account_id text not null, form_key text not null, sealed text not null, saved_at text not null,
     primary key (account_id, form_key)`,
  );
  await createTable(
    db,
    'practitioner',
    `id text primary key, name text not null, job_title text not null, is_active integer not null, version integer not null`,
  );
  for (const table of ['room', 'funder']) {
    await createTable(
      db,
      table,
      `id text primary key, name text not null, is_active integer not null, version integer not null`,
    );
  }
  await run(db, 'create index audit_at on audit (at)', 'create index audit_subject on audit (subject, at)');
  await makeAuditAppendOnly(db);
}

async function makeAuditAppendOnly(db: Db): Promise<void> {
  if (dialectOf(db) === 'sqlite') {
    await run(
      db,
      `create trigger audit_no_update before update on audit begin select raise(abort, 'the audit log is append-only'); end`,
      `create trigger audit_no_delete before delete on audit begin select raise(abort, 'the audit log is append-only'); end`,
    );
    return;
  }
  await run(
    db,
    `create function audit_append_only() returns trigger language plpgsql as
     $$ begin raise exception 'the audit log is append-only'; end $$`,
    `create trigger audit_no_change before update or delete on audit for each row execute function audit_append_only()`,
    `create trigger audit_no_truncate before truncate on audit for each statement execute function audit_append_only()`,
  );
}
