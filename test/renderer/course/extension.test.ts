import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extensionChoices, passedWords, sourceWords } from '../../../renderer/course/extension.ts';
import { termsOf } from '../../../shared/courses/terms.ts';
import { courseBoundsOf, protocolById, PROTOCOLS } from '../../../shared/protocols/catalogue.ts';
import { withVersion } from '../../../shared/protocols/localVersions.ts';
import type { StatedProtocolId } from '../../../shared/protocols/types.ts';
import { DEFAULT_REVIEW_INTERVALS } from '../../../shared/reviews/rhythm.ts';

const bounds = (id: StatedProtocolId) => courseBoundsOf(protocolById(id));
const terms = (id: StatedProtocolId) => termsOf(protocolById(id), DEFAULT_REVIEW_INTERVALS, 'attended');

describe('the numbers that are offered', () => {
  test('lie past what was agreed and what is counted, as far as is recommended while that lies ahead', () => {
    const ltfi = (reach: number, count: number) => extensionChoices(bounds('ltfi_8_17'), { reach, count });
    expect(ltfi(20, 18)).toEqual([22, 24, 26, 28, 30]);
    expect(ltfi(20, 23)).toEqual([24, 26, 28, 30]);
    expect(ltfi(28, 31)).toEqual([32, 34, 36, 38, 40]);
    expect(extensionChoices(bounds('mst_can_10_17'), { reach: 6, count: 6 })).toEqual([7, 8, 9, 10, 11]);
  });
  test('never what is behind, and never nothing', () => {
    const some = fc.constantFrom(...PROTOCOLS.map(courseBoundsOf));
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 60 }), fc.nat(80), (of, reach, count) => {
        const offered = extensionChoices(of, { reach, count });
        expect(offered.length).toBeGreaterThan(0);
        for (const each of offered) expect(each).toBeGreaterThan(Math.max(reach, count));
      }),
    );
  });
});

test('the words name whose number it is', () => {
  expect(sourceWords(terms('ltfi_8_17'))).toBe('NICE NG76: up to 20, extending to 30.');
  expect(sourceWords(terms('tf_cbt_csa'))).toBe('NICE NG76: 12 to 16, more if needed.');
  expect(sourceWords(terms('green_house_creative'))).toBe('LimeCulture: up to 24, and nothing of more.');
  const local = withVersion(protocolById('ltfi_8_17'), {
    id: 'v1',
    protocolId: 'ltfi_8_17',
    reason: 'Need decides',
    bounds: { ...bounds('ltfi_8_17'), max: 26, extendTo: 40 },
    reviews: null,
    ages: null,
  });
  const own = termsOf(local, DEFAULT_REVIEW_INTERVALS, 'attended');
  expect(sourceWords(own)).toBe(
    'This service’s own range: up to 26, extending to 40. NICE NG76: up to 20, extending to 30.',
  );
  expect(passedWords({ limit: 30, whose: 'source' }, own)).toBe('That is past the 30 that NICE NG76 names.');
  expect(passedWords({ limit: 40, whose: 'service' }, own)).toBe(
    'That is past the 40 of this service’s own range.',
  );
  expect(passedWords({ limit: 6, whose: 'source' }, terms('mst_can_10_17'))).toBe(
    'That is past the 6 months that NICE NG76 names.',
  );
});
