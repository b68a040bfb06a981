import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { addWeeks, localTime } from '../../../shared/dates.ts';
import { addPlaces, addReferral } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('who holds a group, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  test('is nobody who works here no longer, in a plan and in a change; what they held they keep', async () => {
    const { ama, room } = await addPlaces(held);
    const bea = newId();
    await held.vault.store.db
      .insertInto('practitioner')
      .values({ id: bea, name: 'Bea Protham', job_title: 'Play therapist', is_active: 1, version: 1 })
      .execute();
    const leaves = (id: string, isActive: 0 | 1) =>
      held.vault.store.db
        .updateTable('practitioner')
        .set({ is_active: isActive })
        .where('id', '=', id)
        .execute();
    const time = localTime('16:00');
    const place = { roomId: room, place: null };
    const plan = (practitionerId: string, secondPractitionerId: string | null, weeks: readonly number[]) => ({
      name: 'Girls, winter',
      protocolId: 'group_girls_6_14' as const,
      practitionerId,
      secondPractitionerId,
      ...place,
      lengthMinutes: 90,
      places: 8,
      dates: weeks.map((week) => ({ on: addWeeks(TODAY, week), time })),
    });
    await leaves(bea, 0);
    expect(await held.call('group.plan', plan(bea, null, [1, 2]))).toMatchObject({
      code: 'handover_left',
      fields: { practitionerId: expect.any(String) },
    });
    expect(await held.call('group.plan', plan(ama, bea, [1, 2]))).toMatchObject({
      code: 'handover_left',
      fields: { secondPractitionerId: expect.any(String) },
    });
    // One that is entered late may have been with them.
    await held.ok('group.plan', plan(bea, null, [-3, -2]));

    const { groupId } = await held.ok('group.plan', plan(ama, null, [1, 2]));
    const [date] = (await held.ok('group.get', { groupId })).dates;
    const change = (practitionerId: string, version: number) => ({
      groupId,
      version,
      dateId: date?.id ?? '',
      scope: 'this' as const,
      to: { on: addWeeks(TODAY, 1), time, practitionerId, secondPractitionerId: null, ...place },
      clashReason: null,
    });
    expect(await held.call('group.changeDates', change(bea, 1))).toMatchObject({
      code: 'handover_left',
      fields: { practitionerId: expect.any(String) },
    });
    await leaves(ama, 0);
    const later = change(ama, 1);
    await held.ok('group.changeDates', { ...later, to: { ...later.to, time: localTime('17:00') } });
  });

  test('once they have left, Today tells it of each member, and leads to the group', async () => {
    const { ama, room } = await addPlaces(held);
    const { childId, referralId } = await addReferral(held);
    const { groupId } = await held.ok('group.plan', {
      name: 'Girls, winter',
      protocolId: 'group_girls_6_14',
      practitionerId: ama,
      secondPractitionerId: null,
      roomId: room,
      place: null,
      lengthMinutes: 90,
      places: 8,
      dates: [{ on: addWeeks(TODAY, 1), time: localTime('16:00') }],
    });
    await held.ok('group.join', {
      groupId,
      version: 1,
      childId,
      referralId,
      offerId: null,
      personId: null,
      joinedOn: TODAY,
      proceedingsNote: null,
      apartReason: null,
      noCarerReason: 'Her own, apart',
      reasonForUnusualFit: 'Need decides',
    });
    await held.vault.store.db
      .updateTable('practitioner')
      .set({ is_active: 0 })
      .where('id', '=', ama)
      .execute();
    const { jobs } = await held.ok('today.list', {});
    expect(jobs.filter(({ kind }) => kind === 'holder_left')).toMatchObject([
      { child: { childId }, inGroup: { id: groupId, name: 'Girls, winter' }, dates: 1 },
    ]);
  });
});
