import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localDate, localTime } from '../../../shared/dates.ts';
import { unsaidHours } from '../../../shared/diary/hours.ts';
import { newId } from '../../../electron/service/ids.ts';
import { addPlaces } from '../../support/courses.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addWaiting } from '../../support/waiting.ts';

describe.each(DIALECTS)('the diary’s own facts, on %s', (dialect) => {
  let held: TestService;
  let ama: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    ({ ama } = await addPlaces(held));
  });
  afterEach(() => held.close());

  const closure = {
    id: null,
    version: null,
    kind: 'closure' as const,
    practitionerId: null,
    name: 'Christmas closure',
    startsOn: localDate('2026-12-21'),
    endsOn: localDate('2027-01-04'),
  };

  test('a closure is added, changed and taken out, and the log says which days, never why', async () => {
    const { id } = await held.ok('diary.savePeriod', closure);
    await held.ok('diary.savePeriod', { ...closure, id, version: 1, endsOn: localDate('2027-01-01') });
    expect(await held.ok('diary.facts', {})).toMatchObject({
      periods: [{ id, version: 2, kind: 'closure', endsOn: '2027-01-01' }],
    });
    expect(
      await held.call('diary.savePeriod', { ...closure, id, version: 1, name: 'Training' }),
    ).toMatchObject({ code: 'conflict', detail: { theirs: { version: 2 } } });
    expect(await held.call('diary.removePeriod', { id, version: 1 })).toMatchObject({ code: 'conflict' });
    await held.ok('diary.removePeriod', { id, version: 2 });
    expect((await held.ok('diary.facts', {})).periods).toEqual([]);
    expect(await held.call('diary.removePeriod', { id, version: 2 })).toMatchObject({ code: 'not_found' });
    const { rows } = await held.ok('audit.list', {
      accountId: null,
      subject: null,
      kind: 'service',
      offset: 0,
      limit: 20,
    });
    expect(JSON.stringify(rows)).not.toContain('Christmas closure');
  });

  test('a bank holiday added or taken out moves every working day that counts over it, at once', async () => {
    const { referralId } = await addWaiting(held, 'Rafe Testwood', '2026-11-10');
    const dueOn = async () => (await held.ok('checkIn.view', { referralId })).next?.dueOn;
    const before = await dueOn();
    expect(before).toBe('2026-11-24');
    const funeral = { ...closure, kind: 'bank_holiday' as const, name: 'A funeral' };
    const on = localDate('2026-11-23');
    const { id } = await held.ok('diary.savePeriod', { ...funeral, startsOn: on, endsOn: on });
    expect(await dueOn()).toBe('2026-11-25');
    expect((await held.ok('checkIn.view', { referralId })).ownHolidays).toEqual({
      added: [on],
      takenOut: [],
    });
    const sunday = localDate('2026-11-22');
    await held.ok('diary.savePeriod', { ...funeral, id, version: 1, startsOn: sunday, endsOn: sunday });
    expect(await dueOn()).toBe(before);
    await held.ok('diary.savePeriod', { ...funeral, id, version: 2, startsOn: on, endsOn: on });
    expect(await dueOn()).toBe('2026-11-25');
    await held.ok('diary.removePeriod', { id, version: 3 });
    expect(await dueOn()).toBe(before);
  });

  test('leave names who is away and keeps no reason, even where one was sent', async () => {
    const leave = { ...closure, kind: 'leave' as const, name: 'An operation' };
    expect(await held.call('diary.savePeriod', leave)).toMatchObject({
      code: 'bad_input',
      fields: { practitionerId: 'Choose who is away' },
    });
    expect(await held.call('diary.savePeriod', { ...leave, practitionerId: newId() })).toMatchObject({
      code: 'not_found',
    });
    await held.ok('diary.savePeriod', { ...leave, practitionerId: ama });
    expect((await held.ok('diary.facts', {})).periods).toMatchObject([{ practitionerId: ama, name: '' }]);
  });

  test('working hours are said once, changed, and a stale change shows what was saved', async () => {
    const hours = {
      ...unsaidHours(ama),
      days: [{ weekday: 1 as const, from: localTime('09:00'), to: localTime('17:00') }],
      mostADay: 4,
    };
    await held.ok('diary.saveHours', hours);
    expect(await held.call('diary.saveHours', hours)).toMatchObject({
      code: 'conflict',
      detail: { theirs: { version: 1, mostADay: 4 } },
    });
    await held.ok('diary.saveHours', { ...hours, version: 1, mostADay: null });
    expect((await held.ok('diary.facts', {})).hours).toMatchObject([
      { practitionerId: ama, version: 2, mostADay: null, days: [{ weekday: 1 }] },
    ]);
    const wrong = { ...hours, version: 2, days: [{ ...hours.days[0], to: localTime('08:00') }] };
    expect(await held.call('diary.saveHours', wrong as typeof hours)).toMatchObject({
      fields: { to1: 'Enter an end that is after the beginning' },
    });
  });

  test('a therapist reads them and does not change them', async () => {
    await held.become(['therapist'], ama);
    await held.ok('diary.facts', {});
    expect(await held.call('diary.savePeriod', closure)).toMatchObject({ code: 'not_allowed' });
  });
});
