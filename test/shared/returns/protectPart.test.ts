import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountTable, protect, sum, type TableGroup } from '../../../shared/returns/protect.ts';
import { protectWithPart, type WithPart } from '../../../shared/returns/protectPart.ts';
import { buildReturn } from '../../../shared/returns/rules.ts';
import { publishReturn } from '../../../shared/returns/suppression.ts';
import { workedOutWithPart } from './attacker.ts';
import { cellOf, facts } from './example.ts';

const groupOf = (cells: number[][]): TableGroup => {
  const table: CountTable = { cells, printsRowTotals: true, printsColumnTotals: true };
  return { total: sum(cells.flat()), printsTotal: true, tables: [table] };
};
/** Columns of the whole: reached, below. Of the part: under way, ended below, ended within. */
const COLUMN_OF = [null, 1, 0];
const courses = (whole: number[][], part: number[][]): WithPart => ({
  whole: groupOf(whole),
  part: groupOf(part),
  columnOf: COLUMN_OF,
});
const apart = ({ whole, part }: WithPart) => ({ whole: protect(whole), part: protect(part) });

describe('courses that ended in a quarter, of those that ended in a year', () => {
  test.each([
    // One course ended in the nine months before: 20 less 19.
    ['what is left', courses([[20, 9]], [[7, 9, 19]]), 'left of column 0'],
    // The year has 5 below the minimum, and a sign of 5 or more in the quarter is then 5.
    [
      'a hidden figure of the part',
      courses(
        [[7, 5]],
        [
          [5, 5, 6],
          [0, 0, 1],
        ],
      ),
      'part row 0 column 1',
    ],
    ['a hidden figure of the whole', courses([[7, 1]], [[7, 0, 7]]), 'whole row 0 column 1'],
  ])('%s could be worked out by subtracting, and cannot', (_, both, name) => {
    expect(workedOutWithPart(both, apart(both))).toContain(name);
    expect(workedOutWithPart(both, protectWithPart(both))).toEqual([]);
  });

  test('where nothing is small nothing is hidden', () => {
    const both = courses([[30, 19]], [[7, 9, 20]]);
    const { whole, part } = protectWithPart(both);
    const states = [whole, part].flatMap(({ total, tables }) => [
      total,
      ...tables.flatMap(({ cells, rowTotals, columnTotals }) => [
        ...cells.flat(),
        ...rowTotals,
        ...columnTotals,
      ]),
    ]);
    expect(new Set(states)).toEqual(new Set(['shown']));
  });

  test('what is no part of the other is protected by itself', () => {
    const both = courses([[3, 9]], [[7, 9, 20]]);
    expect(protectWithPart(both)).toEqual(apart(both));
  });

  const Count = fc.oneof(
    { arbitrary: fc.constant(0), weight: 3 },
    { arbitrary: fc.integer({ min: 1, max: 4 }), weight: 5 },
    { arbitrary: fc.integer({ min: 5, max: 8 }), weight: 3 },
  );
  const row = (width: number) => fc.array(Count, { minLength: width, maxLength: width });
  const Both = fc
    .record({
      part: fc.array(row(3), { minLength: 1, maxLength: 2 }),
      left: fc.array(Count, { minLength: 2, maxLength: 2 }),
      first: fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 20 })),
      isOneKind: fc.boolean(),
    })
    .map(({ part, left, first, isOneKind }) => {
      const ended = [2, 1].map((column, at) => sum(part.map((line) => line[column]!)) + left[at]!);
      const one = ended.map((total, at) => Math.min(first[at]!, total));
      const rest = ended.map((total, at) => total - one[at]!);
      return courses(isOneKind ? [ended] : [one, rest], part);
    });

  test('no hidden figure, and nothing small that is left beside the quarter, can be worked out from both', () => {
    fc.assert(
      fc.property(Both, (both) => {
        const states = protectWithPart(both);
        expect(workedOutWithPart(both, states)).toEqual([]);
        // Zero is shown, small ones never are, and a sign tells the truth.
        for (const [group, found] of [
          [both.whole, states.whole],
          [both.part, states.part],
        ] as const)
          group.tables[0]?.cells.forEach((line, r) =>
            line.forEach((value, c) => {
              const state = found.tables[0]!.cells[r]![c]!;
              if (value === 0) expect(state).toBe('shown');
              if (value >= 1 && value <= 4) expect(['small', 'widened']).toContain(state);
              if (value > 4) expect(['shown', 'protects']).toContain(state);
            }),
          );
      }),
      { numRuns: 60 },
    );
  });
});

test('in the return, a course that ended before the quarter is not what the year has over it', () => {
  const published = publishReturn(
    buildReturn(
      facts({
        protocols: [{ id: 'tf_cbt_csa', name: 'TF-CBT' }],
        courses: [
          { protocolId: 'tf_cbt_csa', standing: 'under_way', count: 12 },
          { protocolId: 'tf_cbt_csa', standing: 'ended_within', count: 19 },
          { protocolId: 'tf_cbt_csa', standing: 'ended_below', count: 8 },
        ],
        endings: [
          { kind: 'planned', isBelow: false, count: 20 },
          { kind: 'unplanned', isBelow: true, count: 8 },
        ],
      }),
    ),
    'for_publication',
  );
  const year = cellOf(published, 'endings', 'all', 'reached').value;
  const quarter = cellOf(published, 'courses', 'all', 'ended_within').value;
  expect([year, quarter]).toContain(null);
  // Nobody who ended below the minimum ended before the quarter: that is zero, and zero is shown.
  expect(cellOf(published, 'endings', 'all', 'below').value).toBe(8);
});
