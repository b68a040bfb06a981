import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import type { InputOf } from '../../../shared/contract.ts';
import { localDate } from '../../../shared/dates.ts';
import { NO_DETAILS } from '../../../shared/referrals/details.ts';
import { childFields } from '../../support/children.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('the log as people read it, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  const page = (more: Partial<InputOf<'audit.list'>> = {}) =>
    held.ok('audit.list', { accountId: null, subject: null, kind: null, offset: 0, limit: 50, ...more });
  const addReferral = () =>
    held.ok('referral.add', {
      child: { is: 'new', fields: childFields() },
      receivedOn: localDate('2026-03-09'),
      details: { ...NO_DETAILS, source: 'social_care' },
    });
  const room = (name: string) => held.ok('room.save', { id: null, version: null, isActive: true, name });

  test('it is found by person, by record and by kind, newest first, a page at a time', async () => {
    const jo = held.vault.actor.accountId;
    const { childId } = await addReferral();
    await held.ok('child.open', { childId, reason: null });
    const { id } = await room('Blue room');
    await held.become(['auditor']);
    await held.call('child.search', { text: '', limit: 5 });
    const all = await page();
    expect(all.rows.map((row) => row.operation)).toEqual([
      'child.search',
      'room.save',
      'child.open',
      'referral.add',
    ]);
    expect((await page({ accountId: jo })).total).toBe(3);
    expect((await page({ subject: id })).rows.map((row) => row.operation)).toEqual(['room.save']);
    expect((await page({ kind: 'opened' })).rows.map((row) => row.subject)).toEqual([childId]);
    expect((await page({ kind: 'not_done' })).rows.map((row) => row.outcome)).toEqual(['refused']);
    expect((await page({ kind: 'records' })).total).toBe(1);
    const second = await page({ offset: 2, limit: 2 });
    expect(second.rows.map((row) => row.operation)).toEqual(['child.open', 'referral.add']);
    expect(second.total).toBe(4);
  });

  test('children are named to those who work with every child, and to nobody else', async () => {
    const { childId } = await addReferral();
    await held.ok('child.open', { childId, reason: null });
    for (const role of ['manager', 'safeguarding_lead'] as const) {
      await held.become([role]);
      expect((await page({ kind: 'opened' })).rows[0]?.child).toEqual({ childId, name: 'Rafe Testwood' });
    }
    for (const role of ['administrator', 'auditor'] as const) {
      await held.become([role]);
      const { rows } = await page();
      expect(rows.some((row) => row.subject === childId)).toBe(true);
      expect(JSON.stringify(rows)).not.toContain('Testwood');
    }
  });

  test('a log that holds is said to be whole, with how many entries it has', async () => {
    await room('Blue room');
    await held.become(['auditor']);
    expect(await held.ok('audit.check', {})).toEqual({ rows: 1, brokenAt: null, backupMadeAt: null });
    expect((await held.ok('audit.people', {})).people).toHaveLength(2);
  });

  test('an entry that does not hold is named by whose it is and which', async () => {
    await room('Blue room');
    await room('Green room');
    const { db } = held.vault.store;
    const row = await db.selectFrom('audit').selectAll().where('seq', '=', 2).executeTakeFirstOrThrow();
    await db
      .insertInto('audit')
      .values({ ...row, id: newId(), seq: 3, request_id: null })
      .execute();
    expect(await held.ok('audit.check', {})).toMatchObject({
      rows: 3,
      brokenAt: { who: held.vault.actor.name, seq: 3 },
    });
  });
});
