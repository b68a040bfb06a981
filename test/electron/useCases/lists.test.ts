import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { NO_DETAILS } from '../../../shared/referrals/details.ts';
import { readKeyring } from '../../../electron/service/vault/keyring.ts';
import { childFields } from '../../support/children.ts';
import { giveKeyring } from '../../support/keyring.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('the lists and settings of a service, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    giveKeyring(held);
  });
  afterEach(() => held.close());

  const isNew = { id: null, version: null, isActive: true };
  const changedAt = async (key: string) =>
    (await held.ok('settings.list', {})).changes.find((change) => change.key === key)?.at ?? null;

  test('a practitioner, a room and a funder are added, renamed and closed, and stay in the list', async () => {
    await held.ok('practitioner.save', { ...isNew, name: 'Ama Fictley', jobTitle: 'Play therapist' });
    await held.ok('funder.save', { ...isNew, name: 'Sampleshire Council' });
    const { id, version } = await held.ok('room.save', { ...isNew, name: 'Blue room' });
    await held.ok('room.save', { id, version, isActive: false, name: 'Blue room, upstairs' });
    expect(await held.ok('service.lists', {})).toMatchObject({
      practitioners: [{ name: 'Ama Fictley', jobTitle: 'Play therapist', isActive: true, version: 1 }],
      rooms: [{ id, name: 'Blue room, upstairs', isActive: false, version: 2 }],
      funders: [{ name: 'Sampleshire Council' }],
    });
  });

  test('a name stands once in a list, whatever its capitals, closed ones included', async () => {
    const { id, version } = await held.ok('room.save', { ...isNew, name: 'Blue room' });
    await held.ok('room.save', { id, version, isActive: false, name: 'Blue room' });
    expect(await held.call('room.save', { ...isNew, name: 'BLUE ROOM ' })).toMatchObject({
      code: 'name_taken',
      fields: { name: expect.stringContaining('already') },
    });
    await held.ok('funder.save', { ...isNew, name: 'Blue room' });
  });

  test('a stale save of a list entry is a conflict that shows what was saved', async () => {
    const { id, version } = await held.ok('funder.save', { ...isNew, name: 'Sampleshire Council' });
    await held.ok('funder.save', { id, version, isActive: true, name: 'Sampleshire ICB' });
    expect(await held.call('funder.save', { id, version, isActive: false, name: 'x' })).toMatchObject({
      code: 'conflict',
      detail: { theirs: { name: 'Sampleshire ICB', isActive: true, version: 2 } },
    });
  });

  test('a shorter rhythm moves the next check-in of everyone who waits, in the same save', async () => {
    const { referralId } = await held.ok('referral.add', {
      child: { is: 'new', fields: childFields() },
      receivedOn: localDate('2026-11-20'),
      acceptedOn: localDate('2026-11-20'),
      details: { ...NO_DETAILS, source: 'social_care' },
    });
    const due = async () =>
      (
        await held.vault.store.db
          .selectFrom('referral')
          .select('next_check_in_due_on')
          .where('id', '=', referralId)
          .executeTakeFirstOrThrow()
      ).next_check_in_due_on;
    expect(await due()).toBe('2026-12-04');
    await held.ok('setting.save', { key: 'firstContactWorkingDays', value: 3, changedAt: null });
    expect(await due()).toBe('2026-11-25');
    expect((await held.ok('settings.list', {})).values.firstContactWorkingDays).toBe(3);
  });

  test('a setting out of bounds is refused with a sentence, and an old view of one is a conflict', async () => {
    expect(
      await held.call('setting.save', { key: 'idleLockMinutes', value: 31, changedAt: null }),
    ).toMatchObject({ code: 'bad_input', fields: { value: 'Enter 30 or less' } });
    await held.ok('setting.save', { key: 'idleLockMinutes', value: 10, changedAt: null });
    expect(
      await held.call('setting.save', { key: 'idleLockMinutes', value: 20, changedAt: null }),
    ).toMatchObject({ code: 'conflict', detail: { theirs: { value: 10 } } });
    const seen = await changedAt('idleLockMinutes');
    await held.ok('setting.save', { key: 'idleLockMinutes', value: 20, changedAt: seen });
  });

  test('the log says which setting went from what to what, but repeats no words', async () => {
    await held.ok('setting.save', { key: 'checkInEveryWeeks', value: 4, changedAt: null });
    await held.ok('setting.save', {
      key: 'recoveryKeyKeptWhere',
      value: 'Safe at 1 Fake St',
      changedAt: null,
    });
    const rows = await held.vault.store.db.selectFrom('audit').select('detail').orderBy('seq').execute();
    expect(rows.map((row) => row.detail)).toEqual([
      '{"key":"checkInEveryWeeks","from":6,"to":4}',
      '{"key":"recoveryKeyKeptWhere"}',
    ]);
  });

  test('the log says which therapies were taken up and given up', async () => {
    const delivered = ['ltfi_8_17', 'tf_cbt_csa'] as const;
    const save = (value: (typeof delivered)[number][], seen: string | null) =>
      held.ok('setting.save', { key: 'therapiesDelivered', value, changedAt: seen });
    const { changedAt: seen } = await save([...delivered], null);
    await save(['tf_cbt_csa'], seen);
    const rows = await held.vault.store.db.selectFrom('audit').select('detail').orderBy('seq').execute();
    expect(JSON.parse(rows[0]?.detail ?? '')).toMatchObject({ key: 'therapiesDelivered', added: [] });
    expect(rows[1]?.detail).toBe('{"key":"therapiesDelivered","added":[],"removed":["ltfi_8_17"]}');
  });

  test('the log says which measures came into use and went out of it', async () => {
    await held.ok('setting.save', { key: 'measuresUsed', value: ['sdq', 'ors'], changedAt: null });
    const row = await held.vault.store.db.selectFrom('audit').select('detail').executeTakeFirst();
    expect(JSON.parse(row?.detail ?? '')).toEqual({
      key: 'measuresUsed',
      added: ['ors'],
      removed: ['cries_8', 'rcads_25', 'yp_core', 'gbo', 'esq', 'core_10'],
    });
  });

  test('where the recovery key lies is for those who look after the service', async () => {
    const kept = { key: 'recoveryKeyKeptWhere', value: 'Safe at 1 Fake St', changedAt: null } as const;
    await held.ok('setting.save', kept);
    for (const [role, value] of [
      ['administrator', 'Safe at 1 Fake St'],
      ['manager', 'Safe at 1 Fake St'],
      ['coordinator', null],
      ['therapist', null],
      ['safeguarding_lead', null],
    ] as const) {
      await held.become([role]);
      const { values, changes } = await held.ok('settings.list', {});
      expect({ role, value: values.recoveryKeyKeptWhere }).toEqual({ role, value });
      expect(changes.map((change) => change.key)).toEqual(value === null ? [] : ['recoveryKeyKeptWhere']);
    }
  });

  test('a new name of the service reaches the unlock screen only once the database has it', async () => {
    await held.ok('setting.save', { key: 'serviceName', value: 'Testbridge', changedAt: null });
    expect(readKeyring(held.folder).serviceName).toBe('Testbridge');
    const seen = await changedAt('serviceName');
    expect(
      await held.call('setting.save', { key: 'serviceName', value: 'Elsewhere', changedAt: 'never' }),
    ).toMatchObject({ code: 'conflict' });
    expect(readKeyring(held.folder).serviceName).toBe('Testbridge');
    expect(seen).not.toBeNull();
  });
});
