import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate, type LocalDate } from '../../../shared/dates.ts';
import type { LateYesDone, OfferAnswer } from '../../../shared/offers/codes.ts';
import {
  decideLateYes,
  isSuperseded,
  OFFER_PARTS,
  offerToFollow,
  pastBecause,
  whatAnOfferLacks,
} from '../../../shared/offers/rules.ts';

const offer = {
  assessmentId: 'some assessment',
  noAssessmentReason: null,
  needs: ['ptsd'],
  helpExpected: 'To feel safer',
  alternatives: 'Waiting',
} as const;

describe('what an offer lacks', () => {
  test('nothing, where it rests on an assessment and says for what, how it may help and what else there is', () => {
    expect(whatAnOfferLacks(offer, true)).toEqual([]);
  });

  test('each of these, where it is left out or only spaces', () => {
    const empty = { ...offer, needs: [], helpExpected: ' ', alternatives: null };
    expect(whatAnOfferLacks(empty, true)).toEqual(['needs', 'helpExpected', 'alternatives']);
  });

  test('a reason before an assessment was made; after one, the assessment itself and no reason instead', () => {
    const none = { ...offer, assessmentId: null };
    expect(whatAnOfferLacks(none, false)).toEqual(['noAssessmentReason']);
    expect(whatAnOfferLacks({ ...none, noAssessmentReason: 'Booked next week' }, false)).toEqual([]);
    expect(whatAnOfferLacks({ ...none, noAssessmentReason: 'Booked next week' }, true)).toEqual([
      'assessmentId',
    ]);
    expect(OFFER_PARTS).toContain('assessmentId');
  });
});

describe('an offer whose place another took', () => {
  const DAY = localDate('2026-11-02');
  const made = (
    id: string,
    answer: OfferAnswer | null,
    more: { referralId?: string; madeOn?: LocalDate } = {},
  ) => ({
    id,
    answer,
    referralId: 'one',
    madeOn: DAY,
    ...more,
  });
  test.each([
    ['not_ready', null, true],
    ['not_ready', 'not_ready', true],
    ['wants_another', 'accepted', true],
    ['not_ready', 'declined', false],
    [null, 'accepted', true],
    [null, 'not_ready', true],
    [null, 'declined', false],
    ['accepted', null, false],
    ['declined', null, false],
  ] as const)('answered %s, then one on a later day answered %s: %s', (first, later, expected) => {
    const [old, newer] = [made('a', first), made('b', later, { madeOn: addDays(DAY, 3) })];
    for (const all of [
      [newer, old],
      [old, newer],
    ]) {
      expect(isSuperseded(old, all)).toBe(expected);
      expect(isSuperseded(newer, all)).toBe(false);
    }
  });

  test('on one day: a choice between two stands, and an answer is followed by what was offered after it', () => {
    const two = [made('a', null), made('b', null)] as const;
    expect(two.map((each) => isSuperseded(each, two))).toEqual([false, false]);
    const then = [made('a', 'not_ready'), made('b', null)] as const;
    expect(then.map((each) => isSuperseded(each, then))).toEqual([true, false]);
  });

  test('not by an offer of another referral, nor by an earlier one', () => {
    const old = made('b', 'not_ready');
    const others = [
      made('c', null, { referralId: 'two', madeOn: addDays(DAY, 9) }),
      made('a', null, { madeOn: addDays(DAY, -9) }),
    ];
    expect(isSuperseded(old, [...others, old])).toBe(false);
  });

  test('whatever was offered, one that may still be answered is followed, and none made before it', () => {
    const anOffer = fc.record({
      days: fc.integer({ min: 0, max: 5 }),
      answer: fc.constantFrom(null, 'not_ready', 'wants_another', 'declined'),
    });
    fc.assert(
      fc.property(fc.array(anOffer, { maxLength: 6 }), (some) => {
        const all = some.map(({ days, answer }, at) => made(`${at}`, answer, { madeOn: addDays(DAY, days) }));
        const open = all.filter(({ answer }) => answer !== 'declined');
        const followed = offerToFollow(all);
        const newest = open
          .map(({ madeOn }) => madeOn)
          .toSorted()
          .at(-1);
        expect(followed?.madeOn).toBe(newest);
        expect(open.filter((each) => !isSuperseded(each, all)).every(({ madeOn }) => madeOn === newest)).toBe(
          true,
        );
      }),
    );
  });
});

describe('a yes that comes late', () => {
  const DAY = localDate('2026-11-02');
  const LATER = addDays(DAY, 5);
  const made = (id: string, answer: OfferAnswer | null, madeOn = DAY) => ({ id, answer, madeOn });

  test('an offer is past once it was declined, replaced, or a course began; an open or accepted one is not', () => {
    const open = made('a', null);
    expect(pastBecause(open, [open], null)).toBeNull();
    expect(pastBecause(open, [open], addDays(DAY, -1))).toBeNull();
    expect(pastBecause(open, [open], DAY)).toBe('lapsed');
    expect(pastBecause(made('a', 'declined'), [], null)).toBe('declined');
    expect(pastBecause(made('a', 'not_ready'), [made('b', null, LATER)], null)).toBe('superseded');
    expect(pastBecause(made('a', 'accepted'), [made('b', null, LATER)], LATER)).toBeNull();
  });

  test('is recorded once, of a day from the offer and its answer until today', () => {
    const offered = { madeOn: DAY, answeredOn: null, lateYes: null };
    const today = addDays(DAY, 30);
    const said = { done: 'taken_up', lastCourseStartedOn: null } as const;
    const decide = (more: object, past: 'declined' | null, saidOn: LocalDate) => {
      const decided = decideLateYes({ ...offered, ...more }, past, { ...said, saidOn }, today);
      return decided.ok ? 'ok' : decided.code;
    };
    expect(decide({}, 'declined', DAY)).toBe('ok');
    expect(decide({}, null, DAY)).toBe('late_yes_not_late');
    expect(decide({}, 'declined', addDays(DAY, -1))).toBe('before_offer');
    expect(decide({}, 'declined', addDays(today, 1))).toBe('future_date');
    expect(decide({ answeredOn: LATER }, 'declined', addDays(LATER, -1))).toBe('late_yes_before_answer');
    expect(decide({ answeredOn: LATER }, 'declined', LATER)).toBe('ok');
    const lateYes = { on: LATER, done: 'waits', words: 'x', by: null };
    expect(decide({ lateYes }, 'declined', today)).toBe('late_yes_recorded');
  });

  test('is taken up only where it came after the last course began; a yes from before it can be kept', () => {
    const offered = { madeOn: DAY, answeredOn: null, lateYes: null };
    const decide = (saidOn: LocalDate, done: LateYesDone) => {
      const decided = decideLateYes(
        offered,
        'lapsed',
        { saidOn, done, lastCourseStartedOn: LATER },
        addDays(LATER, 9),
      );
      return decided.ok ? 'ok' : decided.code;
    };
    expect(decide(addDays(LATER, -1), 'taken_up')).toBe('late_yes_before_course');
    expect(decide(LATER, 'taken_up')).toBe('late_yes_before_course');
    expect(decide(addDays(LATER, 1), 'taken_up')).toBe('ok');
    expect(decide(LATER, 'other_goes_on')).toBe('ok');
  });
});
