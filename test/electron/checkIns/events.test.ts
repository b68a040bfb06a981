import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { besideWords } from '../../../shared/audit/words.ts';
import { localDate, type LocalDate } from '../../../shared/dates.ts';
import { checkInInput } from '../../support/checkIns.ts';
import { logOf, planCourse, sessionNumber } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addPerson, addWaiting } from '../../support/waiting.ts';

describe.each(DIALECTS)('check-ins after something happened, on %s', (dialect) => {
  let held: TestService;
  let childId: string;
  let referralId: string;
  let person: string;
  beforeEach(async () => {
    held = await openTestService({ dialect, roles: ['manager', 'coordinator', 'therapist'] });
    ({ childId, referralId } = await addWaiting(held, 'Elodie Fakeham', '2026-08-03', {
      child: { birthDate: localDate('2013-05-04') },
    }));
    person = await addPerson(held, childId);
    await checkIn({ heldOn: localDate('2026-11-16') });
  });
  afterEach(() => held.close());

  const checkIn = (more: Parameters<typeof checkInInput>[1] = {}) =>
    held.ok(
      'checkIn.save',
      checkInInput(referralId, { outcome: 'reached', spokeToPersonIds: [person], isSafe: 'yes', ...more }),
    );
  const next = async () => {
    const { next: due, because } = await held.ok('checkIn.view', { referralId });
    return due === null ? null : [due.dueOn, because];
  };
  const move = { kind: 'placement_move', happenedOn: TODAY } as const;

  test('an event brings the check-in nearer, says why, and a check-in after it answers it', async () => {
    expect(await next()).toEqual(['2026-12-24', 'rhythm']);
    expect(await held.ok('event.record', { childId, ...move })).toMatchObject({ nextDueOn: '2026-11-27' });
    expect(await next()).toEqual(['2026-11-27', 'placement_move']);
    const { jobs } = await held.ok('today.list', {});
    expect(jobs.filter(({ kind }) => kind === 'check_in')).toMatchObject([
      { kind: 'check_in', because: 'placement_move', dueOn: '2026-11-27' },
    ]);
    const { events, referrals } = await held.ok('child.overview', { childId });
    expect(events).toMatchObject([{ ...move, recordedOn: TODAY, by: 'Test manager coordinator therapist' }]);
    expect(referrals[0]).toMatchObject({ nextCheckInBecause: 'placement_move' });
    await checkIn();
    expect(await next()).toEqual(['2026-12-31', 'rhythm']);
  });

  test('taken back, it leaves what was due without it; the same twice, or too far off, is said beside the date', async () => {
    const { eventId } = await held.ok('event.record', { childId, ...move });
    for (const [happenedOn, code] of [
      [TODAY, 'event_recorded_already'],
      ['2027-12-01', 'event_too_far'],
      ['2013-05-03', 'event_before_birth'],
    ] as const)
      expect(
        await held.call('event.record', { childId, ...move, happenedOn: localDate(happenedOn) }),
      ).toMatchObject({ code, fields: { happenedOn: expect.any(String) } });
    expect(await held.ok('event.removal', { eventId })).toEqual({
      ...move,
      whyNot: null,
      dueOn: '2026-11-27',
      dueWithout: '2026-12-24',
      isInProceedings: false,
    });
    expect(await held.call('event.remove', { eventId, because: 'other', words: ' ' })).toMatchObject({
      code: 'event_removal_words',
      fields: { words: expect.any(String) },
    });
    await held.ok('event.remove', { eventId, because: 'other', words: 'A slip' });
    expect(await next()).toEqual(['2026-12-24', 'rhythm']);
    const again = await held.call('event.remove', { eventId, because: 'not_so' });
    expect(again).toMatchObject({ code: 'not_found' });
    const logged = await held.vault.store.db
      .selectFrom('audit')
      .select(['subject', 'detail'])
      .where('operation', '=', 'event.remove')
      .where('outcome', '=', 'done')
      .execute();
    expect(logged.map(({ subject, detail }) => [subject, JSON.parse(detail ?? '{}')])).toEqual([
      [childId, { kind: 'placement_move', because: 'other', wordsId: expect.any(String) }],
    ]);
    // The words stand in the child's own History, and nowhere plain: not in the log, not in the database.
    const { rows } = await held.ok('child.history', { childId, offset: 0, limit: 1 });
    expect(rows).toMatchObject([
      { operation: 'event.remove', takenBack: 'The child moved home or placement. A slip' },
    ]);
    const sealed = await held.vault.store.db.selectFrom('event_removal').selectAll().execute();
    expect(sealed).toMatchObject([{ child_id: childId }]);
    expect(JSON.stringify(sealed)).not.toContain('A slip');
    // Of a reason that has a code no words are kept.
    const second = await held.ok('event.record', { childId, ...move });
    await held.ok('event.remove', { eventId: second.eventId, because: 'wrong_day', words: 'About Rafe' });
    const log = await held.ok('audit.list', {
      accountId: null,
      subject: childId,
      kind: 'records',
      offset: 0,
      limit: 10,
    });
    expect(JSON.stringify(log)).not.toMatch(/A slip|About Rafe/);
    expect(besideWords('event.remove', log.rows[0]?.detail ?? null)).toBe(
      'The child moved home or placement. The day was wrong: I record it again',
    );
    expect(await held.vault.store.db.selectFrom('event_removal').selectAll().execute()).toHaveLength(1);
  });

  test('a therapist takes back what they recorded on the same day only; coordinators later too', async () => {
    const course = await planCourse(held);
    const { eventId } = await held.ok('event.record', { childId: course.childId, ...move });
    const { roles } = held.vault.actor;
    held.setToday(localDate('2026-11-21'));
    Object.assign(held.vault.actor, { roles: ['therapist'] });
    held.vault.openedOutside.add(course.childId);
    const refused = { code: 'event_not_yours' };
    expect(await held.call('event.remove', { eventId, because: 'not_so' })).toMatchObject(refused);
    expect((await held.ok('event.removal', { eventId })).whyNot).toContain('Ask one of them');
    Object.assign(held.vault.actor, { roles });
    await held.ok('event.remove', { eventId, because: 'not_so' });
  });

  test('a trial’s day that was taken back stays away until the proceedings name another', async () => {
    const trial = { childId, stage: 'trial_listed', nextEvent: null } as const;
    const on = localDate('2027-02-01');
    const { proceedingsId } = await held.ok('proceedings.save', {
      ...trial,
      proceedingsId: null,
      version: null,
      nextEventOn: on,
    });
    let version = 1;
    const save = async (nextEventOn: LocalDate) =>
      ({ version } = await held.ok('proceedings.save', { ...trial, proceedingsId, version, nextEventOn }));
    const events = async () => (await held.ok('child.overview', { childId })).events;
    const eventId = (await events())[0]?.id ?? '';
    expect(await held.ok('event.removal', { eventId })).toMatchObject({ isInProceedings: true });
    await held.ok('event.remove', { eventId, because: 'not_so' });
    await save(on);
    expect(await events()).toEqual([]);
    await save(localDate('2027-03-01'));
    expect((await events()).map(({ happenedOn }) => happenedOn)).toEqual(['2027-03-01']);
    await save(on);
    expect((await events()).map(({ happenedOn }) => happenedOn)).toEqual(['2027-02-01']);
  });

  test('how soon is a setting, audited, and a change moves the day at once', async () => {
    await held.ok('event.record', { childId, ...move });
    await held.ok('setting.save', { key: 'eventCheckInWorkingDays', value: 2, changedAt: null });
    expect(await next()).toEqual(['2026-11-24', 'placement_move']);
    const logged = await held.vault.store.db
      .selectFrom('audit')
      .select('detail')
      .where('operation', '=', 'setting.save')
      .execute();
    expect(JSON.parse(logged[0]?.detail ?? '{}')).toEqual({ key: 'eventCheckInWorkingDays', from: 5, to: 2 });
  });

  test('a charge, and the date of a trial as it moves, are read from the proceedings', async () => {
    const events = async () =>
      (await held.ok('child.overview', { childId })).events.map(({ kind, happenedOn }) => [kind, happenedOn]);
    const first = { childId, proceedingsId: null, version: null, stage: 'with_cps' } as const;
    const nothing = { nextEvent: null, nextEventOn: null };
    const { proceedingsId } = await held.ok('proceedings.save', { ...first, ...nothing });
    let version = 1;
    const save = async (stage: 'charged' | 'ptph' | 'trial_listed' | 'verdict', on: string | null) => {
      const nextEventOn = on === null ? null : localDate(on);
      const input = { ...first, proceedingsId, version, stage, nextEvent: null, nextEventOn };
      ({ version } = await held.ok('proceedings.save', input));
    };
    await save('charged', null);
    expect(await events()).toEqual([['charged', TODAY]]);
    expect(await next()).toEqual(['2026-11-27', 'charged']);
    await save('ptph', '2026-12-01');
    expect(await events()).toEqual([['charged', TODAY]]);
    await save('trial_listed', '2027-02-01');
    await save('trial_listed', '2027-03-01');
    expect(await events()).toEqual([
      ['court_date', '2027-03-01'],
      ['charged', TODAY],
    ]);
    held.setToday(localDate('2027-03-02'));
    await save('verdict', null);
    expect(await events()).toContainEqual(['court_date', '2027-03-01']);
  });

  test('two sets of proceedings with one date each keep their own, also where one is moved', async () => {
    const on = localDate('2027-02-01');
    const trial = { childId, stage: 'trial_listed', nextEvent: null } as const;
    const added = { ...trial, proceedingsId: null, version: null, nextEventOn: on };
    const { proceedingsId, version } = await held.ok('proceedings.save', added);
    await held.ok('proceedings.save', added);
    await held.ok('proceedings.save', {
      ...trial,
      proceedingsId,
      version,
      nextEventOn: localDate('2027-03-01'),
    });
    const { events } = await held.ok('child.overview', { childId });
    expect(events.map(({ happenedOn }) => happenedOn)).toEqual(['2027-03-01', '2027-02-01']);
  });

  test('turning 16 follows from the birth date, also where it is put right', async () => {
    const { fields, version } = await held.ok('child.get', { childId });
    const born = { ...fields, birthDate: localDate('2010-11-23') };
    await held.ok('child.save', { childId, version, fields: born });
    expect(await next()).toEqual(['2026-11-30', 'turned_16']);
    await held.ok('child.save', { childId, version: version + 1, fields });
    expect(await next()).toEqual(['2026-12-24', 'rhythm']);
  });
});

