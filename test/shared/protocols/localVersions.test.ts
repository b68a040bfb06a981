import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { termsOf } from '../../../shared/courses/terms.ts';
import { localDate } from '../../../shared/dates.ts';
import { fitWarnings, yearsOutside } from '../../../shared/protocols/fit.ts';
import {
  agesInWords,
  courseBoundsOf,
  extentInWords,
  PROTOCOLS,
  protocolById,
} from '../../../shared/protocols/catalogue.ts';
import {
  isSameVersion,
  type LocalVersion,
  type VersionFields,
  whatVersionLacks,
  withLocalRanges,
  withVersion,
} from '../../../shared/protocols/localVersions.ts';
import { AS_STATED, catalogueOf } from '../../../shared/protocols/serviceCatalogue.ts';
import { BOUND_UNITS, type CourseBounds } from '../../../shared/protocols/types.ts';
import { DEFAULT_REVIEW_INTERVALS, rhythmInWords } from '../../../shared/reviews/rhythm.ts';

const range = (min: number | null, max: number | null, more: Partial<CourseBounds> = {}): CourseBounds => ({
  min,
  max,
  extendTo: null,
  openExtension: false,
  unit: 'session',
  ...more,
});
const NONE: VersionFields = { bounds: null, reviews: null, ages: null };
const TF_CBT = protocolById('tf_cbt_csa');
const version = (more: Partial<LocalVersion>): LocalVersion => ({
  id: 'v1',
  protocolId: 'tf_cbt_csa',
  reason: 'Agreed with the commissioner',
  ...NONE,
  ...more,
});

describe('what stands in the way of a version', () => {
  const lacks = (bounds: CourseBounds | null, source = courseBoundsOf(TF_CBT), inForce = NONE) =>
    whatVersionLacks({ bounds, reviews: null, ages: null }, { source, inForce });

  test.each<[string, CourseBounds | null, string[]]>([
    ['narrower', range(12, 14), []],
    ['wider', range(8, 24, { openExtension: true }), []],
    ['only a least', range(6, null), []],
    ['no number', range(null, null), ['version_no_number']],
    ['the most under the least', range(16, 12), ['version_max_below_min']],
    ['further than no most', range(12, null, { extendTo: 20 }), ['version_extension_without_max']],
    [
      'as long as needed after no most',
      range(12, null, { openExtension: true }),
      ['version_extension_without_max'],
    ],
    ['no further than the most', range(12, 16, { extendTo: 16 }), ['version_extension_not_further']],
    ['another unit', range(12, 16, { unit: 'week' }), ['version_other_unit']],
    ['nothing said where nothing was', null, ['version_nothing_changed']],
  ])('%s', (_what, bounds, codes) => {
    expect(lacks(bounds)).toEqual(codes);
  });

  test('a therapy whose source gives no number may be counted in anything', () => {
    const source = courseBoundsOf(protocolById('pcit_u12'));
    for (const unit of BOUND_UNITS) expect(lacks(range(4, 8, { unit }), source)).toEqual([]);
  });

  test('a version that says what is in force already changes nothing; back to the source does', () => {
    const inForce = {
      bounds: range(12, 14),
      reviews: { by: 'session', every: 4 } as const,
      ages: { from: 4, through: 17 },
    };
    expect(isSameVersion(inForce, structuredClone(inForce))).toBe(true);
    expect(isSameVersion(inForce, { ...inForce, ages: { from: 4, through: 16 } })).toBe(false);
    expect(lacks(null, courseBoundsOf(TF_CBT), inForce)).toEqual([]);
  });
});

describe('ages of the service’s own', () => {
  const LTFI = protocolById('ltfi_8_17');
  const source = courseBoundsOf(LTFI);
  const ages = (from: number | null, through: number | null) =>
    whatVersionLacks({ ...NONE, ages: { from, through } }, { source, inForce: NONE });
  test('are one age or two, and not the wrong way round', () => {
    expect([ages(4, 17), ages(4, null), ages(null, 12), ages(9, 9)]).toEqual([[], [], [], []]);
    expect(ages(null, null)).toEqual(['version_no_age']);
    expect(ages(17, 4)).toEqual(['own_ages_turned']);
  });
  test('are what the fit goes by, and it says what the source says beside them', () => {
    const held = withVersion(LTFI, version({ protocolId: 'ltfi_8_17', ages: { from: 4, through: 17 } }));
    expect(courseBoundsOf(held)).toEqual(source);
    const born = (birthDate: string) =>
      fitWarnings(
        held,
        { birthDate: localDate(birthDate), sex: 'female', needs: null, found: null },
        localDate('2026-11-20'),
      ).map(({ sentence }) => sentence);
    expect(born('2020-03-01')).toEqual([]);
    expect(born('2023-03-01')).toEqual(['Held here for 4 to 17 (its source: 8 to 17); the child is 3.']);
    expect(agesInWords(LTFI)).toBe('stated for 8 to 17');
    expect(agesInWords(withVersion(LTFI, version({ protocolId: 'ltfi_8_17' })))).toBe('stated for 8 to 17');
  });
  test('a child within them never differs in age, whatever the source says', () => {
    const edge = fc.option(fc.integer({ min: 0, max: 25 }));
    fc.assert(
      fc.property(
        fc.constantFrom(...PROTOCOLS),
        edge,
        edge,
        fc.integer({ min: 0, max: 25 }),
        (of, from, through, age) => {
          fc.pre(from !== null || through !== null);
          const held = withVersion(of, version({ protocolId: of.id, ages: { from, through } }));
          const isWithin = (from === null || age >= from) && (through === null || age <= through);
          expect(yearsOutside(held, age) === 0).toBe(isWithin);
        },
      ),
    );
  });
});

