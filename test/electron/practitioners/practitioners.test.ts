import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/dates.ts';
import { planCourse } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

const PROFILE = {
  seenAs: 'woman' as const,
  agesFrom: 5,
  agesThrough: 17,
  registeredWith: 'BACP',
  registrationNumber: '',
  registrationExpiresOn: addDays(TODAY, 10),
  weeklyMinutes: 720,
  caseloadLimit: 8,
};

describe.each(DIALECTS)('practitioners, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  test('have what is stated of them, their training, their supervision and their caseload', async () => {
    const { ama: practitionerId } = await planCourse(held);
    await held.ok('practitioner.saveProfile', { practitionerId, version: 1, profile: PROFILE });
    const stale = await held.call('practitioner.saveProfile', {
      practitionerId,
      version: 1,
      profile: PROFILE,
    });
    expect(stale).toMatchObject({ ok: false, code: 'conflict', detail: { theirs: { version: 2 } } });
    await held.ok('practitioner.addTraining', {
      practitionerId,
      protocolId: 'tf_cbt_csa',
      subject: 'left out',
      trainedOn: TODAY,
      givenBy: '',
    });
    const other = await held.ok('practitioner.addTraining', {
      practitionerId,
      protocolId: null,
      subject: 'Safeguarding, level 3',
      trainedOn: addDays(TODAY, -30),
      givenBy: 'The partnership',
    });
    await held.ok('practitioner.addSupervision', {
      practitionerId,
      heldOn: addDays(TODAY, -3),
      withWhom: 'Imre Placeholder',
      purposes: ['practice', 'support'],
    });
    const one = await held.ok('practitioner.get', { practitionerId });
    expect(one).toMatchObject({
      version: 2,
      profile: { ...PROFILE, registrationNumber: null },
      trainings: [
        { protocolId: 'tf_cbt_csa', subject: null, trainedOn: TODAY, givenBy: null },
        { protocolId: null, subject: 'Safeguarding, level 3', givenBy: 'The partnership' },
      ],
      supervision: [{ withWhom: 'Imre Placeholder', purposes: ['practice', 'support'] }],
      courses: 1,
      carerStrands: 1,
    });
    // Weekly sessions from September: four lie in the weeks ahead, and none of the carer's is left.
    expect(one.bookedMinutes).toBe(4 * 50);
    await held.ok('practitioner.removeTraining', { practitionerId, id: other.id });
    expect((await held.ok('practitioner.get', { practitionerId })).trainings).toHaveLength(1);
    expect(await held.call('practitioner.removeTraining', { practitionerId, id: other.id })).toMatchObject({
      code: 'not_found',
    });
    expect((await held.ok('practitioner.summaries', {})).rows).toEqual([
      {
        id: practitionerId,
        registrationExpiresOn: PROFILE.registrationExpiresOn,
        courses: 1,
        caseloadLimit: 8,
      },
    ]);
  });

  test('what cannot be is said beside where it happened', async () => {
    const { ama: practitionerId } = await planCourse(held);
    const ages = { ...PROFILE, agesFrom: 12, agesThrough: 5 };
    expect(
      await held.call('practitioner.saveProfile', { practitionerId, version: 1, profile: ages }),
    ).toMatchObject({ code: 'bad_input' });
    const training = { practitionerId, protocolId: null, subject: '', trainedOn: TODAY, givenBy: null };
    expect(await held.call('practitioner.addTraining', training)).toMatchObject({
      code: 'training_not_named',
      fields: { subject: expect.stringContaining('training') },
    });
    const ahead = { ...training, subject: 'First aid', trainedOn: addDays(TODAY, 1) };
    expect(await held.call('practitioner.addTraining', ahead)).toMatchObject({
      fields: { trainedOn: expect.any(String) },
    });
  });

  test('a registration near its end stands on the manager’s Today, and on nobody else’s', async () => {
    const { ama: practitionerId } = await planCourse(held);
    const registrations = async () =>
      (await held.ok('today.list', {})).jobs.filter(({ kind }) => kind === 'registration');
    await held.ok('practitioner.saveProfile', { practitionerId, version: 1, profile: PROFILE });
    expect(await registrations()).toMatchObject([
      { group: 'this_week', dueOn: addDays(TODAY, 10), practitioner: 'Ama Fictley', registeredWith: 'BACP' },
    ]);
    held.setToday(addDays(TODAY, 11));
    expect(await registrations()).toMatchObject([{ group: 'overdue' }]);
    await held.become(['coordinator']);
    expect(await registrations()).toEqual([]);
    expect((await held.ok('practitioner.get', { practitionerId })).supervision).toBeNull();
    // Who holds sessions sees their own page, supervision among it, and nobody else's; nothing of it is theirs to change.
    await held.become(['therapist'], practitionerId);
    expect((await held.ok('practitioner.get', { practitionerId })).supervision).toEqual([]);
    expect(await held.call('practitioner.addTraining', { practitionerId } as never)).toMatchObject({
      ok: false,
    });
    await held.become(['therapist']);
    expect(await held.call('practitioner.get', { practitionerId })).toMatchObject({ code: 'not_found' });
  });
});
