import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate, type LocalDate } from '../../../shared/dates.ts';
import type { OfferAnswer } from '../../../shared/offers/codes.ts';
import { isSuperseded, OFFER_PARTS, offerToFollow, whatAnOfferLacks } from '../../../shared/offers/rules.ts';

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
