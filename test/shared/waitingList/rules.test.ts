import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import {
  STAGES,
  WAIT_BANDS,
  daysWaiting,
  isWaitingOn,
  pausedDays,
  stageOf,
  turningEighteenSoon,
  waitBandOf,
  waitStatistics,
} from '../../../shared/waitingList/rules.ts';
import type { ReferralFacts } from '../../../shared/waitingList/rules.ts';

const d = localDate;
const TODAY = d('2026-11-20');
const referral = (over: Partial<ReferralFacts> = {}): ReferralFacts => ({
  receivedOn: d('2026-03-09'),
  triagedOn: null,
  acceptedOn: null,
  closedOn: null,
  assessmentBegunOn: null,
  assessmentCompletedOn: null,
  openOfferMadeOn: null,
  courseStartedOn: null,
  courseEndedOn: null,
  pauses: [],
  aftercareUntil: null,
  ...over,
});
const triaged = { triagedOn: d('2026-03-12') };
const accepted = { ...triaged, acceptedOn: d('2026-03-20') };
const assessed = { ...accepted, assessmentBegunOn: d('2026-04-10'), assessmentCompletedOn: d('2026-04-28') };
const started = { ...assessed, courseStartedOn: d('2026-09-03') };

describe('the stage of a referral', () => {
  test.each<[string, string, Partial<ReferralFacts>]>([
    ['nothing but a received date', 'received', {}],
    ['triage begun', 'triage', triaged],
    ['triage begun only tomorrow', 'received', { triagedOn: addDays(TODAY, 1) }],
    ['accepted, no assessment yet, as every imported child', 'waiting', { acceptedOn: d('2026-11-20') }],
    ['an assessment planned or begun', 'assessment', { ...accepted, assessmentBegunOn: d('2026-11-18') }],
    ['assessed', 'waiting', assessed],
    [
      'an offer not answered, or accepted and not begun',
      'offered',
      { ...assessed, openOfferMadeOn: d('2026-11-06') },
    ],
    ['on a pause that lasts', 'paused', { ...assessed, pauses: [{ from: d('2026-11-01'), to: null }] }],
    [
      'paused with an offer open',
      'paused',
      {
        ...assessed,
        openOfferMadeOn: d('2026-11-06'),
        pauses: [{ from: d('2026-11-10'), to: d('2026-11-21') }],
      },
    ],
    ['the day the pause ends', 'waiting', { ...assessed, pauses: [{ from: d('2026-11-01'), to: TODAY }] }],
    ['the first session attended', 'in_therapy', started],
    ['paused while in therapy', 'in_therapy', { ...started, pauses: [{ from: d('2026-11-01'), to: null }] }],
    ['the course ended', 'ended', { ...started, courseEndedOn: d('2026-11-12') }],
    [
      'ended, last day of aftercare',
      'aftercare',
      { ...started, courseEndedOn: d('2026-11-12'), aftercareUntil: TODAY },
    ],
    [
      'aftercare is over',
      'ended',
      { ...started, courseEndedOn: d('2026-09-12'), aftercareUntil: d('2026-11-19') },
    ],
    [
      'a course planned and given up before it began',
      'waiting',
      { ...assessed, courseEndedOn: d('2026-11-12') },
    ],
    ['closed, whatever else', 'ended', { ...started, closedOn: TODAY }],
    ['to be closed tomorrow', 'in_therapy', { ...started, closedOn: addDays(TODAY, 1) }],
  ])('%s: %s', (_, stage, facts) => expect(stageOf(referral(facts), TODAY)).toBe(stage));
});

describe('days waiting', () => {
  test('run from the date received, in calendar days', () => {
    expect(daysWaiting(referral(), TODAY)).toBe(256);
    expect(daysWaiting(referral({ acceptedOn: d('2026-05-01') }), TODAY)).toBe(256);
    expect(daysWaiting(referral({ receivedOn: TODAY }), TODAY)).toBe(0);
  });
  test('go on through pauses and while an offer is open', () => {
    const paused = referral({
      openOfferMadeOn: d('2026-04-04'),
      pauses: [{ from: d('2026-04-01'), to: null }],
    });
    expect(daysWaiting(paused, TODAY)).toBe(256);
    expect(isWaitingOn(paused, TODAY)).toBe(true);
  });
  test('stop at the first attended session or the closing decision, whichever comes first', () => {
    expect(daysWaiting(referral(started), TODAY)).toBe(178);
    expect(daysWaiting(referral({ closedOn: d('2026-03-19') }), TODAY)).toBe(10);
    expect(daysWaiting(referral({ ...started, closedOn: d('2026-10-01') }), TODAY)).toBe(178);
    expect(daysWaiting(referral(started), d('2026-03-10'))).toBe(1);
  });
  test('are never below nought', () => {
    expect(daysWaiting(referral(), d('2026-03-01'))).toBe(0);
    expect(daysWaiting(referral({ courseStartedOn: d('2026-03-01') }), TODAY)).toBe(0);
  });
  test('paused days are counted once each, within the wait', () => {
    const pauses = [
      { from: d('2026-04-01'), to: d('2026-04-11') },
      { from: d('2026-04-06'), to: d('2026-04-16') },
      { from: d('2026-03-01'), to: d('2026-03-10') },
      { from: d('2026-11-10'), to: null },
    ];
    expect(pausedDays(referral({ pauses }), TODAY)).toBe(15 + 1 + 10);
    expect(pausedDays(referral({ ...started, pauses }), TODAY)).toBe(16);
    expect(pausedDays(referral({ pauses }), d('2026-04-03'))).toBe(3);
  });
  test('paused days are never more than the days waited', () => {
    const date = fc.integer({ min: -50, max: 400 }).map((days) => addDays(d('2026-01-01'), days));
    const pause = fc.record({ from: date, to: fc.option(date) });
    fc.assert(
      fc.property(date, fc.array(pause), fc.option(date), date, (receivedOn, pauses, courseStartedOn, on) => {
        const facts = referral({ receivedOn, pauses, courseStartedOn });
        const paused = pausedDays(facts, on);
        expect(paused).toBeGreaterThanOrEqual(0);
        expect(paused).toBeLessThanOrEqual(daysWaiting(facts, on));
        const bruteForce = Array.from({ length: daysWaiting(facts, on) }, (_, day) =>
          addDays(receivedOn, day),
        ).filter((day) =>
          pauses.some((each) => each.from <= day && (each.to === null || day < each.to)),
        ).length;
        expect(paused).toBe(bruteForce);
      }),
    );
  });
});