describe.each(DIALECTS)('check-ins while a course stands still, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect, roles: ['manager', 'coordinator', 'therapist'] });
  });
  afterEach(() => held.close());

  test('are due four weeks after the last session held or booked, and no part of the return', async () => {
    const course = await planCourse(held, { startsOn: TODAY, carerSessions: 0 });
    const { referralId, childId } = course;
    const person = await addPerson(held, childId);
    const next = async () => {
      const { next: due, because, rhythm } = await held.ok('checkIn.view', { referralId });
      return [due?.dueOn ?? null, because, rhythm.because];
    };
    expect((await next())[1]).toBe('first');
    const view = async () => held.ok('course.get', { courseId: course.courseId });
    await held.ok('session.log', logOf(await view(), sessionNumber(await view(), 1)));
    const booked = (await view()).sessions.flatMap(({ tries }) =>
      tries.flatMap(({ status, on }) => (status === 'planned' ? [on] : [])),
    );
    expect(booked.length).toBeGreaterThan(1);
    for (const each of (await view()).sessions)
      for (const tried of each.tries)
        if (tried.status === 'planned') {
          const { version } = await view();
          await held.ok('session.move', { courseId: course.courseId, version, tryId: tried.id, to: null });
        }
    expect(await next()).toEqual(['2026-12-18', 'quiet_course', 'quiet_course']);
    held.setToday(localDate('2026-12-14'));
    expect((await held.ok('today.list', {})).jobs.map(({ kind }) => kind)).toContain('check_in');
    held.setToday(localDate('2026-12-18'));
    await held.ok(
      'checkIn.save',
      checkInInput(referralId, {
        heldOn: localDate('2026-12-18'),
        outcome: 'reached',
        spokeToPersonIds: [person],
        isSafe: 'yes',
      }),
    );
    const rows = await held.vault.store.db.selectFrom('check_in').select(['is_done', 'due_on']).execute();
    expect(rows).toEqual([{ is_done: 1, due_on: null }]);
    expect((await next())[0]).toBe('2027-01-15');
    await held.ok('setting.save', { key: 'quietCourseWeeks', value: 2, changedAt: null });
    expect((await next())[0]).toBe('2026-12-31');
  });
});
