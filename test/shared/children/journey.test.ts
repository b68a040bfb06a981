import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { currentOf, journey, journeyLabel } from '../../../shared/children/journey.ts';
import type { JourneyCourse, JourneyReferral } from '../../../shared/children/journeyPoints.ts';
import { addDays, localDate } from '../../../shared/dates.ts';

const TODAY = localDate('2026-11-20');

const course = (more: Partial<JourneyCourse> = {}): JourneyCourse => ({
  id: 'course',
  shortName: 'TF-CBT',
  figure: '7 of 12–16',
  practitioner: 'Ama Fictley',
  startedOn: localDate('2026-09-03'),
  firstPlannedOn: null,
  nextPlannedOn: null,
  endedOn: null,
  ending: null,
  reviewsHeldOn: [],
  nextReview: null,
  nextEnding: null,
  ...more,
});
const referral = (more: Partial<JourneyReferral> = {}): JourneyReferral => ({
  id: 'referral',
  receivedOn: localDate('2026-03-09'),
  source: 'social_care',
  closedOn: null,
  closingReason: null,
  assessments: [],
  offers: [],
  courses: [],
  nextCheckInDueOn: null,
  pausedNow: null,
  ...more,
});
const line = (...referrals: JourneyReferral[]) => journey(referrals, TODAY);
const words = (...referrals: JourneyReferral[]) =>
  line(...referrals).map(({ name, date, gap, kind }) => [name, date, gap, kind]);

