import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { run } from '../../electron/service/store/dialect.ts';
import {
  migrate,
  needsMigration,
  NewerDatabase,
  schemaVersion,
} from '../../electron/service/store/migrate.ts';
import { MIGRATIONS } from '../../electron/service/store/migrations/migrations.ts';
import { DIALECTS, openTestStore } from '../support/store.ts';
import { contentsOf, fillWithOldRows, shapesOf } from './oldRows.ts';

test.each(Object.keys(MIGRATIONS))('%s has a test that takes old rows through it', (name) => {
  expect(existsSync(join(import.meta.dirname, `${name}.test.ts`))).toBe(true);
});

test('migrations are numbered in their order', () => {
  const names = Object.keys(MIGRATIONS);
  expect(names).toEqual([...names].sort());
  // A number is used once; one that was kept for something and not needed is left out.
  const numbers = names.map((name) => Number(name.slice(0, 4)));
  expect(new Set(numbers).size).toBe(numbers.length);
});

describe.each(DIALECTS)('all migrations together, on %s', (dialect) => {
  const failing = '9999_fails_half_way';
  afterEach(() => {
    delete MIGRATIONS[failing];
  });

  test('one that fails half-way leaves the database wholly as it was', async () => {
    const store = await openTestStore(dialect);
    await fillWithOldRows(store.db);
    const shapes = await shapesOf(store.db);
    const before = await contentsOf(store.db, shapes);
    const version = await schemaVersion(store.db);
    MIGRATIONS[failing] = {
      up: async (db) => {
        await run(db, 'create table half_made (id text primary key)', `update child set name = 'changed'`);
        throw new Error('stopped here');
      },
    };
    expect(await needsMigration(store.db)).toBe(true);
    await expect(migrate(store.db)).rejects.toThrow('stopped here');
    expect(await schemaVersion(store.db)).toBe(version);
    expect(await shapesOf(store.db)).toEqual(shapes);
    expect(await contentsOf(store.db, shapes)).toEqual(before);
    delete MIGRATIONS[failing];
    expect(await needsMigration(store.db)).toBe(false);
    await store.close();
  });

  test('a second run changes nothing, and a database from a newer Holdfast is refused', async () => {
    const store = await openTestStore(dialect);
    const shapes = await shapesOf(store.db);
    await migrate(store.db);
    expect(await shapesOf(store.db)).toEqual(shapes);
    await run(store.db, `insert into kysely_migration (name, timestamp) values ('9999_later', '2027')`);
    await expect(migrate(store.db)).rejects.toThrow(NewerDatabase);
    await expect(needsMigration(store.db)).rejects.toThrow(NewerDatabase);
    await store.close();
  });
});

test('both engines have the same tables and columns', async () => {
  const [one, other] = [await openTestStore('sqlite'), await openTestStore('postgres')];
  const namesOf = async (db: typeof one.db) =>
    (await shapesOf(db)).map(({ table, columns }) => [table, columns.map(({ name }) => name).sort()]);
  expect(await namesOf(one.db)).toEqual(await namesOf(other.db));
  await one.close();
  await other.close();
});

test('a PostgreSQL emptied for the next test is as one made anew, also after its schema was changed', async () => {
  const rowsOf = async ({ db }: Awaited<ReturnType<typeof openTestStore>>) => [
    await contentsOf(db, await shapesOf(db)),
    (await sql`select name from kysely_migration order by name`.execute(db)).rows,
    (await sql`select tgname from pg_trigger where not tgisinternal order by tgname`.execute(db)).rows,
  ];
  const first = await openTestStore('postgres');
  const fresh = await rowsOf(first);
  await fillWithOldRows(first.db);
  await run(first.db, `insert into kysely_migration (name, timestamp) values ('9999_later', '2027')`);
  expect(await rowsOf(first)).not.toEqual(fresh);
  const emptied = await openTestStore('postgres');
  expect(await rowsOf(emptied)).toEqual(fresh);
  await run(emptied.db, 'drop trigger audit_no_change on audit', 'drop table letter');
  expect(await rowsOf(await openTestStore('postgres'))).toEqual(fresh);
});
