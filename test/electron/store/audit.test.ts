import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { appendAudit, auditHeads, findAuditBreak } from '../../../electron/service/store/audit.ts';
import { type Db, run } from '../../../electron/service/store/dialect.ts';
import { DIALECTS, openTestStore, type TestStore } from '../../support/store.ts';

describe.each(DIALECTS)('S8: the audit log, on %s', (dialect) => {
  let store: TestStore;
  let db: Db;
  const [jo, ama] = [newId(), newId()];
  beforeEach(async () => {
    store = await openTestStore(dialect);
    db = store.db;
    for (const accountId of [jo, ama, jo, jo, ama]) await append(accountId);
  });
  afterEach(() => store.close());

  const append = (accountId: string) =>
    appendAudit(db, {
      id: newId(),
      accountId,
      at: '2026-11-20T09:00:00.000Z',
      operation: 'child.open',
      outcome: 'done',
      subject: newId(),
      detail: { why: 'test' },
      requestId: newId(),
      result: { version: 1 },
    });
  /** As an intruder with the key would: the triggers that keep the log append-only are put out of force first. */
  const withoutTriggers = (...statements: string[]) =>
    dialect === 'sqlite'
      ? run(db, 'drop trigger audit_no_update', 'drop trigger audit_no_delete', ...statements)
      : run(db, 'set session_replication_role = replica', ...statements);

  test('is whole as it was written, one chain for each account', async () => {
    expect(await findAuditBreak(db, await auditHeads(db))).toBeNull();
    expect((await auditHeads(db)).map(({ accountId, seq }) => [accountId, seq]).sort()).toEqual(
      [
        [ama, 2],
        [jo, 3],
      ].sort(),
    );
  });

  test.each([
    ['at', `'2026-11-19T09:00:00.000Z'`],
    ['operation', `'child.get'`],
    ['outcome', `'refused'`],
    ['subject', 'null'],
    ['detail', `'{"why":"other"}'`],
    ['result', 'null'],
    ['request_id', 'null'],
  ])('an edited %s is found', async (column, value) => {
    await withoutTriggers(`update audit set ${column} = ${value} where account_id = '${jo}' and seq = 2`);
    expect(await findAuditBreak(db)).toEqual({ accountId: jo, seq: 2 });
  });

  test('a row taken out of the middle, or the first one, is found', async () => {
    await withoutTriggers(`delete from audit where account_id = '${jo}' and seq = 2`);
    expect(await findAuditBreak(db)).toEqual({ accountId: jo, seq: 3 });
    await run(db, `delete from audit where account_id = '${jo}' and seq = 1`);
    expect(await findAuditBreak(db)).toMatchObject({ accountId: jo });
  });

  test('two rows put in another order are found', async () => {
    await withoutTriggers(
      `update audit set seq = 99 where account_id = '${jo}' and seq = 2`,
      `update audit set seq = 2 where account_id = '${jo}' and seq = 3`,
      `update audit set seq = 3 where account_id = '${jo}' and seq = 99`,
    );
    expect(await findAuditBreak(db)).toMatchObject({ accountId: jo });
  });

  test('a row given to somebody else is found', async () => {
    await withoutTriggers(
      `update audit set account_id = '${newId()}', seq = 1 where account_id = '${jo}' and seq = 3`,
    );
    expect(await findAuditBreak(db)).not.toBeNull();
  });

  test('rows cut off at the end, or a whole chain, are found against the ends kept in a backup', async () => {
    const heads = await auditHeads(db);
    await withoutTriggers(`delete from audit where account_id = '${jo}' and seq = 3`);
    expect(await findAuditBreak(db)).toBeNull();
    expect(await findAuditBreak(db, heads)).toEqual({ accountId: jo, seq: 3 });
    await run(db, `delete from audit where account_id = '${ama}'`);
    expect(
      await findAuditBreak(
        db,
        heads.filter(({ accountId }) => accountId === ama),
      ),
    ).toMatchObject({
      accountId: ama,
    });
  });

  test('cannot be changed, emptied or written over', async () => {
    const attempts = [
      `update audit set operation = 'x'`,
      `delete from audit`,
      `delete from audit where seq = 3`,
      ...(dialect === 'postgres' ? ['truncate audit', 'truncate audit cascade'] : []),
    ];
    for (const attempt of attempts) {
      await expect(sql.raw(attempt).execute(db), attempt).rejects.toThrow('append-only');
    }
    expect(await findAuditBreak(db, await auditHeads(db))).toBeNull();
  });

  test.runIf(dialect === 'sqlite')('a row is not written over by INSERT OR REPLACE either', async () => {
    const columns = 'id, account_id, seq, at, operation, outcome, previous_hash, hash';
    const values = `(select id from audit where account_id = '${jo}' and seq = 2), '${jo}', 2, 'x', 'x', 'x', 'x', 'x'`;
    for (const verb of ['insert or replace', 'replace']) {
      await expect(
        sql.raw(`${verb} into audit (${columns}) values (${values})`).execute(db),
        verb,
      ).rejects.toThrow('append-only');
    }
  });

  test('two rows never take the same place', async () => {
    await expect(
      sql
        .raw(
          `insert into audit (id, account_id, seq, at, operation, outcome, previous_hash, hash)
         values ('${newId()}', '${jo}', 2, 'x', 'x', 'x', 'x', 'x')`,
        )
        .execute(db),
    ).rejects.toThrow();
  });
});
