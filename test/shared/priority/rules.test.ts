import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BAND_RULES,
  bandRuleWords,
  type BandRules,
  bandsOf,
  DEFAULT_BAND_RULES,
  factorOfSetting,
  PRIORITY_SETTINGS,
  rulesFor,
} from '../../../shared/priority/bandRules.ts';
import {
  answersOf,
  FACTOR_ANSWERS,
  type FactorAnswers,
  PRIORITY_FACTORS,
  type PriorityFactor,
} from '../../../shared/priority/factors.ts';
import {
  factorWords,
  fitTheirFactors,
  needsReason,
  recordSays,
  suggestBand,
} from '../../../shared/priority/rules.ts';

const suggest = (answers: FactorAnswers, rules: Partial<BandRules> = {}) =>
  suggestBand(answers, { ...DEFAULT_BAND_RULES, ...rules });
const allOf = (answer: 'none' | 'not_known') =>
  Object.fromEntries(PRIORITY_FACTORS.map((factor) => [factor, answer])) as FactorAnswers;
const NOTHING_ASKED = Object.fromEntries(
  PRIORITY_FACTORS.map((factor) => [factor, 'not_asked']),
) as BandRules;

describe('the band that the answers suggest', () => {
  test('nothing worrying, and everything known, is band 3', () => {
    expect(suggest(allOf('none'))).toEqual({ band: 3, because: [], open: [] });
  });

  test('not asked and not known are neither worrying nor fine', () => {
    const couldRise = PRIORITY_FACTORS.filter((factor) => factor !== 'siblings');
    expect(suggest({})).toEqual({ band: null, because: [], open: couldRise });
    expect(suggest(allOf('not_known'))).toEqual({ band: null, because: [], open: couldRise });
    expect(suggest({ ...allOf('none'), support: 'not_known' })).toEqual({
      band: null,
      because: [],
      open: ['support'],
    });
  });

  test('the highest that any one suggests, with every factor that suggests it', () => {
    const answers = { ...allOf('none'), carers: 'serious', court: 'some', siblings: 'some' } as const;
    expect(suggest(answers)).toEqual({ band: 2, because: ['carers', 'court'], open: [] });
    expect(suggest({ ...answers, safety: 'serious' })).toEqual({ band: 1, because: ['safety'], open: [] });
    expect(suggest({ ...allOf('none'), siblings: 'some' })).toEqual({
      band: 3,
      because: ['siblings'],
      open: [],
    });
  });

  test('a lower band says which of the unknown could still raise it; band 1 cannot rise', () => {
    expect(suggest({ carers: 'serious' })).toEqual({
      band: 2,
      because: ['carers'],
      open: ['safety', 'self_harm', 'age_limit'],
    });
    expect(suggest({ safety: 'serious' })).toEqual({ band: 1, because: ['safety'], open: [] });
  });

  test('a factor that the service does not ask says nothing, whatever was answered once', () => {
    expect(suggest({ ...allOf('none'), safety: 'serious' }, { safety: 'not_asked' })).toMatchObject({
      band: 3,
      because: [],
    });
    expect(suggestBand({ safety: 'serious' }, NOTHING_ASKED)).toEqual({ band: null, because: [], open: [] });
  });
});

const anyRules = fc.record(
  Object.fromEntries(PRIORITY_FACTORS.map((factor) => [factor, fc.constantFrom(...rulesFor(factor))])),
) as fc.Arbitrary<BandRules>;
const anyAnswers = fc.record(
  Object.fromEntries(
    PRIORITY_FACTORS.map((factor) => [
      factor,
      fc.constantFrom(...answersOf(factor).map(({ value }) => value), undefined),
    ]),
  ),
) as fc.Arbitrary<FactorAnswers>;
const anyFactor = fc.constantFrom(...PRIORITY_FACTORS);
const graveness = (factor: PriorityFactor, answers: FactorAnswers) =>
  ['none', 'some', 'serious'].indexOf(answers[factor] ?? 'not_known');

