import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { addDays, addWeeks } from '../../../shared/dates.ts';
import { endingOf, planCourse } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('a course whose therapist has left, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());
  const rows = async () =>
    (await held.ok('today.list', {})).jobs.filter(({ kind }) => kind === 'holder_left');

  test('stands on Today, each strand, until somebody is to take it over or it has ended', async () => {
    const from = addWeeks(TODAY, -1);
    const { ama, childId, courseId } = await planCourse(held, {
      startsOn: from,
      sessions: 4,
      carerSessions: 2,
    });
    const bea = newId();
    await held.vault.store.db
      .insertInto('practitioner')
      .values({ id: bea, name: 'Bea Protham', job_title: 'Play therapist', is_active: 1, version: 1 })
      .execute();
    expect(await rows()).toEqual([]);
    await held.ok('practitioner.save', {
      id: ama,
      version: 1,
      name: 'Ama Fictley',
      jobTitle: 'Therapist',
      isActive: false,
    });
    const found = await rows();
    expect(found).toHaveLength(2);
    expect(found).toContainEqual(
      expect.objectContaining({
        isCarers: false,
        practitioner: 'Ama Fictley',
        dates: 3,
        nextOn: TODAY,
        courseId,
      }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ isCarers: true, dates: 1, nextOn: addWeeks(from, 2), group: 'today' }),
    );
    await held.become(['therapist'], bea);
    expect(await rows()).toEqual([]);
    await held.become(['coordinator']);
    expect(await rows()).toHaveLength(2);
    const course = await held.ok('course.get', { courseId });
    const counted = course.strands.find(({ isCounted }) => isCounted);
    await held.ok('handover.plan', {
      courseId,
      version: course.version,
      strandId: counted?.id ?? '',
      isCover: false,
      toPractitionerId: bea,
      startsOn: addDays(TODAY, 3),
      untilOn: null,
      reason: 'left',
      wantsKnown: '',
      clashReason: null,
    });
    expect(await rows()).toMatchObject([{ isCarers: true, child: { childId } }]);
    const { version } = await held.ok('course.get', { courseId });
    await held.ok('course.end', {
      courseId,
      version,
      endedOn: TODAY,
      told: endingOf('family_chose'),
      reason: 'They go with Ama',
    });
    expect(await rows()).toEqual([]);
  });
});
