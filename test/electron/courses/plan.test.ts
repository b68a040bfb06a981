import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract.ts';
import { addDays, type LocalDate, localDate, localTime } from '../../../shared/dates.ts';
import { UNASSESSED } from '../../support/choices.ts';
import { addPlaces, addReferral, planCourse } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

const at4 = (on: string) => ({ on: localDate(on), time: localTime('16:00') });

describe.each(DIALECTS)('planning a course, on %s', (dialect) => {
  let held: TestService;
  let place: { practitionerId: string; lengthMinutes: number; roomId: string | null; place: null };
  let child: { childId: string; referralId: string };
  beforeEach(async () => {
    held = await openTestService({ dialect });
    const { ama, room } = await addPlaces(held);
    place = { practitionerId: ama, lengthMinutes: 50, roomId: room, place: null };
    child = await addReferral(held);
  });
  afterEach(() => held.close());

  const proposal = (more: Partial<InputOf<'course.proposeDates'>> = {}): InputOf<'course.proposeDates'> => ({
    childId: child.childId,
    protocolId: 'tf_cbt_csa',
    startsOn: localDate('2026-12-10'),
    weekday: 5,
    time: localTime('16:00'),
    count: 4,
    ...place,
    carer: null,
    leftOut: [],
    moves: [],
    ...more,
  });
  const plan = (more: Partial<InputOf<'course.plan'>> = {}): InputOf<'course.plan'> => ({
    childId: child.childId,
    referralId: child.referralId,
    offerId: null,
    protocolId: 'tf_cbt_csa',
    planningReason: null,
    counted: {
      ...place,
      personId: null,
      dates: Array.from({ length: 12 }, (_, index) => at4(`2026-12-${String(index + 1).padStart(2, '0')}`)),
    },
    carer: null,
    noCarerReason: 'Nobody is safe to ask yet',
    ...more,
  });
  const acceptedOffer = async () => {
    const { offerId } = await held.ok('offer.make', {
      referralId: child.referralId,
      assessmentId: null,
      protocolId: 'tf_cbt_csa',
      madeOn: localDate('2026-11-10'),
      explainedTo: ['child', 'carer'],
      ...UNASSESSED,
      alternatives: 'Waiting',
      reasonForUnusualFit: 'Assessed by the hospital team',
    });
    await held.ok('offer.answer', {
      offerId,
      version: 1,
      answer: 'accepted',
      answeredOn: localDate('2026-11-12'),
      askAgainOn: null,
    });
    return offerId;
  };

  test('a therapy that is not delivered is not planned, unless it was offered and accepted before', async () => {
    const offerId = await acceptedOffer();
    await held.ok('setting.save', { key: 'therapiesDelivered', value: ['ltfi_8_17'], changedAt: null });
    expect(await held.call('course.plan', plan())).toMatchObject({
      code: 'not_delivered',
      fields: { protocolId: expect.any(String) },
    });
    await held.ok('course.plan', plan({ offerId }));
  });

  test('bank holidays are passed over with their name, take no number, and come with a free day instead', async () => {
    const { dates, reviews } = await held.ok('course.proposeDates', proposal());
    expect(dates.map((each) => [each.number, each.on, each.skipped])).toEqual([
      [1, '2026-12-11', null],
      [2, '2026-12-18', null],
      [null, '2026-12-25', { because: 'holiday', name: 'Christmas Day' }],
      [null, '2027-01-01', { because: 'holiday', name: 'New Year’s Day' }],
      [3, '2027-01-08', null],
      [4, '2027-01-15', null],
    ]);
    expect(dates[2]?.suggestion).toBe('2026-12-24');
    expect(reviews).toEqual([]);
  });

  test('a moved date takes its number where it was moved to; one left out is passed over', async () => {
    const { dates } = await held.ok(
      'course.proposeDates',
      proposal({
        leftOut: [localDate('2026-12-18')],
        moves: [{ from: localDate('2026-12-25'), to: localDate('2026-12-24') }],
      }),
    );
    expect(dates.slice(0, 3).map((each) => [each.number, each.on, each.skipped, each.movedFrom])).toEqual([
      [1, '2026-12-11', null, null],
      [null, '2026-12-18', { because: 'left_out' }, null],
      [2, '2026-12-24', null, '2026-12-25'],
    ]);
  });

  test('a therapist or a room that is taken is named, and the date keeps its number', async () => {
    await held.ok(
      'course.plan',
      plan({ counted: { ...place, personId: null, dates: [at4('2026-12-18')] }, planningReason: 'A trial' }),
    );
    const { dates } = await held.ok('course.proposeDates', proposal());
    expect(dates[1]).toMatchObject({
      number: 2,
      on: '2026-12-18',
      clashes: [
        { with: 'practitioner', name: 'Ama Fictley' },
        { with: 'room', name: 'Room 1' },
        { with: 'child', name: '' },
      ],
      suggestion: '2026-12-17',
    });
  });

  test('no day is suggested before the one from which the course is to begin, as yesterday instead of today', async () => {
    await held.ok(
      'course.plan',
      plan({ counted: { ...place, personId: null, dates: [at4(TODAY)] }, planningReason: 'A trial' }),
    );
    const suggested = async (startsOn: LocalDate) =>
      (await held.ok('course.proposeDates', proposal({ startsOn, count: 1 }))).dates[0]?.suggestion;
    expect(await suggested(TODAY)).toBeNull();
    expect(await suggested(addDays(TODAY, -1))).toBe(addDays(TODAY, -1));
  });

  test('the carer’s sessions lie beside the child’s, every second week up to their own limit', async () => {
    const { dates } = await held.ok(
      'course.proposeDates',
      proposal({ count: 8, carer: { ...place, time: localTime('16:50'), everyWeeks: 2, max: 3 } }),
    );
    expect(dates.filter((each) => each.carer !== null).map((each) => [each.on, each.carer])).toEqual([
      ['2026-12-11', { number: 1, clashes: [] }],
      ['2027-01-08', { number: 2, clashes: [] }],
      ['2027-01-22', { number: 3, clashes: [] }],
    ]);
    const sameHour = await held.ok(
      'course.proposeDates',
      proposal({ carer: { ...place, time: localTime('16:20'), everyWeeks: 2, max: 3 } }),
    );
    expect(sameHour.dates[0]?.carer?.clashes).toHaveLength(2);
  });

  test('a review stands after every sixth session of the plan', async () => {
    const { reviews } = await held.ok('course.proposeDates', proposal({ count: 16 }));
    expect(reviews.map((each) => each.at)).toEqual([6, 12]);
  });

  test('an accepted offer becomes one course, with every date as it was shown', async () => {
    const offerId = await acceptedOffer();
    const { courseId } = await held.ok('course.plan', plan({ offerId }));
    const course = await held.ok('course.get', { courseId });
    expect(course.sessions).toHaveLength(12);
    expect(course.sessions[0]?.tries).toMatchObject([{ on: '2026-12-01', time: '16:00', status: 'planned' }]);
    expect(course.noCarerReason).toBe('Nobody is safe to ask yet');
    expect(await held.call('course.plan', plan({ offerId }))).toMatchObject({
      code: 'offer_planned',
      detail: { courseId },
    });
  });

  test('without an offer an unusual fit asks why; an accepted offer has said it, and is planned as what it is', async () => {
    // 17 until 4 March 2030: on the first day the child is no longer as it is stated for.
    const counted = { ...place, personId: null, dates: [at4('2030-03-04')] };
    const late = plan({ counted, planningReason: 'One to begin with' });
    expect(await held.call('course.plan', late)).toMatchObject({
      code: 'fit_reason_needed',
      fields: { reasonForUnusualFit: expect.any(String) },
    });
    const { courseId } = await held.ok('course.plan', {
      ...late,
      reasonForUnusualFit: 'Agreed in supervision',
    });
    const kept = async (id: string) => (await held.ok('course.get', { courseId: id })).unusualFitReason;
    expect(await kept(courseId)).toBe('Agreed in supervision');
    const offerId = await acceptedOffer();
    expect(await held.call('course.plan', plan({ offerId, protocolId: 'ltfi_8_17' }))).toMatchObject({
      code: 'offer_other_therapy',
    });
    const own = await held.ok('course.plan', {
      ...late,
      offerId,
      reasonForUnusualFit: 'Not kept',
      clashReason: 'Two at once in the test',
    });
    expect(await kept(own.courseId)).toBeNull();
    // Nothing known differs: nothing is kept.
    const usual = await held.ok('course.plan', plan({ reasonForUnusualFit: 'Not asked' }));
    expect(await kept(usual.courseId)).toBeNull();
  });

  test('an offer without a yes is not planned from', async () => {
    const { offerId } = await held.ok('offer.make', {
      referralId: child.referralId,
      assessmentId: null,
      protocolId: 'tf_cbt_csa',
      madeOn: localDate('2026-11-10'),
      explainedTo: ['child'],
      ...UNASSESSED,
      alternatives: 'Waiting',
      reasonForUnusualFit: 'Assessed by the hospital team',
    });
    expect(await held.call('course.plan', plan({ offerId }))).toMatchObject({ code: 'offer_not_accepted' });
  });

  test('fewer or more sessions than the range are planned with a reason, and asked for without', async () => {
    const counted = { ...place, personId: null, dates: [at4('2026-12-01')] };
    expect(await held.call('course.plan', plan({ counted }))).toMatchObject({
      code: 'planning_reason_needed',
      fields: { planningReason: expect.stringContaining('12 to 16') },
    });
    await held.ok('course.plan', plan({ counted, planningReason: 'Her own wish to try four' }));
  });

  test('no sessions for a carer is a choice with its reason', async () => {
    expect(await held.call('course.plan', plan({ noCarerReason: null }))).toMatchObject({
      code: 'no_carer_reason_needed',
      fields: { noCarerReason: expect.any(String) },
    });
  });

  test('a date left open is saved as a session that is not scheduled; the same day twice is refused', async () => {
    const dates = [at4('2026-12-01'), null, ...plan().counted.dates.slice(2)];
    const { courseId } = await held.ok('course.plan', plan({ counted: { ...place, personId: null, dates } }));
    const course = await held.ok('course.get', { courseId });
    expect(course.sessions.map((each) => each.tries.length)).toEqual([1, 0, ...Array(10).fill(1)]);
    const twice = [...plan().counted.dates.slice(1), at4('2026-12-02')];
    expect(
      await held.call('course.plan', plan({ counted: { ...place, personId: null, dates: twice } })),
    ).toMatchObject({ code: 'date_twice' });
  });

  test('the therapist of a strand has the child in their caseload; another therapist has not', async () => {
    const { courseId, ama } = await planCourse(held);
    await held.become(['therapist'], ama);
    await held.ok('course.get', { courseId });
    await held.become(['therapist'], place.practitionerId);
    expect(await held.call('course.get', { courseId })).toMatchObject({ code: 'open_first' });
    await held.become(['administrator']);
    expect(await held.call('course.get', { courseId })).toMatchObject({ code: 'not_allowed' });
  });
});