describe('the journey of a child', () => {
  test('a child just referred waits, with everything ahead', () => {
    expect(words(referral())).toEqual([
      ['Referral', '9 Mar', 'waiting 256 days', 'wait'],
      ['Today', null, null, 'now'],
      ['Assessment', null, null, 'next'],
      ['Offer', null, null, 'next'],
      ['Course', null, null, 'next'],
    ]);
    expect(line(referral())[0]?.second).toBe('from children’s social care');
  });

  test('a referral told twice is a point on the wait that counts, which goes on', () => {
    const twice = referral({
      id: 'told',
      receivedOn: localDate('2026-11-19'),
      source: 'school',
      closedOn: TODAY,
      closingReason: 'told_twice',
    });
    expect(words(twice, referral()).slice(0, 3)).toEqual([
      ['Referral', '9 Mar', '255 days', 'past'],
      ['Told again', '19 Nov', 'waiting 256 days in all', 'wait'],
      ['Today', null, null, 'now'],
    ]);
    expect(currentOf([twice, referral()])?.id).toBe('referral');
    // Also where the day of the one that goes on was made the earlier one.
    const same = { ...twice, receivedOn: referral().receivedOn };
    expect(words(same, referral())[1]).toEqual(['Told again', '9 Mar', 'waiting 256 days in all', 'wait']);
  });

  test('of two that are open, the line is about the one waited for longest', () => {
    const newer = referral({
      id: 'newer',
      receivedOn: localDate('2026-11-13'),
      nextCheckInDueOn: localDate('2026-11-13'),
    });
    const older = referral({ nextCheckInDueOn: localDate('2026-11-27') });
    expect(currentOf([newer, older])?.id).toBe('referral');
    expect(line(newer, older)).toMatchObject([
      { name: 'Referral', kind: 'past' },
      { name: 'Referred again', gap: 'waiting 256 days in all', kind: 'wait' },
      { name: 'Today', second: 'check-in due 27 Nov', isLate: false },
      {},
      {},
      {},
    ]);
    const over = referral({ closedOn: localDate('2026-11-15') });
    expect(currentOf([newer, over])?.id).toBe('newer');
    expect(currentOf([])).toBeUndefined();
  });

  test('the whole wait is named on its last stretch, from the day received', () => {
    const waits = referral({
      assessments: [{ id: 'a', completedOn: localDate('2026-04-28'), isExternal: false }],
      offers: [{ id: 'o', madeOn: localDate('2026-05-14'), shortName: 'TF-CBT', answer: 'accepted' }],
      courses: [course({ startedOn: localDate('2026-09-03') })],
    });
    expect(words(waits)).toEqual([
      ['Referral', '9 Mar', '50 days', 'past'],
      ['Assessment', '28 Apr', '16 days', 'past'],
      ['Offer', '14 May', 'waiting 178 days in all', 'wait'],
      ['TF-CBT', '3 Sep', '78 days', 'past'],
      ['Today', null, null, 'now'],
      ['Ending', null, null, 'next'],
    ]);
    expect(line(waits).map(({ second }) => second)).toEqual([
      'from children’s social care',
      null,
      'TF-CBT, accepted',
      '7 of 12–16, Ama',
      null,
      null,
    ]);
  });

  test('two referrals are one line, with the time away between them and the year where it changes', () => {
    const first = referral({
      id: '1',
      receivedOn: localDate('2024-01-09'),
      source: 'school',
      assessments: [{ id: 'a1', completedOn: localDate('2024-02-05'), isExternal: false }],
      courses: [
        course({
          id: 'c1',
          figure: '13 of 12–16',
          startedOn: localDate('2024-03-03'),
          endedOn: localDate('2024-12-05'),
          ending: 'as_planned',
        }),
      ],
      closedOn: localDate('2024-12-05'),
      closingReason: 'therapy_completed',
    });
    const second = referral({
      id: '2',
      receivedOn: localDate('2025-12-04'),
      assessments: [{ id: 'a2', completedOn: localDate('2026-01-20'), isExternal: false }],
      nextCheckInDueOn: localDate('2026-11-09'),
    });
    expect(words(first, second)).toEqual([
      ['Referral', '9 Jan 2024', '27 days', 'past'],
      ['Assessment', '5 Feb', 'waiting 54 days in all', 'wait'],
      ['TF-CBT', '3 Mar', '277 days', 'past'],
      ['Ended', '5 Dec', '12 months away', 'away'],
      ['Referred again', '4 Dec 2025', '47 days', 'past'],
      ['Assessment', '20 Jan 2026', 'waiting 351 days in all', 'wait'],
      ['Today', null, null, 'now'],
      ['Offer', null, null, 'next'],
      ['Course', null, null, 'next'],
    ]);
    const today = line(first, second).find(({ key }) => key === 'today');
    expect(today).toMatchObject({ second: 'check-in 11 days over', isLate: true });
    expect(journeyLabel([first, second])).toBe('Journey: two referrals');
  });

  test('a closed referral that never began ends the wait, and the child is away', () => {
    const closed = referral({ closedOn: localDate('2026-06-01'), closingReason: 'family_declined' });
    expect(words(closed)).toEqual([
      ['Referral', '9 Mar', 'waiting 84 days', 'wait'],
      ['Closed', '1 Jun', '6 months away', 'away'],
      ['Today', null, null, 'now'],
    ]);
    expect(line(closed)[1]?.second).toBe('the family declined');
  });

  test('an assessment from before the referral stands after it, without a date that would run backwards', () => {
    const accepted = referral({
      assessments: [{ id: 'a', completedOn: localDate('2025-11-01'), isExternal: true }],
    });
    expect(line(accepted)[1]).toMatchObject({ name: 'Assessment', date: null, second: 'by another service' });
    expect(line(accepted)[0]?.gap).toBeNull();
  });

  test('a review held and the one ahead are on the line, and an overdue one is said today', () => {
    const inTherapy = referral({
      courses: [
        course({
          reviewsHeldOn: [localDate('2026-11-02')],
          nextReview: { number: 2, about: localDate('2026-12-17'), isOverdue: false },
        }),
      ],
    });
    expect(words(inTherapy).slice(1)).toEqual([
      ['TF-CBT', '3 Sep', '60 days', 'past'],
      ['Review 1', '2 Nov', '18 days', 'past'],
      ['Today', null, null, 'now'],
      ['Review 2', null, null, 'next'],
      ['Ending', null, null, 'next'],
    ]);
    expect(line(inTherapy).find(({ name }) => name === 'Review 2')?.second).toBe('about 17 Dec');
    // As it is planned it ends before that review: then the ending is what is next.
    const ending = referral({
      courses: [
        course({
          nextReview: { number: 3, about: localDate('2027-01-21'), isOverdue: false },
          nextEnding: { about: localDate('2026-12-10') },
        }),
      ],
    });
    expect(line(ending).slice(-2)).toMatchObject([
      { name: 'Today', second: null },
      { name: 'Ending', second: 'about 10 Dec', kind: 'next' },
    ]);
    const overdue = referral({
      courses: [course({ nextReview: { number: 1, about: null, isOverdue: true } })],
    });
    expect(line(overdue).find(({ key }) => key === 'today')).toMatchObject({
      second: 'review 1 is overdue',
      isLate: true,
    });
  });

  test('a course planned but not begun lies ahead; a first date that has passed lies behind today and needs logging', () => {
    const planned = (first: string, next: string | null) =>
      referral({
        courses: [
          course({
            startedOn: null,
            figure: '0 of 12–16',
            firstPlannedOn: localDate(first),
            nextPlannedOn: next === null ? null : localDate(next),
          }),
        ],
      });
    expect(words(planned('2026-12-03', '2026-12-03'))).toEqual([
      ['Referral', '9 Mar', 'waiting 256 days', 'wait'],
      ['Today', null, null, 'now'],
      ['Course', null, null, 'next'],
    ]);
    const late = planned('2026-09-24', '2026-11-26');
    expect(words(late)).toEqual([
      ['Referral', '9 Mar', '199 days', 'past'],
      ['TF-CBT', '24 Sep', 'waiting 256 days in all', 'wait'],
      ['Today', null, null, 'now'],
      ['Course', null, null, 'next'],
    ]);
    expect(
      line(late)
        .map(({ second }) => second)
        .slice(1),
    ).toEqual(['needs logging', null, 'from 26 Nov']);
    // One for today may still be held today.
    expect(words(planned('2026-11-20', '2026-11-20'))).toHaveLength(3);
  });

  test('a pause is said today, but never hides an overdue check-in', () => {
    const paused = referral({ pausedNow: { to: localDate('2027-01-05') } });
    expect(line(paused).find(({ key }) => key === 'today')?.second).toBe('paused until 5 Jan');
    const late = referral({ pausedNow: { to: null }, nextCheckInDueOn: localDate('2026-11-19') });
    expect(line(late).find(({ key }) => key === 'today')?.second).toBe('check-in 1 day over');
  });

  test('no referral gives no line', () => {
    expect(journey([], TODAY)).toEqual([]);
  });

  test('whatever the dates, the line has one today, keys are unique, and nothing waits a negative number of days', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays(TODAY, -days));
    const anyReferral = fc
      .record({
        receivedOn: day,
        closed: fc.option(day),
        started: fc.option(day),
        ended: fc.option(day),
        planned: fc.option(fc.integer({ min: -900, max: 900 }).map((days) => addDays(TODAY, days))),
      })
      .map(({ receivedOn, closed, started, ended, planned }): JourneyReferral => {
        const after = (date: typeof receivedOn | null) =>
          date === null ? null : date < receivedOn ? receivedOn : date;
        const startedOn = after(started);
        const endedOn = startedOn === null ? null : after(ended);
        return referral({
          receivedOn,
          closedOn: after(closed),
          courses:
            startedOn === null
              ? planned === null
                ? []
                : [course({ startedOn: null, firstPlannedOn: planned, nextPlannedOn: planned })]
              : [
                  course({
                    startedOn,
                    endedOn: endedOn !== null && endedOn < startedOn ? startedOn : endedOn,
                  }),
                ],
        });
      });
    fc.assert(
      fc.property(fc.array(anyReferral, { minLength: 1, maxLength: 4 }), (referrals) => {
        const named = referrals.map((each, at) => ({
          ...each,
          id: `r${at}`,
          courses: each.courses.map((one) => ({ ...one, id: `c${at}` })),
        }));
        const steps = journey(named, TODAY);
        expect(steps.filter(({ kind }) => kind === 'now')).toHaveLength(1);
        expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
        for (const { gap } of steps) expect(gap ?? '').not.toMatch(/-|NaN/);
      }),
    );
  });
});
