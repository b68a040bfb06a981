import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate, localDate } from '../../../shared/dates.ts';
import { OFFER_ANSWERS } from '../../../shared/offers/codes.ts';
import {
  anotherToOffer,
  isNothingPlanned,
  isInInbox,
  isOnWaitingList,
  nextStepOf,
  type OfferMade,
  placeOf,
} from '../../../shared/today/places.ts';
import { type ReferralFacts, stageOf } from '../../../shared/waitingList/rules.ts';

const TODAY = localDate('2026-11-20');
const day = fc.integer({ min: -900, max: 0 }).map((days) => addDays(TODAY, days));
const maybe = fc.option(day, { nil: null });
const offer = (more: Partial<OfferMade> = {}): OfferMade => ({
  id: 'offer',
  madeOn: TODAY,
  answer: null,
  answeredOn: null,
  askAgainOn: null,
  hasCourse: false,
  ...more,
});

const course = fc.record({
  startedOn: maybe,
  endedOn: maybe,
  plannedDates: fc.integer({ min: 0, max: 3 }),
  isReviewDue: fc.boolean(),
  isDecisionNeeded: fc.boolean(),
});
const records = fc.record({
  triagedOn: maybe,
  acceptedOn: maybe,
  closedOn: fc.option(day, { nil: null, freq: 4 }),
  assessedOn: maybe,
  courses: fc.array(course, { maxLength: 3 }),
  offers: fc.array(
    fc.record({
      id: fc.uuid(),
      madeOn: day,
      answer: fc.option(fc.constantFrom(...OFFER_ANSWERS), { nil: null }),
      answeredOn: maybe,
      askAgainOn: maybe,
      hasCourse: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
});

type Records = typeof records extends fc.Arbitrary<infer R> ? R : never;

/** The stage and the facts of a referral with any records at all, as the store derives them. */
function factsOf({ courses, offers, closedOn, ...dates }: Records) {
  const latest = (all: readonly (LocalDate | null)[]) =>
    all
      .filter((each) => each !== null)
      .toSorted()
      .at(-1) ?? null;
  const running = courses.filter(({ endedOn }) => endedOn === null);
  const referral: ReferralFacts = {
    receivedOn: addDays(TODAY, -1000),
    ...dates,
    closedOn,
    assessmentBegunOn: dates.assessedOn,
    assessmentCompletedOn: dates.assessedOn,
    openOfferMadeOn: latest(
      offers.filter(({ answer }) => answer === null || answer === 'accepted').map(({ madeOn }) => madeOn),
    ),
    courseStartedOn:
      courses.flatMap(({ startedOn }) => (startedOn === null ? [] : [startedOn])).toSorted()[0] ?? null,
    courseEndedOn: running.length > 0 ? null : latest(courses.map(({ endedOn }) => endedOn)),
    pauses: [],
    aftercareUntil: null,
  };
  return {
    isClosed: closedOn !== null,
    stage: stageOf(referral, TODAY),
    runningCourses: running,
    lastCourseStartedOn: latest(courses.map(({ startedOn }) => startedOn)),
    offers,
  };
}

describe('every open referral stands on a working list', () => {
  test('whatever its records are, and a closed one on none', () => {
    fc.assert(
      fc.property(records, (of) => {
        const facts = factsOf(of);
        const place = placeOf(facts);
        if (facts.isClosed) return place === null;
        if (place === null) return false;
        // Each place is one that shows the child: the list its stages, a course what lies ahead in it.
        if (place.list === 'inbox') return isInInbox(facts.stage);
        if (place.list === 'waiting_list') return isOnWaitingList(facts.stage);
        if (place.list === 'course') return facts.runningCourses.some((each) => !isNothingPlanned(each));
        return true;
      }),
      { numRuns: 2000 },
    );
  });

  test('a course that has ended, with no other, asks what comes next', () => {
    const ended = { isClosed: false, stage: 'ended', runningCourses: [], offers: [] } as const;
    expect(placeOf({ ...ended, lastCourseStartedOn: addDays(TODAY, -90) })).toEqual({
      list: 'today',
      job: { step: 'close_or_plan', offerId: null },
    });
  });

  test('a running course with no date, no review due and nothing to decide asks for a date', () => {
    const course = { plannedDates: 0, isReviewDue: false, isDecisionNeeded: false };
    const running = { isClosed: false, stage: 'in_therapy', lastCourseStartedOn: TODAY, offers: [] } as const;
    expect(placeOf({ ...running, runningCourses: [course] })).toEqual({
      list: 'today',
      job: 'nothing_planned',
    });
    for (const more of [{ plannedDates: 1 }, { isReviewDue: true }, { isDecisionNeeded: true }])
      expect(placeOf({ ...running, runningCourses: [{ ...course, ...more }] })).toEqual({ list: 'course' });
  });
});

describe('what comes after a course', () => {
  const lastCourseStartedOn = addDays(TODAY, -90);
  test.each([
    ['an offer without an answer', offer(), 'answer_offer'],
    ['a yes with no course planned yet', offer({ answer: 'accepted' }), 'plan_course'],
    ['a yes whose course has come and gone', offer({ answer: 'accepted', hasCourse: true }), 'close_or_plan'],
    ['not ready, with a day to ask again', offer({ answer: 'not_ready', askAgainOn: TODAY }), 'ask_again'],
    ['not ready, with no day', offer({ answer: 'not_ready' }), 'close_or_plan'],
    ['something else is asked for', offer({ answer: 'wants_another' }), 'offer_another'],
    ['a no', offer({ answer: 'declined' }), 'close_or_plan'],
    ['an offer from before the course', offer({ madeOn: addDays(TODAY, -90) }), 'close_or_plan'],
    ['an offer from the day after it began', offer({ madeOn: addDays(TODAY, -89) }), 'answer_offer'],
  ])('%s', (_what, made, step) => {
    expect(nextStepOf({ offers: [made], lastCourseStartedOn }).step).toBe(step);
  });

  test('an older offer whose place a newer one took is asked about no more', () => {
    const newer = offer({ id: 'newer', answer: 'not_ready', askAgainOn: addDays(TODAY, 30) });
    const older = [
      offer({ id: 'a', madeOn: addDays(TODAY, -60) }),
      offer({ id: 'b', madeOn: addDays(TODAY, -50), answer: 'not_ready', askAgainOn: TODAY }),
    ];
    expect(nextStepOf({ offers: [newer, ...older], lastCourseStartedOn })).toEqual({
      step: 'ask_again',
      offerId: 'newer',
    });
  });

  test('an offer to hear about comes before a course to plan, and that before asking again', () => {
    const all = [
      offer({ id: 'later', answer: 'not_ready', askAgainOn: TODAY }),
      offer({ id: 'yes', answer: 'accepted' }),
      offer({ id: 'open' }),
    ];
    const steps = [all, all.slice(0, 2), all.slice(0, 1)].map((offers) =>
      nextStepOf({ offers, lastCourseStartedOn }),
    );
    expect(steps.map(({ offerId }) => offerId)).toEqual(['open', 'yes', 'later']);
  });
});

describe('after “would like something else”', () => {
  const asked = offer({
    id: 'asked',
    madeOn: addDays(TODAY, -20),
    answer: 'wants_another',
    answeredOn: addDays(TODAY, -10),
  });
  const other = (more: Partial<OfferMade>) => offer({ id: 'other', madeOn: addDays(TODAY, -20), ...more });
  const toFollow = (...offers: OfferMade[]) =>
    anotherToOffer({ offers, lastCourseStartedOn: null })?.id ?? null;

  test.each([
    ['nothing else was offered', [], 'asked'],
    ['another offer waits for its answer', [other({})], null],
    ['they said yes to another', [other({ answer: 'accepted', hasCourse: true })], null],
    ['they were not ready for another', [other({ answer: 'not_ready', askAgainOn: TODAY })], null],
    ['another was declined beside it', [other({ answer: 'declined' })], 'asked'],
    ['another was offered after it and declined', [other({ answer: 'declined', madeOn: TODAY })], null],
    [
      'another was offered on the day they asked',
      [other({ madeOn: addDays(TODAY, -10), answer: 'declined' })],
      null,
    ],
    ['an earlier one was never answered', [other({ madeOn: addDays(TODAY, -40) })], 'asked'],
    ['they asked for something else again', [other({ answer: 'wants_another', madeOn: TODAY })], 'other'],
  ] as const)('%s', (_what, others, followed) => {
    expect(toFollow(...others, asked)).toBe(followed);
    expect(toFollow(asked, ...others)).toBe(followed);
  });

  test('a course that began since has settled it', () => {
    expect(anotherToOffer({ offers: [asked], lastCourseStartedOn: TODAY })).toBeNull();
  });
});