describe('who is on the list', () => {
  test('from the day received to the day before the first session or the closing', () => {
    const facts = referral(started);
    expect(isWaitingOn(facts, d('2026-03-08'))).toBe(false);
    expect(isWaitingOn(facts, d('2026-03-09'))).toBe(true);
    expect(isWaitingOn(facts, d('2026-09-02'))).toBe(true);
    expect(isWaitingOn(facts, d('2026-09-03'))).toBe(false);
    expect(isWaitingOn(referral({ closedOn: TODAY }), TODAY)).toBe(false);
  });
  test('everybody in a waiting stage is waiting, and nobody else', () => {
    const date = fc.integer({ min: 0, max: 300 }).map((days) => addDays(d('2026-03-09'), days));
    const maybe = fc.option(date);
    const facts = fc.record({
      triagedOn: maybe,
      acceptedOn: maybe,
      closedOn: maybe,
      assessmentBegunOn: maybe,
      assessmentCompletedOn: maybe,
      openOfferMadeOn: maybe,
      courseStartedOn: maybe,
      courseEndedOn: maybe,
      aftercareUntil: maybe,
      pauses: fc.array(fc.record({ from: date, to: maybe }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(facts, date, (some, on) => {
        const given = referral(some);
        const stage = stageOf(given, on);
        expect(STAGES).toContain(stage);
        expect(isWaitingOn(given, on)).toBe(!['in_therapy', 'ended', 'aftercare'].includes(stage));
      }),
    );
  });
});

describe('the figures of waits', () => {
  test.each([
    [[], { count: 0, median: null, p75: null, longest: null }],
    [[7], { count: 1, median: 7, p75: 7, longest: 7 }],
    [[10, 2], { count: 2, median: 6, p75: 10, longest: 10 }],
    [[3, 1, 2], { count: 3, median: 2, p75: 3, longest: 3 }],
    [[1, 2, 3, 4], { count: 4, median: 2.5, p75: 3, longest: 4 }],
    [[5, 1, 4, 2, 3, 6, 7, 8], { count: 8, median: 4.5, p75: 6, longest: 8 }],
  ])('of %j', (days, expected) => expect(waitStatistics(days)).toEqual(expected));

  test('the 75th is a real wait, at or above three quarters of them and not the next one down', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(900), { minLength: 1 }), (days) => {
        const { p75 } = waitStatistics(days);
        if (p75 === null) throw new Error('nobody counted');
        expect(days).toContain(p75);
        expect(days.filter((each) => each <= p75).length).toBeGreaterThanOrEqual(days.length * 0.75);
        expect(days.filter((each) => each < p75).length).toBeLessThan(days.length * 0.75);
      }),
    );
  });
  test.each([
    [0, '0-4'],
    [34, '0-4'],
    [35, '5-12'],
    [90, '5-12'],
    [91, '13-18'],
    [132, '13-18'],
    [133, '19-26'],
    [188, '19-26'],
    [189, '27-52'],
    [370, '27-52'],
    [371, '53+'],
    [4000, '53+'],
  ])('%i days are in band %s', (days, band) => expect(waitBandOf(days)).toBe(band));
  test('bands follow one another without a gap', () => {
    WAIT_BANDS.forEach((band, index) =>
      expect(band.fromWeeks).toBe((WAIT_BANDS[index - 1]?.toWeeks ?? -1) + 1),
    );
  });
});

test('turning 18 is brought up from 17 years 6 months to the day before', () => {
  const born = d('2009-05-20');
  const on = (date: LocalDate) => turningEighteenSoon(born, date, 6);
  expect(on(d('2026-11-19'))).toBeNull();
  expect(on(d('2026-11-20'))).toBe('2027-05-20');
  expect(on(d('2027-05-19'))).toBe('2027-05-20');
  expect(on(d('2027-05-20'))).toBeNull();
  expect(turningEighteenSoon(born, d('2026-05-20'), 12)).toBe('2027-05-20');
  expect(turningEighteenSoon(born, d('2026-05-19'), 12)).toBeNull();
});
