import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesSince, staysHidden } from '../../../shared/returns/earlier.ts';
import type { ReturnFacts } from '../../../shared/returns/facts.ts';
import type { ArcState } from '../../../shared/returns/flow.ts';
import { protect } from '../../../shared/returns/protect.ts';
import { buildReturn } from '../../../shared/returns/rules.ts';
import {
  type PublishedCell,
  type PublishedReturn,
  publishReturn,
} from '../../../shared/returns/suppression.ts';
import { cellOf, EXAMPLE, facts } from './example.ts';

const releaseOf = (some: Partial<ReturnFacts>, ...earlier: PublishedReturn[]) =>
  publishReturn(buildReturn(facts(some)), 'for_publication', earlier);
const checkIns = (onTime: number, late: number, notDone: number) => ({ checkIns: { onTime, late, notDone } });
const signs = (published: PublishedReturn) =>
  ['on_time', 'late', 'not_done', 'all'].map((row) => cellOf(published, 'check_ins', row, 'check_ins').text);

describe('a quarter that is released again', () => {
  test('one child entered late cannot be told by subtracting the two', () => {
    const first = releaseOf(checkIns(30, 12, 0));
    expect(signs(first)).toEqual(['30', '12', '0', '42']);
    expect(signs(releaseOf(checkIns(30, 13, 0), first))).toEqual(['30', '[c]', '0', '[c]']);
    // Five more are too many to be one of.
    expect(signs(releaseOf(checkIns(30, 17, 0), first))).toEqual(['30', '17', '0', '47']);
  });

  test('what was hidden stays hidden: the larger figure beside a small one would give the small one away', () => {
    const first = releaseOf(checkIns(8, 4, 0));
    expect(signs(first)).toEqual(['[c]', '<5', '0', '12']);
    // Figures only grew: had 8 been shown now, the reader of 12 = [c] + <5 would know both.
    expect(signs(releaseOf(checkIns(8, 9, 0), first))).toEqual(['[c]', '[c]', '0', '17']);
  });

  test('it is compared with every earlier release, not with the last alone', () => {
    const first = releaseOf(checkIns(30, 12, 0));
    const second = releaseOf(checkIns(30, 22, 0), first);
    expect(signs(second)).toEqual(['30', '22', '0', '52']);
    expect(signs(releaseOf(checkIns(30, 14, 0), first, second))).toEqual(['30', '[c]', '0', '[c]']);
  });

  test('a quarter nobody released is not touched, and exact figures never are', () => {
    const first = releaseOf(checkIns(30, 12, 0));
    const view = buildReturn(facts(checkIns(30, 13, 0)));
    expect(signs(publishReturn(view, 'for_publication'))).toEqual(['30', '13', '0', '43']);
    expect(signs(publishReturn(view, 'exact_under_contract', [first]))).toEqual(['30', '13', '0', '43']);
  });

  test('the figures that are printed otherwise are named, with what was printed before', () => {
    const first = releaseOf(checkIns(30, 12, 0));
    const second = releaseOf(checkIns(30, 13, 0), first);
    expect(changesSince(first, second).map(({ row, before, now }) => [row, before, now])).toEqual([
      ['Done late', '12', '[c]'],
      ['All check-ins due', '42', '[c]'],
      ['Share done on time, percent', '71%', '[c]'],
    ]);
    expect(changesSince(second, second)).toEqual([]);
  });
});

const some = fc.oneof(
  { arbitrary: fc.constant(0), weight: 2 },
  { arbitrary: fc.integer({ min: 1, max: 4 }), weight: 4 },
  { arbitrary: fc.integer({ min: 5, max: 14 }), weight: 4 },
);
const late = fc.oneof(
  { arbitrary: fc.constant(0), weight: 5 },
  { arbitrary: fc.integer({ min: 1, max: 7 }), weight: 3 },
);
const SOURCES = ['school', 'police', 'family', 'gp'];
const SEXES = ['female', 'male'];
const AGES = [4, 9, 12, 16];

/** Referrals of one quarter as they stood three times, more of them each time. */
const threeTimes = fc.array(fc.tuple(some, late, late), { minLength: 6, maxLength: 6 }).map((counts) =>
  [0, 1, 2].map((time) =>
    facts({
      ...EXAMPLE,
      referrals: counts.map((grown, index) => ({
        source: SOURCES[index % SOURCES.length]!,
        sex: SEXES[index % SEXES.length]!,
        ageAtReferral: AGES[(index * 3 + 1) % AGES.length]!,
        count: grown.slice(0, time + 1).reduce((sum, count) => sum + count, 0),
      })),
    }),
  ),
);
const countsOf = (published: PublishedReturn): Map<string, PublishedCell> =>
  new Map(
    published.sections.flatMap(({ id, cells }) =>
      cells
        .filter((cell) => cell.kind === 'count')
        .map((cell) => [`${id} ${cell.row} ${cell.column}`, cell] as const),
    ),
  );

