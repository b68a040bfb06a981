import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Need, NEEDS, SYMPTOM_NEEDS } from '../../../shared/assessment/codes.ts';
import {
  CARER_CONDITIONS,
  type Found,
  type Known,
  KNOWNS,
  NOTHING_FOUND,
  SYMPTOMS,
} from '../../../shared/assessment/found.ts';
import {
  ASSESSMENT_PARTS,
  begunOn,
  checkReview,
  needsOf,
  OTHER_NEEDS,
  whatIsLeft,
} from '../../../shared/assessment/rules.ts';
import { localDate } from '../../../shared/dates.ts';
import { all, wholeFound } from '../../support/choices.ts';

const heldBy = 'Ama Fictley';
const left = (more: Partial<Found> = {}) => whatIsLeft({ heldBy, found: wholeFound(more) });

describe('what an assessment still lacks', () => {
  test('nothing, once every question has an answer, if only "not known"', () => {
    expect(left()).toEqual([]);
    const notKnown = {
      abuseTypes: ['not_known'],
      harmedBy: ['not_known'],
      livesWith: ['not_known'],
      symptoms: all(SYMPTOMS, 'not_known'),
      carerConditions: all(CARER_CONDITIONS, 'not_known'),
      agreement: 'not_yet',
    } satisfies Partial<Found>;
    expect(left(notKnown)).toEqual([]);
  });

  test('everything, where nothing was asked; why a child was not seen alone only where they were not', () => {
    const parts = whatIsLeft({ heldBy: ' ', found: NOTHING_FOUND });
    expect(parts).toEqual(ASSESSMENT_PARTS.filter((part) => part !== 'whyNotAlone'));
    expect(left({ seenAlone: 'no' })).toEqual(['whyNotAlone']);
    expect(left({ seenAlone: 'no', whyNotAlone: 'own_wish' })).toEqual([]);
  });

  test('one line of a list left open is enough', () => {
    const { anxiety: _open, ...others } = all(SYMPTOMS, 'yes');
    expect(left({ symptoms: others })).toEqual(['symptoms']);
    expect(left({ carerConditions: {} })).toEqual(['carerConditions']);
  });

  test('no need has to be found, and no plan or review agreed yet', () => {
    expect(left({ planAgreedWith: [], reviewOn: null, advice: null })).toEqual([]);
  });
});

describe('the needs of a child', () => {
  const symptoms = fc.record(
    Object.fromEntries(SYMPTOMS.map((name) => [name, fc.constantFrom<Known>(...KNOWNS)])) as Record<
      (typeof SYMPTOMS)[number],
      fc.Arbitrary<Known>
    >,
    { requiredKeys: [] },
  );
  const others = fc.subarray<Need>([...NEEDS]);

  test('are the symptoms found and what else was named, each once, in the order of the list', () => {
    fc.assert(
      fc.property(symptoms, others, (answers, named) => {
        const needs = needsOf({ symptoms: answers }, named);
        expect(needs).toEqual(NEEDS.filter((need) => needs.includes(need)));
        for (const symptom of SYMPTOMS)
          expect(needs.includes(SYMPTOM_NEEDS[symptom])).toBe(answers[symptom] === 'yes');
        for (const need of OTHER_NEEDS) expect(needs.includes(need)).toBe(named.includes(need));
        // Saved again as it was read, it stays as it is.
        expect(needsOf({ symptoms: answers }, needs)).toEqual(needs);
      }),
    );
  });
});

test('an assessment written down afterwards began no later than it was complete', () => {
  const today = localDate('2026-11-20');
  expect(begunOn(today, null)).toBe(today);
  expect(begunOn(today, localDate('2026-11-02'))).toBe('2026-11-02');
  expect(begunOn(today, localDate('2026-11-21'))).toBe(today);
});

test('a plan is looked at again after the day of the assessment', () => {
  const on = localDate('2026-11-20');
  expect(checkReview(null, on).ok).toBe(true);
  expect(checkReview(localDate('2026-11-21'), on).ok).toBe(true);
  expect(checkReview(on, on)).toMatchObject({ ok: false, code: 'review_not_after_assessment' });
});
