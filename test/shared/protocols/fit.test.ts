import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { PROTOCOLS, protocolById } from '../../../shared/protocols/catalogue.ts';
import { type FitFacts, fitWarnings } from '../../../shared/protocols/fit.ts';
import { type Found, SYMPTOMS } from '../../../shared/assessment/found.ts';
import { all, wholeFound } from '../../support/choices.ts';
import type { StatedProtocolId } from '../../../shared/protocols/types.ts';

const ON = localDate('2026-11-20');
const facts = (more: Partial<FitFacts> = {}): FitFacts => ({
  birthDate: localDate('2016-02-29'),
  sex: 'female',
  needs: null,
  found: null,
  ...more,
});
const codes = (id: StatedProtocolId, more: Partial<FitFacts> = {}) =>
  fitWarnings(protocolById(id), facts(more), ON).map(({ code }) => code);

/** Everything known, and nothing of it what any protocol is stated for. */
const OTHERWISE = wholeFound({
  symptoms: all(SYMPTOMS, 'no'),
  abuseTypes: ['exposure_to_domestic_abuse'],
  harmedBy: ['stranger'],
  livesWith: ['residential'],
});

describe('whether a therapy is stated for a child', () => {
  test('an age on either edge fits, one year past it asks why', () => {
    // Letting the Future In is stated for 8 to 17.
    expect(codes('ltfi_8_17', { birthDate: localDate('2018-11-20') })).toEqual([]);
    expect(codes('ltfi_8_17', { birthDate: localDate('2018-11-21') })).toEqual(['age_outside']);
    expect(codes('ltfi_8_17', { birthDate: localDate('2008-11-21') })).toEqual([]);
    expect(codes('ltfi_8_17', { birthDate: localDate('2008-11-20') })).toEqual(['age_outside']);
  });

  test('a therapy stated for girls asks why for a boy; what is not known warns of nothing', () => {
    expect(codes('psychoanalytic_girls_6_14', { sex: 'male' })).toEqual(['sex_outside']);
    expect(codes('psychoanalytic_girls_6_14', { sex: 'not_asked' })).toEqual([]);
    expect(codes('psychoanalytic_girls_6_14', { birthDate: null })).toEqual([]);
  });

  test('one of the symptoms is enough where the source says any; without an assessment nothing is said', () => {
    expect(codes('tf_cbt_csa', { needs: ['ptsd'] })).toEqual([]);
    expect(codes('tf_cbt_csa', { needs: ['sleep_and_nightmares'] })).toEqual(['symptoms_not_found']);
    expect(codes('tf_cbt_csa', { needs: null })).toEqual([]);
  });

  test('what an assessment does not know stays unknown; what it knows is compared with the source', () => {
    const found = wholeFound();
    const unknown = { ...found, symptoms: { anxiety: 'no', ptsd: 'not_known' } } as const;
    expect(codes('tf_cbt_csa', { needs: [], found: unknown })).toEqual([]);
    expect(codes('tf_cbt_csa', { needs: [], found: { ...found, symptoms: {} } })).toEqual([]);
    const none = { ...found, symptoms: all(SYMPTOMS, 'no') };
    expect(codes('tf_cbt_csa', { needs: [], found: none })).toEqual(['symptoms_not_found']);
    const one = { ...none, symptoms: { ...none.symptoms, anxiety: 'yes' } } as const;
    expect(codes('tf_cbt_csa', { needs: ['anxiety'], found: one })).toEqual([]);
    const hard = { ...found, livesWith: ['foster'], abuseTypes: ['neglect'] } satisfies Partial<Found>;
    const isHard = { ...hard, symptoms: { problematic_behaviours: 'yes' } } as const;
    expect(codes('keep_5_12_no_problem', { needs: ['problematic_behaviours'], found: isHard })).toEqual([
      'symptom_excluded',
    ]);
    expect(codes('keep_5_12_problem', { needs: ['problematic_behaviours'], found: isHard })).toEqual([]);
  });

  test('other abuse, somebody else who harmed the child and other carers are said; kinds nobody can place are not', () => {
    const found = wholeFound({
      abuseTypes: ['physical_abuse'],
      harmedBy: ['stranger'],
      livesWith: ['adoptive'],
    });
    expect(codes('ltfi_8_17', { found })).toEqual(['abuse_not_found']);
    expect(
      codes('ltfi_8_17', { found: { ...found, abuseTypes: ['physical_abuse', 'sexual_abuse'] } }),
    ).toEqual([]);
    for (const type of ['online_abuse', 'sexual_exploitation', 'other', 'not_known'] as const)
      expect(codes('ltfi_8_17', { found: { ...found, abuseTypes: ['physical_abuse', type] } })).toEqual([]);
    expect(codes('mst_can_10_17', { found })).toEqual(['harmed_by_others']);
    for (const harmedBy of [[], ['not_known', 'stranger'], ['stranger', 'step_parent']] as const)
      expect(codes('mst_can_10_17', { found: { ...found, harmedBy: [...harmedBy] } })).toEqual([]);
    expect(codes('trauma_group_parenting_foster', { found })).toEqual(['carers_differ']);
    expect(codes('trauma_group_parenting_permanence', { found })).toEqual([]);
    expect(codes('trauma_group_parenting_foster', { found: { ...found, livesWith: ['not_known'] } })).toEqual(
      [],
    );
  });

  test('every protocol answers for every kind of child, each warning with a sentence', () => {
    for (const protocol of PROTOCOLS) {
      for (const sex of ['female', 'male', 'intersex', 'prefer_not_to_say'] as const) {
        for (const birthDate of [null, localDate('2008-01-01'), localDate('2025-01-01')]) {
          for (const { sentence } of fitWarnings(
            protocol,
            { birthDate, sex, needs: [], found: OTHERWISE },
            ON,
          )) {
            expect(sentence).toMatch(/^[A-Z].*\.$/);
          }
        }
      }
    }
  });
});