describe('laws of releases of one quarter', () => {
  test('no two of them differ by 1 to 4 in a figure that both show, and nothing hidden is shown later but as zero', () => {
    fc.assert(
      fc.property(threeTimes, (times) => {
        const released: PublishedReturn[] = [];
        for (const time of times) {
          const next = publishReturn(buildReturn(time), 'for_publication', released);
          for (const before of released) {
            const earlier = countsOf(before);
            for (const [place, { value }] of countsOf(next)) {
              const was = earlier.get(place)!;
              if (value === null || value === 0) continue;
              expect({ place, was: was.text, now: value }).toMatchObject({
                was: expect.stringMatching(/^\d+$/),
              });
              const by = Math.abs(value - was.value!);
              expect(by === 0 || by > 4, `${place}: ${was.text} and ${value}`).toBe(true);
            }
          }
          released.push(next);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('the same figures released again are the same return', () => {
    fc.assert(
      fc.property(threeTimes, (times) => {
        const released: PublishedReturn[] = [];
        for (const time of times) {
          const view = buildReturn(time);
          const next = publishReturn(view, 'for_publication', released);
          released.push(next);
          expect(publishReturn(view, 'for_publication', released)).toEqual(next);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('someone who reads two releases of a list of two with its total', () => {
  const MOST = 15;
  /** How far the reader tries: larger than what is true, since a hidden total leaves larger tables open. */
  const MOST_TRIED = 22;
  type Figures = [first: number, second: number, total: number];
  type Printed = { text: string; value: number | null }[];
  const every = (most: number): Figures[] =>
    Array.from({ length: most + 1 }, (_, first) =>
      Array.from({ length: most + 1 - first }, (__, second): Figures => [first, second, first + second]),
    ).flat();

  const signOf = (value: number, state: ArcState) =>
    state === 'shown'
      ? { text: String(value), value }
      : { text: state === 'small' ? '<5' : '[c]', value: null };
  function printed([first, second, total]: Figures, before: Printed | null): Printed {
    const holds = (index: number, now: number) => before !== null && staysHidden(before[index]!, now);
    const states = protect({
      total,
      printsTotal: true,
      holdsTotalBack: holds(2, total),
      tables: [
        {
          cells: [[first], [second]],
          printsRowTotals: false,
          printsColumnTotals: false,
          heldBack: {
            cells: [[holds(0, first)], [holds(1, second)]],
            rowTotals: [false, false],
            columnTotals: [false],
          },
        },
      ],
    });
    const [top, bottom] = states.tables[0]!.cells.flat();
    return [signOf(first, top!), signOf(second, bottom!), signOf(total, states.total)];
  }

  const tried = every(MOST_TRIED);
  const fitting = (signs: Printed): Figures[] =>
    tried.filter((figures) =>
      signs.every(({ text, value }, index) => {
        const figure = figures[index]!;
        if (value !== null) return figure === value;
        return text === '<5' ? figure >= 1 && figure <= 4 : figure >= 1;
      }),
    );

  test.each([
    ['nothing else', () => true],
    ['that figures only grow', (was: Figures, is: Figures) => is.every((now, index) => now >= was[index]!)],
  ] as const)('learns no hidden figure and no difference of 1 to 4, knowing %s', (_what, mayBe) => {
    const seen = new Set<string>();
    const learned: string[] = [];
    for (const was of every(MOST)) {
      const before = printed(was, null);
      const wereFitting = fitting(before);
      for (const is of every(MOST)) {
        if (!mayBe(was, is)) continue;
        const after = printed(is, before);
        const key = [...before, ...after].map((one) => one.text).join(' ');
        if (seen.has(key)) continue;
        seen.add(key);
        const fits = wereFitting.flatMap((a) =>
          fitting(after).flatMap((b) => (mayBe(a, b) ? [{ was: a, is: b }] : [])),
        );
        for (const index of [0, 1, 2] as const) {
          const count = (of: (pair: { was: Figures; is: Figures }) => number) => new Set(fits.map(of)).size;
          if (before[index]!.value === null && count((pair) => pair.was[index]) === 1)
            learned.push(`${key}: was`);
          if (after[index]!.value === null && count((pair) => pair.is[index]) === 1)
            learned.push(`${key}: is`);
          const by = Math.abs(is[index] - was[index]);
          if (by >= 1 && by <= 4 && count((pair) => pair.is[index] - pair.was[index]) === 1)
            learned.push(`${key}: by ${by}`);
        }
      }
    }
    expect(seen.size).toBeGreaterThan(200);
    expect(learned).toEqual([]);
  });
});
