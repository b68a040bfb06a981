// Attack S5. Whoever has a window of an unlocked Holdfast can send any operation with any input over its port. Each
// role is tried against each operation, and every operation with inputs of the wrong shape.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dispatch } from '../../electron/service/dispatch.ts';
import { handlers } from '../../electron/service/handlers.ts';
import { contract, type OperationName } from '../../shared/contract.ts';
import { localDate } from '../../shared/dates.ts';
import { NO_DETAILS } from '../../shared/referrals/details.ts';
import type { Operation } from '../../shared/op.ts';
import { RECORD_ROLES, ROLES, type Role } from '../../shared/roles.ts';
import { childFields } from '../support/children.ts';
import { giveKeyring } from '../support/keyring.ts';
import { newRequestId, openTestService, type TestService } from '../support/service.ts';
import { DIALECTS } from '../support/store.ts';

const operations = Object.entries(contract as Record<string, Operation>);
const CANARY = 'Canarina Fakeham';

/** Every table but the log, as text, to see that nothing in it changed. */
async function contentsOf(held: TestService): Promise<string> {
  const { db } = held.vault.store;
  const tables = await db.introspection.getTables();
  const all: unknown[] = [];
  for (const { name } of tables) {
    if (name === 'audit' || name === 'account') continue;
    all.push([
      name,
      await db
        .selectFrom(name as 'child')
        .selectAll()
        .execute(),
    ]);
  }
  return JSON.stringify(all);
}

describe.each(DIALECTS)('each role against each operation, on %s', (dialect) => {
  let held: TestService;
  const ran: string[] = [];
  const originals = { ...handlers };
  const table = handlers as unknown as Record<string, unknown>;

  beforeAll(async () => {
    held = await openTestService({ dialect });
    giveKeyring(held);
    await held.ok('referral.add', {
      child: { is: 'new', fields: childFields({ name: CANARY }) },
      receivedOn: localDate('2026-03-09'),
      details: { ...NO_DETAILS, source: 'social_care' },
    });
  });
  afterAll(async () => {
    Object.assign(table, originals);
    await held.close();
  });

  const send = (name: string, input: unknown, requestId: string | null = newRequestId()) =>
    dispatch(held.service, { name, input, requestId });

  test.each(ROLES)(
    '%s: what its declaration does not allow reads nothing, writes nothing and is in the log',
    async (role) => {
      const actor = await held.become([role as Role]);
      const denied = operations.filter(
        ([, op]) => Array.isArray(op.allow) && !op.allow.includes(role as Role),
      );
      const before = await contentsOf(held);
      for (const [name] of operations) {
        table[name] = async () => {
          ran.push(name);
          return {};
        };
      }
      ran.length = 0;
      for (const [name] of denied) {
        const reply = await send(name, {});
        expect(reply).toMatchObject({ ok: false, code: 'not_allowed' });
        expect(Object.keys(reply).toSorted()).toEqual(['code', 'message', 'ok']);
      }
      Object.assign(table, originals);
      expect(ran).toEqual([]);
      expect(await contentsOf(held)).toBe(before);
      const rows = await held.vault.store.db
        .selectFrom('audit')
        .select(['operation', 'outcome'])
        .where('account_id', '=', actor.accountId)
        .orderBy('seq')
        .execute();
      expect(rows).toEqual(denied.map(([operation]) => ({ operation, outcome: 'refused' })));
      expect(denied.length).toBeGreaterThan(0);
    },
  );

  test.each(ROLES)('%s: what its declaration allows is not stopped for its role', async (role) => {
    await held.become([role as Role]);
    const allowed = operations.filter(
      ([, op]) => op.allow === 'signed_in' || (Array.isArray(op.allow) && op.allow.includes(role as Role)),
    );
    for (const [name] of allowed) {
      const reply = await send(name, undefined);
      expect([name, reply]).not.toMatchObject([name, { code: 'not_allowed' }]);
    }
    expect(allowed.length).toBeGreaterThan(0);
  });

  test.each(['administrator', 'auditor'] as const)('%s: no answer names a child', async (role) => {
    await held.become([role]);
    const plain: Partial<Record<OperationName, unknown>> = {
      'audit.list': { accountId: null, subject: null, kind: null, offset: 0, limit: 100 },
      'draft.get': { formKey: 'checkIn:1' },
    };
    for (const [name, op] of operations) {
      if (op.allow === 'locked' || op.kind !== 'query') continue;
      const reply = await send(name, plain[name as OperationName] ?? {});
      expect(JSON.stringify(reply)).not.toContain('Canarina');
    }
  });

  test('the auditor reads the log, and of the service nothing else', () => {
    const open = operations.flatMap(([name, op]) =>
      Array.isArray(op.allow) && op.allow.includes('auditor') ? [name] : [],
    );
    expect(open).toEqual(['audit.list', 'audit.people', 'audit.check']);
  });

  test('an administrator alone works with no operation that is about children', () => {
    const open = operations.flatMap(([name, op]) =>
      Array.isArray(op.allow) && op.allow.includes('administrator') ? [name.split('.')[0]] : [],
    );
    expect([...new Set(open)].toSorted()).toEqual([
      'account',
      'accounts',
      'audit',
      'backups',
      'catalogue',
      'diary',
      'funder',
      'letterTemplate',
      'practitioner',
      'protocol',
      'room',
      'service',
      'setting',
      'settings',
      'supportKind',
    ]);
    const records = operations.filter(([name]) => /^(child|referral|course|session|offer)\./.test(name));
    for (const [, op] of records) expect(RECORD_ROLES).toEqual(expect.arrayContaining([...op.allow]));
  });

  test('inputs of the wrong shape are answered, never crash it, and change nothing', async () => {
    await held.become([...ROLES]);
    const before = await contentsOf(held);
    const deep = JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`) as unknown;
    const shapes: unknown[] = [
      undefined,
      null,
      0,
      'text',
      [],
      [[[]]],
      true,
      deep,
      JSON.parse('{"__proto__":{"roles":["manager"]},"constructor":1}'),
      { id: "' or 1=1 --", childId: '\u0000', offset: -1, limit: 1e9, text: 'x'.repeat(100_000) },
    ];
    for (const [name, op] of operations) {
      if (op.allow === 'locked') continue;
      for (const shape of shapes) {
        const reply = await send(name, shape);
        expect([name, reply.ok ? 'ok' : reply.code]).not.toEqual([name, 'internal']);
      }
      if (op.kind === 'command') {
        for (const requestId of [null, '', 'x', "'; drop table child"]) {
          expect([name, await send(name, {}, requestId)]).toMatchObject([name, { code: 'bad_input' }]);
        }
      }
    }
    expect(await contentsOf(held)).toBe(before);
    expect(Object.hasOwn(Object.prototype, 'roles')).toBe(false);
  });

  test('while locked, nothing is answered but what unlocking needs', async () => {
    const { vault } = held.service;
    held.service.vault = null;
    try {
      for (const [name, op] of operations) {
        if (op.allow === 'locked') continue;
        expect([name, await send(name, {})]).toMatchObject([name, { ok: false, code: 'locked' }]);
      }
    } finally {
      held.service.vault = vault;
    }
  });
});