test('a version replaces the range and leaves the rest; what the source says stays beside it', () => {
  const held = withVersion(TF_CBT, version({ bounds: range(8, 12, { extendTo: 16 }) }));
  expect(extentInWords(held)).toBe('8 to 12 sessions, to 16 where needed');
  expect(held.local?.source).toEqual(courseBoundsOf(TF_CBT));
  expect(held.name).toBe(TF_CBT.name);
  const cpp = protocolById('cpp_u5');
  const months = withVersion(cpp, version({ protocolId: 'cpp_u5', bounds: range(6, 9, { unit: 'month' }) }));
  expect(courseBoundsOf(months)).toEqual(range(6, 9, { unit: 'month' }));
  expect(extentInWords(months)).toBe('6 to 9 months, weekly');
  expect(months.local?.source).toEqual(courseBoundsOf(cpp));
});

test.each([
  [{ by: 'session', every: 4 } as const, 'after every 4 attended sessions'],
  [{ by: 'week', every: 8 } as const, 'every 8 weeks'],
  [null, 'after every 6 attended sessions'],
])('reviews of its own, also by date: %o', (reviews, words) => {
  const held = withVersion(TF_CBT, version({ reviews }));
  const terms = termsOf(held, DEFAULT_REVIEW_INTERVALS, 'attended');
  expect(rhythmInWords(terms.reviews)).toBe(words);
  // Only the reviews are the service's own: the range is the source's, and nothing local is said of it.
  expect(terms).toMatchObject({ bounds: courseBoundsOf(TF_CBT), source: null });
});

test('a figure that rests on a range of the service’s own says so', () => {
  const held = withVersion(TF_CBT, version({ bounds: range(8, 12) }));
  const other = withVersion(TF_CBT, version({ bounds: range(10, 14) }));
  expect(withLocalRanges(TF_CBT.name, [TF_CBT])).toBe('Trauma-focused CBT');
  expect(withLocalRanges(TF_CBT.name, [TF_CBT, held, held])).toBe('Trauma-focused CBT (local range 8–12)');
  expect(withLocalRanges(TF_CBT.name, [other, held])).toBe('Trauma-focused CBT (local ranges 10–14, 8–12)');
});

describe('the catalogue of a service', () => {
  const amount = fc.option(fc.integer({ min: 1, max: 40 }), { nil: null });
  const said = fc.array(
    fc.record({
      protocolId: fc.constantFrom(...PROTOCOLS.map(({ id }) => id)),
      bounds: fc.option(
        fc.tuple(amount, amount).map(([min, max]) => range(min, max)),
        { nil: null },
      ),
      reviews: fc.option(
        fc.record({ by: fc.constant('session' as const), every: fc.integer({ min: 1, max: 9 }) }),
        {
          nil: null,
        },
      ),
      ages: fc.constant(null),
      reason: fc.constant('Invented'),
    }),
    { maxLength: 12 },
  );

  test('without versions it is what the sources say', () => {
    expect(AS_STATED.all).toEqual(PROTOCOLS);
  });

  test('the newest version of a therapy is in force, and what a course was begun with never moves', () => {
    fc.assert(
      fc.property(said, fc.nat(12), (all, cut) => {
        const versions = all.map((each, at) => ({ ...each, id: `v${at}` }));
        const before = catalogueOf(versions.slice(0, cut));
        const after = catalogueOf(versions);
        for (const { id } of PROTOCOLS) {
          const newest = versions.findLast(({ protocolId }) => protocolId === id) ?? null;
          expect(after.versionOf(id)).toEqual(newest);
          expect(after.byId(id)).toEqual(after.begunWith({ protocolId: id, versionId: newest?.id ?? null }));
          expect(after.begunWith({ protocolId: id, versionId: null })).toEqual(protocolById(id));
          const begun = { protocolId: id, versionId: before.versionOf(id)?.id ?? null };
          expect(after.begunWith(begun)).toEqual(before.byId(id));
          const { local } = after.byId(id);
          if (local !== null && local.source !== null)
            expect(local.source).toEqual(courseBoundsOf(protocolById(id)));
        }
        expect(after.everyTerms).toHaveLength(PROTOCOLS.length + versions.length);
      }),
    );
  });

  test('a version of another therapy, or one that is not there, is no course’s', () => {
    const catalogue = catalogueOf([version({ bounds: range(8, 12) })]);
    expect(() => catalogue.begunWith({ protocolId: 'ltfi_8_17', versionId: 'v1' })).toThrow(RangeError);
    expect(() => catalogue.begunWith({ protocolId: 'tf_cbt_csa', versionId: 'v9' })).toThrow(RangeError);
  });
});
