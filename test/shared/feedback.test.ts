import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEAST_TOGETHER, monthsShown, saysSomething, spreadOf } from '../../shared/feedback/rules.ts';

describe('answers without a name', () => {
  const of = (...counts: [string, number][]) =>
    counts.flatMap(([month, count]) => Array.from({ length: count }, () => month));

  test.each([
    ['four in a month are not shown', of(['2026-09', 4]), []],
    ['five in a month are, once it is over', of(['2026-09', 5]), ['2026-09']],
    ['those of this month are not, however many', of(['2026-11', 9]), []],
    [
      'months are put together until there are five',
      of(['2026-07', 2], ['2026-09', 3]),
      ['2026-07', '2026-09'],
    ],
    ['what comes later waits for others of its own', of(['2026-08', 5], ['2026-10', 1]), ['2026-08']],
    ['nothing', [], []],
  ])('%s', (_name, months, shown) => {
    expect([...monthsShown(months, '2026-11')].sort()).toEqual(shown);
  });

  test('whatever comes, what is shown is none or five, and no later page adds fewer than five to an earlier one', () => {
    const month = fc.integer({ min: 1, max: 12 }).map((at) => `2026-${String(at).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(month, { maxLength: 40 }), fc.array(month, { maxLength: 40 }), (months, asked) => {
        const pages = ['2026-01', ...asked.sort(), '2027-01'].map((now) => {
          const shown = monthsShown(
            months.filter((each) => each <= now),
            now,
          );
          return months.filter((each) => each <= now && shown.has(each)).length;
        });
        pages.forEach((count, at) => {
          const added = count - (pages[at - 1] ?? 0);
          expect(added === 0 || added >= LEAST_TOGETHER).toBe(true);
        });
      }),
    );
  });
});

test('the five are counted in order, and an answer says something', () => {
  expect(spreadOf([5, 5, 1, null])).toEqual([1, 0, 0, 0, 2]);
  expect(saysSomething({ acceptability: null, helped: ' ', change: '' })).toBe(false);
  expect(saysSomething({ acceptability: 3, helped: '', change: '' })).toBe(true);
  expect(saysSomething({ acceptability: null, helped: '', change: 'A door that shuts' })).toBe(true);
});
