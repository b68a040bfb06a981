import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import type { InputOf } from '../../../shared/contract.ts';
import { addDays, localDate } from '../../../shared/dates.ts';
import { newConcernKey } from '../../../shared/safeguarding/formKey.ts';
import { checkInInput } from '../../support/checkIns.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addPerson, addWaiting } from '../../support/waiting.ts';

describe.each(DIALECTS)('a concern owed after a disclosure, on %s', (dialect) => {
  let held: TestService;
  let childId: string;
  let referralId: string;
  beforeEach(async () => {
    held = await openTestService({ dialect, roles: ['coordinator'] });
    ({ childId, referralId } = await addWaiting(held, 'Rafe Testwood', '2026-10-01'));
  });
  afterEach(() => held.close());

  const disclosure = (more: Partial<InputOf<'event.record'>> = {}) =>
    held.ok('event.record', { childId, kind: 'disclosure', happenedOn: TODAY, ...more });
  const concern = (more: Partial<InputOf<'concern.save'>> = {}) =>
    held.call('concern.save', {
      childId,
      concernId: null,
      version: null,
      checkInId: null,
      knownOn: null,
      knownTime: null,
      danger: null,
      words: { concern: '', knownBy: '', done: '', told: [], whyNobodyTold: '' },
      complete: false,
      ...more,
    });
  const owed = async () =>
    (await held.ok('today.list', {})).jobs.filter((job) => job.kind === 'concern_owed');
  const onRecord = async () => (await held.ok('child.overview', { childId })).events[0];

  test('stands first on Today for its recorder and the lead until a concern from it is saved', async () => {
    const { eventId } = await disclosure();
    expect(await owed()).toMatchObject([
      {
        eventId,
        group: 'now',
        isMine: true,
        happenedOn: TODAY,
        dueOn: TODAY,
        recordedBy: 'Test coordinator',
      },
    ]);
    expect(await onRecord()).toMatchObject({ owesConcern: true, settled: null });
    await held.become(['safeguarding_lead']);
    expect(await owed()).toHaveLength(1);
    await held.become(['manager']);
    expect(await owed()).toEqual([]);
    await held.become(['safeguarding_lead']);
    // One about something else settles nothing.
    expect(await concern()).toMatchObject({ ok: true });
    expect(await owed()).toHaveLength(1);
    const saved = await concern({ eventId });
    expect(saved).toMatchObject({ ok: true });
    expect(await owed()).toEqual([]);
    expect(await onRecord()).toMatchObject({ owesConcern: false });
    const concernId = saved.ok ? saved.value.concernId : '';
    expect(await held.ok('concern.get', { concernId })).toMatchObject({
      cameUp: { in: 'disclosure', on: TODAY },
    });
  });

  test('or until a person says, with a reason, that it is recorded or not needed; and nothing owed is taken back', async () => {
    const { eventId } = await disclosure();
    expect(await held.call('event.remove', { eventId, because: 'not_so' })).toMatchObject({
      code: 'event_concern_owed',
    });
    const said = { eventId, is: 'not_needed' as const, reason: 'He told it to the police already' };
    expect(await held.call('event.settleConcern', { ...said, reason: '' })).toMatchObject({
      fields: { reason: expect.any(String) },
    });
    await held.become(['safeguarding_lead']);
    await held.become(['manager']);
    expect(await held.call('event.settleConcern', said)).toMatchObject({ code: 'not_allowed' });
    await held.become(['safeguarding_lead']);
    await held.ok('event.settleConcern', said);
    expect(await owed()).toEqual([]);
    expect(await onRecord()).toMatchObject({
      owesConcern: false,
      settled: { is: 'not_needed', reason: said.reason, by: 'Test safeguarding_lead' },
    });
    expect(await held.call('event.settleConcern', said)).toMatchObject({ code: 'concern_not_owed' });
    const row = await held.vault.store.db
      .selectFrom('audit')
      .select('detail')
      .where('operation', '=', 'event.settleConcern')
      .where('outcome', '=', 'done')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.detail ?? '{}')).toMatchObject({ concern: 'not_needed' });
    expect(row.detail).not.toContain('police');
    await held.ok('event.remove', { eventId, because: 'not_so' });
  });

  test('one said to be another child’s asks for no call here, is no news, and leaves room for this child’s own', async () => {
    await held.become(['coordinator', 'safeguarding_lead']);
    const aunt = await addPerson(held, childId);
    await held.ok(
      'checkIn.save',
      checkInInput(referralId, {
        outcome: 'reached',
        spokeToPersonIds: [aunt],
        isSafe: 'yes',
        heldOn: localDate('2026-11-18'),
      }),
    );
    const next = async () => {
      const { because, news, next: due } = await held.ok('checkIn.view', { referralId });
      return { because, news: news.length, dueOn: due?.dueOn };
    };
    const before = await next();
    const { eventId } = await disclosure();
    expect(await next()).toMatchObject({ because: 'disclosure', news: 1 });
    // A decision after a try that reached nobody: the disclosure of today came after it, and brings the call back.
    await held.ok(
      'checkIn.save',
      checkInInput(referralId, { triedPersonId: aunt, heldOn: localDate('2026-11-19') }),
    );
    await held.ok('checkIn.decide', {
      referralId,
      decision: 'try_again',
      reason: 'They are away',
      nextTryOn: addDays(TODAY, 9),
    });
    const later = await held.ok('event.record', {
      childId,
      kind: 'disclosure',
      happenedOn: localDate('2026-11-19'),
    });
    const after = async () => {
      const { jobs } = await held.ok('today.list', {});
      return jobs.flatMap((job) => (job.kind === 'check_in' ? [job.because, job.next.putOff?.after] : []));
    };
    expect(await after()).toEqual(['disclosure', 'disclosure']);
    const reason = 'It was about a child of a like name; the lead knows';
    for (const id of [eventId, later.eventId])
      await held.ok('event.settleConcern', { eventId: id, is: 'other_child', reason });
    expect(await after()).not.toContain('disclosure');
    expect(await next()).toMatchObject({ because: before.because, news: 0 });
    expect(await owed()).toEqual([]);
    expect(await onRecord()).toMatchObject({ settled: { is: 'other_child', reason } });
    await disclosure();
    expect(await after()).toContain('disclosure');
  });

  test('one said to be recorded already names where; anything else that happens owes none', async () => {
    await disclosure({ concernRecorded: 'By Kim on Monday; the lead knows' });
    await held.ok('event.record', { childId, kind: 'charged', happenedOn: TODAY, concernRecorded: 'x' });
    expect(await owed()).toEqual([]);
    const { events } = await held.ok('child.overview', { childId });
    expect(events.find(({ kind }) => kind === 'disclosure')?.settled).toMatchObject({
      is: 'recorded',
      reason: 'By Kim on Monday; the lead knows',
    });
    expect(events.find(({ kind }) => kind === 'charged')?.settled).toBeNull();
  });

  test('while it is owed a failed try goes to the lead; a concern names only a disclosure of the same child', async () => {
    const { eventId } = await disclosure();
    const aunt = await addPerson(held, childId);
    await held.ok('checkIn.save', checkInInput(referralId, { triedPersonId: aunt }));
    expect((await held.ok('checkIn.view', { referralId })).ladder).toMatchObject({ because: 'risk_known' });
    const other = await addWaiting(held, 'Elodie Fakeham', '2026-10-01');
    expect(await concern({ childId: other.childId, eventId })).toMatchObject({ code: 'not_found' });
    // Taken back while it was written: what was typed is saved all the same, linked to nothing.
    expect(await concern({ eventId: newId(), checkInId: newId() })).toMatchObject({ ok: true });
    const rows = await held.vault.store.db
      .selectFrom('concern')
      .select(['event_id', 'check_in_id'])
      .execute();
    expect(rows).toEqual([{ event_id: null, check_in_id: null }]);
  });

  test('one begun in a call and not saved is recorded from the check-in that was saved meanwhile; nobody else’s moves', async () => {
    const begun = newConcernKey(childId, { callOf: referralId });
    const text = JSON.stringify({ values: { concern: 'She said' }, version: null });
    const kept = async (formKey: string) => (await held.ok('draft.get', { formKey })).text;
    const own = held.vault.actor;
    await held.ok('draft.save', { formKey: begun, text });
    await held.become(['coordinator']);
    await held.ok('draft.save', { formKey: begun, text: 'of another' });
    const others = held.vault.actor;
    held.vault.actor = own;
    const { checkInId } = await held.ok('checkIn.save', checkInInput(referralId, { spokeToChild: true }));
    const from = newConcernKey(childId, { checkInId });
    expect([await kept(begun), await kept(from)]).toEqual([null, text]);
    expect((await held.ok('draft.list', {})).drafts).toMatchObject([{ formKey: from, child: { childId } }]);
    held.vault.actor = others;
    expect([await kept(begun), await kept(from)]).toEqual(['of another', null]);
  });

  test('a concern recorded during a call belongs to its check-in; taking the check-in back leaves the concern', async () => {
    const saved = await concern();
    const concernId = saved.ok ? saved.value.concernId : '';
    const notSafe = { outcome: 'reached', spokeToChild: true, isSafe: 'no' } as const;
    const { checkInId } = await held.ok('checkIn.save', checkInInput(referralId, { ...notSafe, concernId }));
    const kinds = async () =>
      (await held.ok('today.list', {})).jobs
        .map(({ kind }) => kind)
        .filter((kind) => !['support_plans', 'check_in', 'no_band'].includes(kind));
    expect(await kinds()).toEqual(['concern']);
    const cameUp = async () => (await held.ok('concern.get', { concernId })).cameUp;
    expect(await cameUp()).toEqual({ in: 'check_in', on: TODAY });
    expect(await held.ok('checkIn.undo', { checkInId })).toMatchObject({ concernsLeft: 1 });
    expect(await kinds()).toEqual(['concern']);
    expect(await cameUp()).toEqual({ in: 'check_in_taken_back' });
    const rows = await held.vault.store.db.selectFrom('concern').select('check_in_id').execute();
    expect(rows).toEqual([{ check_in_id: null }]);
    const other = await addWaiting(held, 'Elodie Fakeham', '2026-10-01');
    expect(
      await held.call('checkIn.save', checkInInput(other.referralId, { ...notSafe, concernId })),
    ).toMatchObject({ code: 'not_found' });
  });
});
