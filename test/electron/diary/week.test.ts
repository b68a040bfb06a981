import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { addWeeks, localTime, startOfWeek } from '../../../shared/dates.ts';
import { addPlaces, addReferral } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('the week, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  test('of a child outside the caseload it tells the hours that are taken, not where or in what language', async () => {
    const { ama } = await addPlaces(held);
    const { childId, referralId } = await addReferral(held);
    await held.vault.store.db
      .updateTable('child')
      .set({ interpreter_language: 'Tigrinya' })
      .where('id', '=', childId)
      .execute();
    const on = addWeeks(startOfWeek(TODAY), 1);
    await held.ok('course.plan', {
      childId,
      referralId,
      offerId: null,
      protocolId: 'ltfi_8_17',
      planningReason: null,
      reasonForUnusualFit: 'Need decides',
      counted: {
        practitionerId: ama,
        lengthMinutes: 50,
        roomId: null,
        place: 'An invented school',
        personId: null,
        dates: [{ on, time: localTime('10:00') }],
      },
      carer: null,
      noCarerReason: 'Nobody is safe to ask',
      clashReason: null,
    });
    const block = async () => (await held.ok('diary.week', { from: on })).blocks[0];
    expect(await block()).toMatchObject({ childId, place: 'An invented school', interpreter: 'needed' });
    await held.become(['therapist'], newId());
    expect(await block()).toMatchObject({
      childId: null,
      childName: null,
      practitionerId: ama,
      time: '10:00',
      lengthMinutes: 50,
      place: 'elsewhere',
      interpreter: null,
    });
  });
});
