import { describe, expect, test } from 'vitest';
import { OFFER_PARTS, whatAnOfferLacks } from '../../../shared/offers/rules.ts';

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
