import { withVersion } from '../../../shared/protocols/localVersions.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CarerRole, type Found, type Known, SYMPTOMS } from '../../../shared/assessment/found.ts';
import { localDate, type LocalDate } from '../../../shared/dates.ts';
import { PROTOCOLS, protocolById } from '../../../shared/protocols/catalogue.ts';
import { aboutSpan, courseWarnings } from '../../../shared/protocols/courseWarnings.ts';
import {
  CARER_CONDITION_STATED,
  type FitFacts,
  fitWarnings,
  yearsOutside,
} from '../../../shared/protocols/fit.ts';
import { byFit, fitOf } from '../../../shared/protocols/fitting.ts';
import type { StatedProtocolId } from '../../../shared/protocols/types.ts';
import { unusualFitWords } from '../../../shared/protocols/unusualFit.ts';
import { all, wholeFound } from '../../support/choices.ts';

const ON = localDate('2026-11-20');
const NOTHING: FitFacts = { birthDate: null, sex: 'not_asked', needs: null, found: null };
const found = (more: Partial<Found> = {}) =>
  wholeFound({
    symptoms: { ...all(SYMPTOMS, 'no'), anxiety: 'yes' },
    abuseTypes: ['sexual_abuse'],
    harmedBy: ['known_adult'],
    livesWith: ['birth_parent'],
    ...more,
  });
const GIRL_OF_TEN: FitFacts = {
  birthDate: localDate('2016-02-29'),
  sex: 'female',
  needs: ['anxiety'],
  found: found(),
};
const fit = (id: StatedProtocolId, facts: Partial<FitFacts> = {}) =>
  fitOf(protocolById(id), { ...GIRL_OF_TEN, ...facts }, ON);
const said = (id: StatedProtocolId, is: string, facts: Partial<FitFacts> = {}) =>
  fit(id, facts).reasons.flatMap((reason) => (reason.is === is ? [reason.sentence] : []));

