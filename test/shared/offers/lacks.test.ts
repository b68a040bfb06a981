import { describe, expect, test } from 'vitest';
import type { OfferAnswer } from '../../../shared/offers/codes.ts';
import { isSuperseded, OFFER_PARTS, whatAnOfferLacks } from '../../../shared/offers/rules.ts';

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
  const made = (id: string, answer: OfferAnswer | null, referralId = 'one') => ({ id, answer, referralId });
  test.each([
    ['not_ready', null, true],
    ['not_ready', 'not_ready', true],
    ['wants_another', 'accepted', true],
    ['not_ready', 'declined', false],
    [null, 'accepted', false],
    ['accepted', null, false],
    ['declined', null, false],
  ] as const)('answered %s, then one answered %s: %s', (first, later, expected) => {
    const [old, newer] = [made('a', first), made('b', later)];
    expect(isSuperseded(old, [newer, old])).toBe(expected);
    expect(isSuperseded(newer, [newer, old])).toBe(false);
  });

  test('not by an offer of another referral, nor by an earlier one', () => {
    const old = made('a', 'not_ready');
    expect(isSuperseded(old, [made('b', null, 'two'), old, made('c', null)])).toBe(false);
  });
});
