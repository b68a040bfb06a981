import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dispatch } from '../../electron/service/dispatch.ts';
import { handlers } from '../../electron/service/handlers.ts';
import { localDate } from '../../shared/dates.ts';
import { NO_DETAILS } from '../../shared/referrals/details.ts';
import { childFields } from '../support/children.ts';
import { newRequestId, openTestService, type TestService } from '../support/service.ts';
import { DIALECTS } from '../support/store.ts';

type Mutable = { -readonly [Name in keyof typeof handlers]: (typeof handlers)[Name] };

describe.each(DIALECTS)('the one path, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  const referral = () => ({
    child: { is: 'new' as const, fields: childFields() },
    receivedOn: localDate('2026-03-09'),
    details: { ...NO_DETAILS, source: 'social_care' as const },
  });
  const auditRows = () => held.vault.store.db.selectFrom('audit').selectAll().orderBy('seq').execute();

  test('a command saves its record and its audit row together', async () => {
    const { childId } = await held.ok('referral.add', referral());
    const child = await held.ok('child.get', { childId });
    expect(child.fields.name).toBe('Rafe Testwood');
    const rows = await auditRows();
    expect(rows.map((row) => [row.operation, row.outcome])).toEqual([['referral.add', 'done']]);
  });

  test('a save sent twice is one save, and is answered alike', async () => {
    const requestId = newRequestId();
    const first = await held.ok('referral.add', referral(), requestId);
    const second = await held.ok('referral.add', referral(), requestId);
    expect(second).toEqual(first);
    expect(await held.vault.store.db.selectFrom('child').selectAll().execute()).toHaveLength(1);
    expect(await auditRows()).toHaveLength(1);
  });

  test('a refusal rolls back and is written to the log', async () => {
    const reply = await held.call('referral.add', { ...referral(), receivedOn: localDate('2026-12-24') });
    expect(reply).toMatchObject({
      ok: false,
      code: 'future_date',
      fields: { receivedOn: expect.any(String) },
    });
    expect(await held.vault.store.db.selectFrom('child').selectAll().execute()).toHaveLength(0);
    expect((await auditRows()).map((row) => [row.outcome, row.detail])).toEqual([
      ['refused', '{"code":"future_date"}'],
    ]);
  });

  test('a role that does not cover an operation is refused, and the refusal is kept', async () => {
    await held.become(['auditor']);
    expect(await held.call('referral.add', referral())).toMatchObject({ ok: false, code: 'not_allowed' });
    expect((await auditRows()).at(-1)).toMatchObject({ operation: 'referral.add', outcome: 'refused' });
  });

  test('an operation nobody declared is refused, and so are names every object has', async () => {
    for (const name of ['child.forget', 'constructor', '__proto__', 'toString']) {
      const reply = await dispatch(held.service, { name, input: {}, requestId: null });
      expect(reply).toMatchObject({ ok: false, code: 'unknown_operation' });
    }
  });

  test('set-up, unlocking and restoring are refused while a service is open', async () => {
    const { vault } = held;
    expect(await held.call('vault.openExample', {})).toMatchObject({ ok: false, code: 'already_open' });
    expect(held.service.vault).toBe(vault);
  });

  test('a stale save is a conflict that shows what the other person saved', async () => {
    const { childId } = await held.ok('referral.add', referral());
    await held.ok('child.save', { childId, version: 1, fields: childFields({ pronouns: 'he/him' }) });
    const late = await held.call('child.save', {
      childId,
      version: 1,
      fields: childFields({ pronouns: 'they/them' }),
    });
    expect(late).toMatchObject({
      ok: false,
      code: 'conflict',
      detail: { theirs: { version: 2, fields: { pronouns: 'he/him' } } },
    });
  });

  test('wrong shapes come back with a sentence beside the field', async () => {
    const reply = await held.call('referral.add', {
      ...referral(),
      child: { is: 'new', fields: childFields({ name: '  ' }) },
    });
    expect(reply).toMatchObject({
      ok: false,
      code: 'bad_input',
      fields: { 'child.fields.name': 'Enter the child’s name' },
    });
  });

  test('a therapist opens a child outside the caseload only with a reason, and the safeguarding lead sees it', async () => {
    const { childId } = await held.ok('referral.add', referral());
    await held.become(['therapist']);
    expect(await held.call('child.get', { childId })).toMatchObject({ code: 'open_first' });
    expect(await held.call('child.open', { childId, reason: null })).toMatchObject({ code: 'reason_needed' });
    await held.ok('child.open', { childId, reason: 'Covering for Ama today' });
    await held.ok('child.get', { childId });
    await held.become(['safeguarding_lead']);
    const { rows } = await held.ok('outsideAccess.list', {});
    expect(rows).toMatchObject([{ childName: 'Rafe Testwood', reason: 'Covering for Ama today' }]);
    await held.ok('outsideAccess.markSeen', { id: rows[0]?.id ?? '' });
    expect((await held.ok('outsideAccess.list', {})).rows).toEqual([]);
  });

  test('a step after the commit runs once the rows are safe, never after a refusal, and once for a save sent twice', async () => {
    const seen: string[] = [];
    const rooms = () => held.vault.store.db.selectFrom('room').selectAll().execute();
    const original = handlers['room.save'];
    const step = () => void rooms().then((rows) => seen.push(`${rows.length} saved`));
    const patched: Mutable = handlers;
    patched['room.save'] = async (ctx, input) => {
      ctx.afterCommit(step);
      return original(ctx, input);
    };
    try {
      const room = { id: null, version: null, name: 'Blue room', isActive: true };
      const requestId = newRequestId();
      await held.ok('room.save', room, requestId);
      await held.ok('room.save', room, requestId);
      expect(await held.call('room.save', room)).toMatchObject({ code: 'name_taken' });
      await rooms();
    } finally {
      patched['room.save'] = original;
    }
    expect(seen).toEqual(['1 saved']);
  });

  test('a draft is kept for its account alone, sealed, and leaves no audit row', async () => {
    await held.ok('draft.save', { formKey: 'checkIn:1', text: 'Bernadette said' });
    expect(await held.ok('draft.get', { formKey: 'checkIn:1' })).toMatchObject({ text: 'Bernadette said' });
    const [row] = await held.vault.store.db.selectFrom('draft').selectAll().execute();
    expect(row?.sealed).not.toContain('Bernadette');
    expect(await auditRows()).toHaveLength(0);
    await held.become(['coordinator']);
    expect(await held.ok('draft.get', { formKey: 'checkIn:1' })).toEqual({
      text: null,
      savedAt: null,
      keptAs: null,
    });
  });
});