describe('whatever a service asks and whatever is answered', () => {
  test('a graver answer, or one that becomes known to be worrying, never lowers the band', () => {
    fc.assert(
      fc.property(anyRules, anyAnswers, anyFactor, (rules, answers, factor) => {
        const before = suggestBand(answers, rules).band;
        for (const { value } of answersOf(factor)) {
          const graver = { ...answers, [factor]: value };
          const isWorrying = value === 'some' || value === 'serious';
          if (!isWorrying || graveness(factor, graver) < graveness(factor, answers)) continue;
          const after = suggestBand(graver, rules).band;
          // No band yet may become any; a band never goes away and never goes down.
          if (before !== null) expect(after).not.toBeNull();
          if (before !== null && after !== null) expect(after).toBeLessThanOrEqual(before);
        }
      }),
    );
  });

  test('getting to know what was open never lowers the band, and what is not open never changes it', () => {
    fc.assert(
      fc.property(anyRules, anyAnswers, anyFactor, (rules, answers, factor) => {
        const unknown: FactorAnswers = { ...answers, [factor]: 'not_known' };
        const before = suggestBand(unknown, rules);
        for (const { value } of answersOf(factor)) {
          const { band } = suggestBand({ ...unknown, [factor]: value }, rules);
          if (!before.open.includes(factor)) expect(band).toBe(before.band);
          else if (before.band !== null) expect(band ?? 9).toBeLessThanOrEqual(before.band);
        }
      }),
    );
  });

  test('a band above 3 always says what made it, by its own rule', () => {
    fc.assert(
      fc.property(anyRules, anyAnswers, (rules, answers) => {
        const { band, because } = suggestBand(answers, rules);
        if (band !== null && band < 3) expect(because).not.toEqual([]);
        for (const factor of because) {
          const answer = answers[factor];
          expect(answer === 'some' || answer === 'serious').toBe(true);
          expect(bandsOf(rules[factor])?.[answer as 'some']).toBe(band);
        }
      }),
    );
  });
});

describe('the rules of a service', () => {
  test('the graver answer never suggests a lower band than the lesser one', () => {
    for (const rule of BAND_RULES) {
      const bands = bandsOf(rule);
      if (bands !== null) expect(bands.serious).toBeLessThanOrEqual(bands.some);
    }
  });

  test.each(PRIORITY_FACTORS)('%s has a default that fits it, and its reason', (factor) => {
    const setting = PRIORITY_SETTINGS[`priority_${factor}`];
    expect(setting.shape.safeParse(setting.default).success).toBe(true);
    expect(setting.why).toMatch(/^Our own default\..*\.$/);
    expect(factorOfSetting(`priority_${factor}`)).toBe(factor);
  });

  test('a factor with one worrying answer takes one band', () => {
    expect(PRIORITY_SETTINGS.priority_young.shape.safeParse('2_1').success).toBe(false);
    expect(bandRuleWords('young', '2_2')).toBe('Under 5: band 2');
    expect(bandRuleWords('carers', '3_2')).toBe('Under strain: band 3. In crisis: band 2');
    expect(bandRuleWords('carers', 'not_asked')).toBe('Not asked');
    expect(factorOfSetting('triageDays')).toBeNull();
  });
});

describe('a look at priority', () => {
  test('answers are those that the factor has', () => {
    expect(fitTheirFactors({ young: 'some', safety: 'serious' })).toBe(true);
    expect(fitTheirFactors({ young: 'serious' })).toBe(false);
    for (const answer of FACTOR_ANSWERS) expect(fitTheirFactors({ safety: answer })).toBe(true);
  });

  test('a reason is asked for when the band changes, to and from none as well', () => {
    expect([needsReason(null, null), needsReason(2, 2)]).toEqual([false, false]);
    expect([needsReason(null, 3), needsReason(2, null), needsReason(2, 1)]).toEqual([true, true, true]);
  });

  test('it is said in words, and the record’s own words stand beside', () => {
    expect(factorWords('carers', { carers: 'serious' })).toBe('How the carers are: in crisis');
    expect(factorWords('carers', {})).toBe('How the carers are: not asked');
    const nothing = {
      age: null,
      isLookedAfter: false,
      accessNeeds: null,
      nextEvent: null,
      selfHarmRisk: null,
    };
    expect(recordSays(nothing)).toEqual({});
    expect(recordSays({ ...nothing, age: 1, isLookedAfter: true })).toEqual({
      age_limit: '1 year old',
      young: '1 year old',
      placement: 'Looked after',
    });
  });
});
