import { CountedAs } from '../../../shared/holdingSupport/rules.ts';
import type { Db } from './dialect.ts';

type Listed = { id: string; name: string; isActive: boolean; version: number };
export type Practitioner = Listed & { jobTitle: string };
export type ListName = 'practitioner' | 'room' | 'funder' | 'support_kind';

/** Everybody who holds sessions, by name. */
export async function practitioners(db: Db): Promise<Practitioner[]> {
  const rows = await db.selectFrom('practitioner').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map((row) => ({ ...fromRow(row), jobTitle: row.job_title }));
}

/** Every room, by name. */
export async function rooms(db: Db): Promise<Listed[]> {
  return (await db.selectFrom('room').selectAll().orderBy('name').orderBy('id').execute()).map(fromRow);
}

/** Every funder, by name. */
export async function funders(db: Db): Promise<Listed[]> {
  return (await db.selectFrom('funder').selectAll().orderBy('name').orderBy('id').execute()).map(fromRow);
}

/** Every kind of holding support, by name. */
export async function supportKinds(db: Db): Promise<(Listed & { code: string; countedAs: CountedAs })[]> {
  const rows = await db.selectFrom('support_kind').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map((row) => ({
    ...fromRow(row),
    code: row.code,
    countedAs: CountedAs.parse(row.counted_as),
  }));
}

/** Whether another entry of the list, open or closed, has this name, whatever its capitals. */
export async function isNameTaken(
  db: Db,
  list: ListName,
  name: string,
  exceptId: string | null,
): Promise<boolean> {
  const rows = await db.selectFrom(list).select(['id', 'name']).execute();
  return rows.some((row) => row.id !== exceptId && row.name.toLowerCase() === name.toLowerCase());
}

/** Adds one. `jobTitle` is a practitioner's, `countedAs` a support kind's; null for the other lists. */
export async function insert(
  db: Db,
  list: ListName,
  entry: {
    id: string;
    name: string;
    isActive: boolean;
    jobTitle: string | null;
    countedAs: CountedAs | null;
  },
): Promise<void> {
  const row = { id: entry.id, name: entry.name, is_active: flag(entry.isActive), version: 1 };
  if (list === 'practitioner') {
    await db
      .insertInto('practitioner')
      .values({ ...row, job_title: entry.jobTitle ?? '' })
      .execute();
  } else if (list === 'support_kind') {
    await db
      .insertInto('support_kind')
      .values({ ...row, code: entry.id, counted_as: entry.countedAs ?? 'other' })
      .execute();
  } else {
    await db.insertInto(list).values(row).execute();
  }
}

/** Saves one that was read at `version`. False when somebody saved it since, or it is not there. */
export async function save(
  db: Db,
  list: ListName,
  entry: Listed & { jobTitle: string | null },
): Promise<boolean> {
  const columns = { name: entry.name, is_active: flag(entry.isActive), version: entry.version + 1 };
  if (list === 'practitioner') {
    const result = await db
      .updateTable('practitioner')
      .set({ ...columns, job_title: entry.jobTitle ?? '' })
      .where('id', '=', entry.id)
      .where('version', '=', entry.version)
      .executeTakeFirst();
    return Number(result.numUpdatedRows) === 1;
  }
  const result = await db
    .updateTable(list)
    .set(columns)
    .where('id', '=', entry.id)
    .where('version', '=', entry.version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

const flag = (value: boolean) => (value ? (1 as const) : (0 as const));

function fromRow(row: { id: string; name: string; is_active: number; version: number }): Listed {
  return { id: row.id, name: row.name, isActive: row.is_active === 1, version: row.version };
}
