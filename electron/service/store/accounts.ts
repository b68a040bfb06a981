import { EVERY_CHILD_ROLES, type Role } from '../../../shared/roles.ts';
import type { Db } from './dialect.ts';

export type Account = {
  id: string;
  name: string;
  roles: Role[];
  practitionerId: string | null;
  isActive: boolean;
  version: number;
};

/** One account, or null. */
export async function load(db: Db, id: string): Promise<Account | null> {
  const row = await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Every account, by name. */
export async function list(db: Db): Promise<Account[]> {
  const rows = await db.selectFrom('account').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map(fromRow);
}

/**
 * Who may answer for a referral, as a part of a question: open accounts that see every child. A therapist would be named for
 * children they cannot open, and the referral would stand on nobody's Today.
 */
export function answering(db: Db) {
  return db
    .selectFrom('account')
    .select(['account.id', 'account.name'])
    .where('account.is_active', '=', 1)
    .where((eb) => eb.or(EVERY_CHILD_ROLES.map((role) => eb('account.roles', 'like', `%"${role}"%`))));
}

/** Those who may answer for a referral, by name. */
export async function listColleagues(db: Db): Promise<{ id: string; name: string }[]> {
  return answering(db).orderBy('name').orderBy('id').execute();
}

/** Adds an account. */
export async function insert(db: Db, account: Account, createdAt: string): Promise<void> {
  await db
    .insertInto('account')
    .values({ id: account.id, created_at: createdAt, ...columnsOf(account), version: 1 })
    .execute();
}

/** Saves an account that was read at `version`. False when somebody saved it since. */
export async function save(db: Db, account: Account): Promise<boolean> {
  const result = await db
    .updateTable('account')
    .set({ ...columnsOf(account), version: account.version + 1 })
    .where('id', '=', account.id)
    .where('version', '=', account.version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

function columnsOf(account: Account) {
  return {
    name: account.name,
    roles: JSON.stringify(account.roles),
    practitioner_id: account.practitionerId,
    is_active: account.isActive ? (1 as const) : (0 as const),
  };
}

function fromRow(row: {
  id: string;
  name: string;
  roles: string;
  practitioner_id: string | null;
  is_active: number;
  version: number;
}): Account {
  return {
    id: row.id,
    name: row.name,
    roles: JSON.parse(row.roles),
    practitionerId: row.practitioner_id,
    isActive: row.is_active === 1,
    version: row.version,
  };
}
