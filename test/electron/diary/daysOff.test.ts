import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import type { InputOf } from '../../../shared/contract.ts';
import { localDate } from '../../../shared/dates.ts';
import { planCourse, sessionNumber, type TestCourse } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('sessions on a day off entered later, on %s', (dialect) => {
  let held: TestService;
  let course: TestCourse;
  let bea: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    // Fridays from 20 November on.
    course = await planCourse(held, { startsOn: TODAY, sessions: 8, carerSessions: 0 });
    bea = newId();
    const row = { id: bea, name: 'Bea Protham', job_title: 'Therapist', is_active: 1 as const, version: 1 };
    await held.vault.store.db.insertInto('practitioner').values(row).execute();
  });
  afterEach(() => held.close());

  const rows = async () =>
    (await held.ok('today.list', {})).jobs.flatMap((job) => (job.kind === 'day_off' ? [job] : []));
  const save = (more: Partial<InputOf<'diary.savePeriod'>> = {}) =>
    held.ok('diary.savePeriod', {
      id: null,
      version: null,
      kind: 'leave',
      practitionerId: course.ama,
      name: '',
      startsOn: localDate('2026-11-23'),
      endsOn: localDate('2026-12-11'),
      ...more,
    });
  const view = () => held.ok('course.get', { courseId: course.courseId });
  const keep = (untilOn = '2026-12-11', reason = 'Held online from home') =>
    held.call('session.keepOnDayOff', { courseId: course.courseId, untilOn: localDate(untilOn), reason });
  const changeFirst = async (to: object) => {
    const of = await view();
    const date = sessionNumber(of, 2).tries.at(-1);
    if (date?.time == null) throw new Error('No date');
    const { on, time, practitionerId, roomId, place } = date;
    await held.ok('session.change', {
      courseId: of.id,
      version: of.version,
      tryId: date.id,
      scope: 'this',
      to: { on, time, practitionerId: practitionerId ?? '', roomId, place, ...to },
      withOthers: false,
    });
  };

  test('are shown when it is saved, and stand on Today for who coordinates and who holds them', async () => {
    expect(await rows()).toEqual([]);
    const { id, sessions } = await save();
    expect(sessions).toBe(3);
    const fallen = (await held.ok('diary.fallen', { id })).sessions;
    expect(fallen).toMatchObject([
      { courseId: course.courseId, on: '2026-11-27', practitioner: 'Ama Fictley' },
      { on: '2026-12-04' },
      { on: '2026-12-11' },
    ]);
    const row = {
      sessions: 3,
      firstOn: '2026-11-27',
      lastOn: '2026-12-11',
      dueOn: TODAY,
      group: 'today',
      off: { because: 'leave', name: 'Ama Fictley' },
    };
    await held.become(['coordinator']);
    expect(await rows()).toMatchObject([{ ...row, isMine: false }]);
    await held.become(['therapist'], course.ama);
    expect(await rows()).toMatchObject([{ isMine: true }]);
    await held.become(['therapist'], bea);
    expect([await rows(), (await held.ok('diary.fallen', { id })).sessions]).toEqual([[], []]);
    await held.become(['administrator']);
    expect(await held.call('diary.fallen', { id })).toMatchObject({ code: 'not_allowed' });
  });

  test('go one by one as they are moved and covered, and by a reason that stands for the rest', async () => {
    const { id } = await save();
    await changeFirst({ on: localDate('2026-12-16') });
    expect(await rows()).toMatchObject([{ sessions: 2, firstOn: '2026-12-04' }]);
    const of = await view();
    await held.ok('handover.plan', {
      courseId: of.id,
      version: of.version,
      strandId: of.strands[0]?.id ?? '',
      isCover: true,
      toPractitionerId: bea,
      startsOn: localDate('2026-12-01'),
      untilOn: localDate('2026-12-05'),
      reason: 'leave',
      wantsKnown: '',
    });
    expect(await rows()).toMatchObject([{ sessions: 1, firstOn: '2026-12-11' }]);
    expect(await keep('2026-12-10')).toMatchObject({ code: 'day_off_no_longer' });
    expect(await keep('2026-12-11', ' ')).toMatchObject({ fields: { reason: expect.any(String) } });
    expect(await keep()).toMatchObject({ ok: true, value: { kept: 1 } });
    expect(await rows()).toEqual([]);
    // Longer leave asks about what it covers since, and about nothing that was answered.
    await save({ id, version: 1, endsOn: localDate('2026-12-18') });
    expect(await rows()).toMatchObject([{ firstOn: '2026-12-16', sessions: 2 }]);
    // A closure is another reason not to come.
    await save({
      kind: 'closure',
      practitionerId: null,
      name: 'Boiler',
      startsOn: localDate('2026-12-11'),
      endsOn: localDate('2026-12-11'),
    });
    expect(await rows()).toMatchObject([
      { firstOn: '2026-12-11', sessions: 3, off: { because: 'closure', name: 'Boiler' } },
    ]);
  });

  test('taking the leave out takes the row away; a reason holds no longer once somebody else holds the date', async () => {
    const { id } = await save({ endsOn: localDate('2026-11-27') });
    const closure = await save({
      kind: 'closure',
      practitionerId: null,
      name: 'Training day',
      startsOn: localDate('2026-11-27'),
      endsOn: localDate('2026-11-27'),
    });
    expect(closure.sessions).toBe(1);
    await keep('2026-11-27');
    expect(await rows()).toEqual([]);
    await changeFirst({ practitionerId: bea });
    expect(await rows()).toMatchObject([{ sessions: 1, off: { because: 'closure', name: 'Training day' } }]);
    await held.ok('diary.removePeriod', { id: closure.id, version: 1 });
    await held.ok('diary.removePeriod', { id, version: 1 });
    expect(await rows()).toEqual([]);
  });
});
