import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { WAITING_LIST_SORTS } from '../../../shared/waitingList/contract.ts';
import { compareRows, KEYS_OF_SORT, type OrderedRow } from '../../../shared/waitingList/order.ts';

const day = fc.constantFrom('2026-01-05', '2026-01-06', '2026-11-20').map(localDate);
const row: fc.Arbitrary<OrderedRow> = fc.record({
  id: fc.uuid(),
  // Few of each, so that rows are often level in all but the id.
  name: fc.constantFrom('Nia', 'Nía', 'nia', 'O’Test', 'ﬀ', '😀', ''),
  band: fc.constantFrom(null, 1, 2, 3),
  receivedOn: day,
  nextCheckInOn: fc.option(day),
});
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 12 });

describe.each(WAITING_LIST_SORTS)('the order of the waiting list by %s', (sort) => {
  const compare = (a: OrderedRow, b: OrderedRow) => compareRows(sort, a, b);
  const sign = (a: OrderedRow, b: OrderedRow) => Math.sign(compare(a, b));

  test('is total: any two rows compare, each way round alike, and level only with themselves', () => {
    fc.assert(
      fc.property(row, row, (a, b) => {
        expect(sign(a, b) + sign(b, a)).toBe(0);
        expect(compare(a, b) === 0).toBe(a.id === b.id && JSON.stringify(a) === JSON.stringify(b));
        expect(compare(a, a)).toBe(0);
      }),
    );
  });

  test('is transitive', () => {
    fc.assert(
      fc.property(row, row, row, (a, b, c) => {
        const [first, second, third] = [a, b, c].toSorted(compare) as [OrderedRow, OrderedRow, OrderedRow];
        expect(compare(first, second)).toBeLessThanOrEqual(0);
        expect(compare(second, third)).toBeLessThanOrEqual(0);
        expect(compare(first, third)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('is stable: however the rows come, they stand alike, and one more moves none of them past another', () => {
    fc.assert(
      fc.property(rows, row, fc.nat(), (some, one, seed) => {
        const at = some.length === 0 ? 0 : seed % some.length;
        const turned = [...some.slice(at), ...some.slice(0, at)].toReversed();
        const sorted = some.toSorted(compare);
        expect(turned.toSorted(compare)).toEqual(sorted);
        const withOne = [one, ...some.filter(({ id }) => id !== one.id)].toSorted(compare);
        expect(withOne.filter(({ id }) => id !== one.id)).toEqual(sorted.filter(({ id }) => id !== one.id));
      }),
    );
  });

  test('ends in the id', () => {
    expect(KEYS_OF_SORT[sort].at(-1)).toBe('id');
  });
});
