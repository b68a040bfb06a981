import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { PROTOCOLS, protocolById } from '../../../shared/protocols/catalogue.ts';
import { type FitFacts, fitWarnings } from '../../../shared/protocols/fit.ts';
import type { ProtocolId } from '../../../shared/protocols/types.ts';

const ON = localDate('2026-11-20');
const facts = (more: Partial<FitFacts> = {}): FitFacts => ({
  birthDate: localDate('2016-02-29'),
  sex: 'female',
  needs: null,
  ...more,
});
const codes = (id: ProtocolId, more: Partial<FitFacts> = {}) =>
  fitWarnings(protocolById(id), facts(more), ON).map(({ code }) => code);

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

  test('every protocol answers for every kind of child, each warning with a sentence', () => {
    for (const protocol of PROTOCOLS) {
      for (const sex of ['female', 'male', 'intersex', 'prefer_not_to_say'] as const) {
        for (const birthDate of [null, localDate('2008-01-01'), localDate('2025-01-01')]) {
          for (const { sentence } of fitWarnings(protocol, { birthDate, sex, needs: [] }, ON)) {
            expect(sentence).toMatch(/^[A-Z].*\.$/);
          }
        }
      }
    }
  });
});