describe('which therapies fit a child', () => {
  test('one that is stated for such a child fits, with the recommendation behind it', () => {
    expect(fit('tf_cbt_csa')).toMatchObject({ verdict: 'fits', source: 'NICE NG76 1.7.17' });
    expect(said('tf_cbt_csa', 'fits')).toEqual([
      'Aged 10, stated for up to 17.',
      'The assessment noted the difficulties it is stated for.',
      'Stated for what happened.',
    ]);
    expect(fit('green_house_creative').source).toBe('LimeCulture');
  });
  test('one difference makes it nearly fit, more make it stated for others', () => {
    // Seven and six years old, for a therapy stated from 8.
    expect(fit('ltfi_8_17', { birthDate: localDate('2018-11-21') })).toMatchObject({
      verdict: 'nearly',
      distance: 1,
    });
    expect(fit('ltfi_8_17', { birthDate: localDate('2020-01-01') })).toMatchObject({
      verdict: 'differs',
      distance: 2,
    });
    expect(fit('keep_5_12_problem').verdict).toBe('differs');
  });
  test('without an assessment nothing nearly fits: what cannot be told comes before a wrong age', () => {
    const thirteen = { ...NOTHING, birthDate: localDate('2013-03-01') };
    const all = byFit(PROTOCOLS, thirteen, ON);
    const verdicts = all.map(({ verdict }) => verdict);
    expect(verdicts).not.toContain('nearly');
    expect(verdicts[0]).toBe('cannot_tell');
    expect(verdicts.indexOf('differs')).toBeGreaterThan(verdicts.lastIndexOf('cannot_tell'));
    const outside = all.filter(({ protocol }) => yearsOutside(protocol, 13) > 0);
    expect(outside.length).toBeGreaterThan(0);
    for (const { verdict } of outside) expect(verdict).toBe('differs');
    for (const { verdict, reasons } of all)
      if (verdict === 'cannot_tell') expect(reasons.some(({ is }) => is === 'missing')).toBe(true);
  });
  test('those for under-fives come last for an older child, and the nearest stands first in each list', () => {
    const all = byFit(PROTOCOLS, { ...GIRL_OF_TEN, found: found({ abuseTypes: ['physical_abuse'] }) }, ON);
    const nearly = all.filter(({ verdict }) => verdict === 'nearly');
    expect(nearly.filter(({ protocol: { ages } }) => ages.below === 5 || (ages.through ?? 99) < 9)).toEqual(
      [],
    );
    expect(all.at(-1)?.protocol.ages.below).toBe(5);
    for (const [at, fit] of all.entries()) {
      const next = all[at + 1];
      if (next?.verdict === fit.verdict) expect(next.distance).toBeGreaterThanOrEqual(fit.distance);
    }
  });
  test.each([
    ['parenting_12wk', 'is at risk of abusing or neglecting'],
    ['triple_p_anger', 'finds anger hard to manage'],
    ['parents_under_pressure', 'uses drugs or alcohol, or is treated for it'],
    ['planned_activities_preschool', 'is under 18, or has little money or schooling'],
  ] as const)('%s says in a sentence what of a parent it is stated for', (id, clause) => {
    const condition = CARER_CONDITION_STATED[id];
    const having = (answer: Known) => ({
      found: found(condition === undefined ? {} : { carerConditions: { [condition]: answer } }),
    });
    expect(said(id, 'missing', having('not_known'))).toContain(`It is not known whether a parent ${clause}.`);
    expect(said(id, 'fits', having('yes'))).toContain(`A parent ${clause}, as it is stated for.`);
    expect(said(id, 'differs', having('no'))).toContain(
      `Stated where a parent ${clause}; the assessment did not find that.`,
    );
  });
  test('why one that differs is right is picked, or said in words', () => {
    expect(unusualFitWords('', 'words without a choice')).toBeNull();
    expect(unusualFitWords('other', '  ')).toBeNull();
    expect(unusualFitWords('other', ' her own words ')).toBe('her own words');
    expect(unusualFitWords('wish', '')).toBe('The child or their carer asks for it');
    expect(unusualFitWords('supervision', 'on Tuesday')).toBe('Agreed in supervision: on Tuesday');
  });
  test('what is not known is missing and never counts against it', () => {
    expect(fitOf(protocolById('psychoanalytic_girls_6_14'), NOTHING, ON)).toMatchObject({
      verdict: 'cannot_tell',
      reasons: [
        { is: 'missing', sentence: 'The birth date is not recorded.' },
        { is: 'missing', sentence: 'Whether the child is a girl is not recorded.' },
        { is: 'missing', sentence: 'No assessment says yet which difficulties there are.' },
        { is: 'missing', sentence: 'What happened is not recorded in an assessment.' },
      ],
    });
    const unknown = found({ symptoms: { anxiety: 'no', ptsd: 'not_known' }, abuseTypes: ['online_abuse'] });
    expect(said('tf_cbt_csa', 'missing', { found: unknown })).toEqual([
      'The assessment does not know whether the difficulties it is stated for are there.',
      'Somebody has to say under which kind of abuse it comes.',
    ]);
    const nobody = found({ abuseTypes: ['neglect'], harmedBy: ['not_known'], livesWith: ['not_known'] });
    expect(said('cpp_u5', 'missing', { found: nobody, birthDate: localDate('2023-01-01') })).toEqual(
      protocolById('cpp_u5').recipientIsAbuser === true ? ['Who harmed the child is not known.'] : [],
    );
    expect(said('keep_5_12_no_problem', 'missing', { found: nobody })).toContain(
      'Who cares for the child is not known.',
    );
    const missingOf = (...livesWith: CarerRole[]) =>
      said('keep_5_12_no_problem', 'missing', { found: found({ livesWith }) });
    expect(missingOf()).toContain('Who cares for the child is not known.');
    expect(missingOf('kinship', 'not_known')).toContain('Who else cares for the child is not known.');
    expect(missingOf('kinship', 'other')).toContain(
      'In what role somebody else cares for the child is not known.',
    );
    expect(missingOf('kinship').join(' ')).not.toContain('cares for the child');
    expect(missingOf('foster', 'other').join(' ')).not.toContain('cares for the child');
  });
  test('an age counts as outside from the first year past either edge', () => {
    const outside = (id: StatedProtocolId) =>
      [0, 4, 5, 7, 8, 12, 17, 18, 20].map((age) => yearsOutside(protocolById(id), age));
    expect(outside('ltfi_8_17')).toEqual([8, 4, 3, 1, 0, 0, 0, 1, 3]);
    expect(outside('cpp_u5')).toEqual([0, 0, 1, 3, 4, 8, 13, 14, 16]);
    expect(outside('parenting_12wk')).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
  test('of a child of whom nothing is known no therapy differs, and those that state something cannot be told', () => {
    for (const { verdict, reasons } of byFit(PROTOCOLS, NOTHING, ON)) {
      expect(verdict).toBe(reasons.length === 0 ? 'fits' : 'cannot_tell');
    }
  });
  test('the verdict agrees with what asks for a reason, and nothing is both known and missing', () => {
    const some = fc.record({
      birthDate: fc.constantFrom(
        null,
        localDate('2024-01-01'),
        localDate('2016-02-29'),
        localDate('2009-01-01'),
      ),
      sex: fc.constantFrom('female' as const, 'male' as const, 'not_asked' as const),
      needs: fc.constantFrom(null, [], ['anxiety' as const]),
      found: fc.constantFrom(
        null,
        found(),
        found({ symptoms: {}, abuseTypes: [], harmedBy: [], livesWith: [] }),
      ),
    });
    fc.assert(
      fc.property(some, fc.constantFrom(...PROTOCOLS), (facts, protocol) => {
        const { verdict, reasons } = fitOf(protocol, facts, ON);
        const differing = fitWarnings(protocol, facts, ON).length;
        expect(verdict === 'nearly' || verdict === 'differs').toBe(differing > 0);
        expect(verdict === 'cannot_tell').toBe(differing === 0 && reasons.some(({ is }) => is === 'missing'));
        const isKnown = (is: string, word: RegExp) =>
          reasons.some((each) => each.is === is && word.test(each.sentence));
        expect(isKnown('fits', /^Aged/) && isKnown('missing', /birth date/)).toBe(false);
        expect(isKnown('fits', /difficulties/) && isKnown('missing', /difficulties/)).toBe(false);
      }),
    );
  });
});

describe('what lies inside a course', () => {
  const nobody = { birthDate: null, judgedOn: ON, fundedUntil: null, isPreTrial: false };
  const codes = (id: StatedProtocolId, more: Partial<Parameters<typeof courseWarnings>[2]>, sessions = 20) =>
    courseWarnings(protocolById(id), aboutSpan(ON, sessions), { ...nobody, ...more }).map(({ code }) => code);

  test('an age edge between its first day and its last is said, one before or after it is not', () => {
    // 20 weekly sessions from 20 November 2026 end on 2 April 2027.
    expect(codes('psychoanalytic_girls_6_14', { birthDate: localDate('2012-04-02') })).toEqual(['age_edge']);
    expect(codes('psychoanalytic_girls_6_14', { birthDate: localDate('2012-04-03') })).toEqual([]);
    expect(codes('psychoanalytic_girls_6_14', { birthDate: localDate('2011-11-20') })).toEqual([]);
    expect(codes('safecare_u12', { birthDate: localDate('2015-01-01') }, 26)).toEqual(['age_edge']);
    expect(codes('pcit_u12', {})).toEqual([]);
  });
  test('a birthday between the offer and the first day, or on it, is said with the age on that day', () => {
    const said = (birthDate: string, judgedOn: LocalDate | null, id: StatedProtocolId = 'group_girls_6_14') =>
      courseWarnings(protocolById(id), aboutSpan(localDate('2027-01-10'), 12), {
        ...nobody,
        birthDate: localDate(birthDate),
        judgedOn,
      }).map(({ sentence }) => sentence);
    const is15 = 'The child is 15 on the first day, 10 Jan 2027. It is stated for 6 to 14.';
    // Made on 20 November at 14; 15 on 20 December; the first session is in January.
    expect(said('2011-12-20', ON)).toEqual([is15]);
    expect(said('2012-01-10', ON)).toEqual([is15]);
    expect(said('2012-01-11', ON)[0]).toContain('turns 15 on 11 Jan 2027, within the course');
    // The offer was judged for a child of 15 already, and asked its reason; where nobody offered it, it is said.
    expect(said('2011-11-20', ON)).toEqual([]);
    expect(said('2011-11-20', null)).toEqual([is15]);
    expect(said('2008-12-20', ON, 'tf_cbt_csa')).toEqual([
      'The child is 18 on the first day, 10 Jan 2027. Plan now where support goes on.',
    ]);
  });
  test('an age edge past 18, of a range of the service’s own, is said as any other', () => {
    const toNineteen = withVersion(protocolById('ltfi_8_17'), {
      id: 'v1',
      protocolId: 'ltfi_8_17',
      bounds: null,
      reviews: null,
      ages: { from: 4, through: 19 },
      reason: 'As the NSPCC holds it, with a learning disability',
    });
    const around = { ...nobody, birthDate: localDate('2007-01-15') };
    expect(courseWarnings(toNineteen, aboutSpan(ON, 20), around).map(({ sentence }) => sentence)).toEqual([
      'The child turns 20 on 15 Jan 2027, within the course. It is held here for 4 to 19 (its source: 8 to 17).',
    ]);
  });
  test('the 18th birthday is said once, whatever ages the source states', () => {
    const birthDate = localDate('2009-01-15');
    expect(codes('ltfi_8_17', { birthDate })).toEqual(['turns_18']);
    expect(codes('parenting_12wk', { birthDate })).toEqual(['turns_18']);
    expect(codes('ltfi_8_17', { birthDate: localDate('2008-01-15') })).toEqual([]);
  });
  test('a course that goes on after the money is said, one that ends on its last day is not', () => {
    expect(codes('ltfi_8_17', { fundedUntil: localDate('2027-04-01') })).toEqual(['outlasts_funding']);
    expect(codes('ltfi_8_17', { fundedUntil: localDate('2027-04-02') })).toEqual([]);
  });
  test('a group is said while criminal proceedings are open', () => {
    expect(codes('group_girls_6_14', { isPreTrial: true })).toEqual(['group_pre_trial']);
    expect(codes('ltfi_8_17', { isPreTrial: true })).toEqual([]);
    expect(codes('group_girls_6_14', {})).toEqual([]);
    // Held in a group or alone: a plan of their own sessions is none.
    expect(codes('tf_cbt_csa', { isPreTrial: true })).toEqual([]);
  });
});

test('before an assessment, what the referral names stands first and settles nothing', () => {
  const facts: FitFacts = {
    ...NOTHING,
    birthDate: GIRL_OF_TEN.birthDate,
    sex: 'female',
    referredFor: ['sexual_abuse'],
  };
  const untold = byFit(PROTOCOLS, facts, ON).filter(({ verdict }) => verdict === 'cannot_tell');
  expect(untold.slice(0, 3).map(({ protocol }) => protocol.abuseTypes.includes('sexual_abuse'))).toEqual([
    true,
    true,
    true,
  ]);
  expect(untold.find(({ protocol }) => protocol.id === 'tf_cbt_csa')?.reasons).toContainEqual({
    is: 'missing',
    sentence: 'The referral names what it is stated for; no assessment has said so yet.',
  });
  const without = byFit(PROTOCOLS, { ...facts, referredFor: [] }, ON);
  expect(without.map(({ protocol, verdict }) => `${protocol.id} ${verdict}`).toSorted()).toEqual(
    byFit(PROTOCOLS, facts, ON)
      .map(({ protocol, verdict }) => `${protocol.id} ${verdict}`)
      .toSorted(),
  );
});
