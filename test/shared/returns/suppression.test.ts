import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STANDINGS } from '../../../shared/courses/rules.ts';
import { REFERRAL_SOURCES } from '../../../shared/referrals/codes.ts';
import { buildReturn } from '../../../shared/returns/rules.ts';
import type { ArcState, Bounds } from '../../../shared/returns/flow.ts';
import { publishReturn } from '../../../shared/returns/suppression.ts';
import { addDays, daysBetween, localDate, type LocalDate } from '../../../shared/dates.ts';
import type { ReturnView } from '../../../shared/returns/view.ts';
import { workedOut } from './attacker.ts';
import { cellOf, EXAMPLE, exampleReturn, facts } from './example.ts';

const waitingOf = (counts: readonly [days: number, count: number][], sex = 'female') =>
  counts.map(([days, count]) => ({
    receivedOn: addDays(asAt, -days),
    ageAtReferral: 9,
    sex,
    count,
  }));

const asAt = localDate('2026-12-31');

describe('a return for publication', () => {
  test('prints 1 to 4 as <5, zero as zero and other figures as they are', () => {
    const published = publishReturn(exampleReturn(), 'for_publication');
    expect(cellOf(published, 'referrals_by_source', 'family', 'referrals')).toMatchObject({
      text: '<5',
      value: null,
      hidden: 'small',
      why: 'From 1 to 4, so that nobody can be recognised.',
    });
    expect(cellOf(published, 'referrals_by_source', 'camhs', 'referrals')).toMatchObject({
      text: '0',
      value: 0,
    });
    expect(cellOf(published, 'sessions', 'attended', 'carer')).toMatchObject({
      text: '5',
      value: 5,
      hidden: null,
    });
  });

  test('hides another figure where a total would give a small one away, and says why', () => {
    const published = publishReturn(
      buildReturn(facts({ checkIns: { onTime: 30, late: 3, notDone: 0 } })),
      'for_publication',
    );
    expect(cellOf(published, 'check_ins', 'late', 'check_ins').text).toBe('<5');
    expect(cellOf(published, 'check_ins', 'on_time', 'check_ins')).toMatchObject({
      text: '[c]',
      hidden: 'protects',
      why: 'Held back so that a hidden figure cannot be worked out from the totals or an earlier release.',
    });
    expect(cellOf(published, 'check_ins', 'not_done', 'check_ins').text).toBe('0');
    expect(cellOf(published, 'check_ins', 'all', 'check_ins').text).toBe('33');
  });

  test('gives no percentage on a hidden figure, nor on a base under 10', () => {
    const share = (onTime: number, late: number, notDone: number) =>
      cellOf(
        publishReturn(buildReturn(facts({ checkIns: { onTime, late, notDone } })), 'for_publication'),
        'check_ins',
        'share_on_time',
        'check_ins',
      );
    expect(share(30, 10, 0)).toMatchObject({ text: '75%', value: 75 });
    expect(share(30, 3, 0)).toMatchObject({ text: '[c]', value: null, hidden: 'base' });
    expect(share(3, 0, 0)).toMatchObject({ text: '[c]', hidden: 'base' });
    expect(share(5, 0, 0)).toMatchObject({ text: '[c]', hidden: 'base' });
    expect(share(0, 12, 0)).toMatchObject({ text: '0%', value: 0 });
    expect(share(0, 0, 0)).toMatchObject({ text: '[z]', hidden: null });
  });

  test('gives typical waits of 10 or more only, and none of a hidden number', () => {
    const median = (count: number) =>
      cellOf(
        publishReturn(buildReturn(facts({ waiting: waitingOf([[40, count]]) })), 'for_publication'),
        'waits',
        'still_waiting',
        'median_days',
      );
    expect(median(12)).toMatchObject({ text: '40', value: 40 });
    expect(median(9)).toMatchObject({ text: '[c]', hidden: 'base' });
    expect(median(3)).toMatchObject({ text: '[c]', hidden: 'base' });
    expect(median(0)).toMatchObject({ text: '[z]', hidden: null });
  });

  test('a total hidden in one section is hidden in every section that counts the same', () => {
    const few = publishReturn(buildReturn(facts({ waiting: waitingOf([[40, 3]]) })), 'for_publication');
    for (const [section, row, column] of [
      ['waiting_by_band', 'all', 'children'],
      ['waits', 'still_waiting', 'count'],
      ['waiting_by_age_and_sex', 'all', 'all'],
    ] as const) {
      expect(cellOf(few, section, row, column).text).toBe('<5');
    }
    // One figure from 1 to 4, and nothing else to hide but the total: hidden in both sections of referrals.
    const referrals = [
      { source: 'police', ageAtReferral: 9, sex: 'female', count: 30 },
      { source: 'school', ageAtReferral: 9, sex: 'female', count: 12 },
    ];
    const plain = publishReturn(buildReturn(facts({ referrals })), 'for_publication');
    expect(plain.hiddenCount).toBe(0);
    expect(plain.summary).toBe('No figure is hidden: none is from 1 to 4.');
  });

  test('says how many figures are hidden', () => {
    const published = publishReturn(
      buildReturn(facts({ checkIns: { onTime: 30, late: 3, notDone: 0 } })),
      'for_publication',
    );
    expect(published.hiddenCount).toBe(3);
    expect(published.summary).toBe('3 figures are hidden. None can be worked out from this return.');
  });

  test('shown counts are true, equal totals are printed alike, and no hidden value travels with the return', () => {
    const counted = fc.array(
      fc.record({
        source: fc.constantFrom(...REFERRAL_SOURCES),
        ageAtReferral: fc.option(fc.integer({ min: 0, max: 20 })),
        sex: fc.constantFrom('female', 'male', 'intersex', 'not_asked'),
        count: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(counted, (referrals) => {
        const view = buildReturn(facts({ referrals }));
        const published = publishReturn(view, 'for_publication');
        view.sections.forEach((section, s) =>
          section.cells.forEach((cell, c) => {
            const printed = published.sections[s]!.cells[c]!;
            if (printed.hidden === null) expect(printed.value).toBe(cell.value);
            else expect(printed.value).toBeNull();
            if (cell.kind === 'count' && cell.value! > 0 && cell.value! < 5)
              expect(printed.hidden).not.toBeNull();
          }),
        );
        expect(cellOf(published, 'referrals_by_source', 'all', 'referrals').text).toBe(
          cellOf(published, 'referrals_by_age_and_sex', 'all', 'all').text,
        );
        expect(published).not.toHaveProperty('waitRanks');
      }),
    );
  });
});

describe('someone who reads the whole published return', () => {
  /** The signs of a published group of sections, rebuilt from what is printed. */
  const attack = (
    view: ReturnView,
    names: readonly string[],
    totalAt: readonly [string, string, string],
    runningSums: Bounds[] | null = null,
  ) => {
    const published = publishReturn(view, 'for_publication');
    const stateAt = (section: string, row: string, column: string): ArcState => {
      const exactCells = view.sections.find((one) => one.id === section)!.cells;
      const { value } = exactCells.find((cell) => cell.row === row && cell.column === column)!;
      const { text } = cellOf(published, section, row, column);
      return text === '<5' ? 'small' : text !== '[c]' ? 'shown' : value! < 5 ? 'widened' : 'protects';
    };
    const tables = names.map((name) => {
      const section = view.sections.find((one) => one.id === name)!;
      const rows = section.rows
        .filter((row) => !row.isTotal && !row.id.startsWith('share'))
        .map((row) => row.id);
      const columns = section.columns.filter((column) => !column.isTotal).map((column) => column.id);
      const isTwoWay = columns.length > 1;
      const valueAt = (row: string, column: string) =>
        section.cells.find((cell) => cell.row === row && cell.column === column)!.value!;
      return {
        table: {
          cells: rows.map((row) => columns.map((column) => valueAt(row, column))),
          printsRowTotals: isTwoWay,
          printsColumnTotals: isTwoWay,
          ...(name === 'waiting_by_band' && runningSums ? { runningSums } : {}),
        },
        states: {
          cells: rows.map((row) => columns.map((column) => stateAt(name, row, column))),
          rowTotals: isTwoWay ? rows.map((row) => stateAt(name, row, 'all')) : [],
          columnTotals: isTwoWay ? columns.map((column) => stateAt(name, 'all', column)) : [],
        },
      };
    });
    const [first] = tables;
    const total = first!.table.cells.flat().reduce((sum, value) => sum + value, 0);
    return workedOut(
      { total, printsTotal: true, tables: tables.map((one) => one.table) },
      { total: stateAt(...totalAt), tables: tables.map((one) => one.states), keepsRunningSums: true },
    );
  };
  const child = fc.record({
    source: fc.constantFrom('school', 'police', 'family', 'gp'),
    receivedOn: fc.integer({ min: 0, max: 200 }).map((days) => addDays(asAt, -days)),
    ageAtReferral: fc.constantFrom(7, 12, 16, null),
    sex: fc.constantFrom('female', 'male', 'not_asked'),
    count: fc.integer({ min: 1, max: 7 }),
  });

  test('works out no referral by source, age or sex', () => {
    fc.assert(
      fc.property(fc.array(child, { maxLength: 8 }), (referrals) => {
        const view = buildReturn(facts({ referrals }));
        const names = ['referrals_by_source', 'referrals_by_age_and_sex'];
        expect(attack(view, names, ['referrals_by_source', 'all', 'referrals'])).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  /** What the printed waits tell: the wait at each of these ranks, and so its band. */
  const toldByWaits = (waiting: readonly { receivedOn: LocalDate; count: number }[]): Bounds[] => {
    const days = waiting
      .flatMap((one) => Array.from({ length: one.count }, () => daysBetween(one.receivedOn, asAt)))
      .toSorted((a, b) => a - b);
    const n = days.length;
    const ranks = [Math.ceil(n / 2), Math.floor(n / 2) + 1, Math.ceil(n * 0.75), n];
    return [34, 90, 132, 188, 370, Infinity].map((lastDay) => ({
      least: Math.max(0, ...ranks.filter((rank) => days[rank - 1]! <= lastDay)),
      most: Math.min(n, ...ranks.filter((rank) => days[rank - 1]! > lastDay).map((rank) => rank - 1)),
    }));
  };

  test('works out no child waiting by band, age or sex, knowing the median, 75th percentile and longest wait', () => {
    fc.assert(
      fc.property(fc.array(child, { maxLength: 8 }), (waiting) => {
        const view = buildReturn(facts({ waiting }));
        const names = ['waiting_by_band', 'waiting_by_age_and_sex'];
        const median = cellOf(
          publishReturn(view, 'for_publication'),
          'waits',
          'still_waiting',
          'median_days',
        );
        const told = median.value === null ? null : toldByWaits(waiting);
        expect(attack(view, names, ['waits', 'still_waiting', 'count'], told)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('works out no course', () => {
    const course = fc.record({
      protocolId: fc.constantFrom('tf_cbt_csa', 'ltfi_8_17'),
      standing: fc.constantFrom(...STANDINGS),
      count: fc.integer({ min: 1, max: 7 }),
    });
    fc.assert(
      fc.property(fc.array(course, { maxLength: 8 }), (courses) => {
        const view = buildReturn(facts({ courses, protocols: EXAMPLE.protocols }));
        expect(attack(view, ['courses'], ['courses', 'all', 'all'])).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('an exact return', () => {
  test('prints every figure, small bases too', () => {
    const published = publishReturn(exampleReturn(), 'exact_under_contract');
    expect(published.hiddenCount).toBe(0);
    expect(published.sections.flatMap((section) => section.cells).some((cell) => cell.hidden)).toBe(false);
    expect(cellOf(published, 'reviews', 'share_held', 'reviews').text).toBe('67%');
    expect(cellOf(published, 'waits', 'started', 'median_days').text).toBe('72.5');
    expect(published.summary).toContain('exact');
  });
});

test('publishing does not change the exact figures it was given', () => {
  const view = buildReturn(EXAMPLE);
  const before = structuredClone(view);
  publishReturn(view, 'for_publication');
  expect(view).toEqual(before);
});
