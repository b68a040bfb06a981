import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slotsFor } from '../../../renderer/ui/rowSlots.ts';

const first = slotsFor(new Map(), ['ama', 'bea', 'kim']);

describe('the rows of a list, from one page to the next', () => {
  test('a page of others takes over the rows as they stand, also where it is shorter or longer', () => {
    expect([...slotsFor(first, ['lou', 'jo'])]).toEqual([
      ['lou', 0],
      ['jo', 1],
    ]);
    expect([...slotsFor(first, ['lou', 'jo', 'ned', 'olive']).values()]).toEqual([0, 1, 2, 3]);
    expect([...slotsFor(first, [])]).toEqual([]);
  });

  test('who stays keeps their row, and who comes gets a new one, never that of the one who left', () => {
    expect([...slotsFor(first, ['kim', 'ama', 'lou'])]).toEqual([
      ['kim', 2],
      ['ama', 0],
      ['lou', 3],
    ]);
  });

  test('no two rows are ever the same, and a row changes hands only when everybody left', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 12 }).map(String), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(ids, { minLength: 1 }), (pages) => {
        let before = slotsFor(new Map(), []);
        for (const page of pages) {
          const now = slotsFor(before, page);
          expect([...now.keys()]).toEqual(page);
          expect(new Set(now.values()).size).toBe(page.length);
          const somebodyStays = page.some((id) => before.has(id));
          const owners = new Map([...before].map(([id, slot]) => [slot, id]));
          for (const [id, slot] of now) {
            if (somebodyStays && owners.has(slot)) expect(owners.get(slot)).toBe(id);
          }
          before = now;
        }
      }),
    );
  });
});
