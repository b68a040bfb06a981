import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changesOf,
  type Cover,
  COVER_IS_A_CHANGE_FROM_DAYS,
  coverDays,
  type Lead,
  practitionerOn,
} from '../../../shared/continuity/rules.ts';
import { addDays, localDate } from '../../../shared/dates.ts';

const START = localDate('2026-01-01');
const AS_AT = localDate('2026-11-20');
const day = (n: number) => addDays(START, n);
const ann: Lead = { practitionerId: 'ann', from: START };
const lead = (practitionerId: string, n: number): Lead => ({ practitionerId, from: day(n) });
const cover = (practitionerId: string, n: number, lasts: number | null): Cover => ({
  practitionerId,
  from: day(n),
  until: lasts === null ? null : day(n + lasts - 1),
});
const counts = (leads: Lead[], covers: Cover[] = []) => {
  const { counted, every } = changesOf(leads, covers, AS_AT);
  return [counted.length, every.length];
};

describe('a change of practitioner', () => {
  test('is another person for good, and never the first', () => {
    expect(counts([])).toEqual([0, 0]);
    expect(counts([ann])).toEqual([0, 0]);
    expect(counts([lead('ann', 3)])).toEqual([0, 0]);
    expect(changesOf([ann, lead('bo', 40)], [], AS_AT)).toEqual({
      counted: [{ on: day(40), from: 'ann', to: 'bo' }],
      every: [{ on: day(40), from: 'ann', to: 'bo' }],
    });
  });

  test('is not the same person again, whatever was recorded', () => {
    expect(counts([ann, lead('ann', 40)])).toEqual([0, 0]);
  });

  test('counts from its own day, and one that lies ahead not yet', () => {
    expect(changesOf([ann, lead('bo', 40)], [], day(39)).counted).toEqual([]);
    expect(changesOf([ann, lead('bo', 40)], [], day(40)).counted).toHaveLength(1);
  });

  test('cover under 28 days is none, though the child met two people; from 28 days it is', () => {
    const days = COVER_IS_A_CHANGE_FROM_DAYS;
    expect(counts([ann], [cover('bo', 40, days - 1)])).toEqual([0, 2]);
    expect(counts([ann], [cover('bo', 40, days)])).toEqual([2, 2]);
  });

  test('cover that still lasts is one from its 28th day', () => {
    const running = [cover('bo', 40, null)];
    expect(changesOf([ann], running, day(40 + 26)).counted).toEqual([]);
    expect(changesOf([ann], running, day(40 + 27)).counted).toHaveLength(1);
  });

  test('cover cut into pieces is reckoned as one stretch', () => {
    expect(counts([ann], [cover('bo', 40, 20), cover('bo', 60, 20)])).toEqual([2, 2]);
  });

  test('whoever covered and then takes over for good is one change, on the day the child first met them', () => {
    expect(changesOf([ann, lead('bo', 50)], [cover('bo', 40, 10)], AS_AT)).toEqual({
      counted: [{ on: day(40), from: 'ann', to: 'bo' }],
      every: [{ on: day(40), from: 'ann', to: 'bo' }],
    });
  });

  test('somebody who leaves while another covers, and a third takes over, is one change', () => {
    expect(counts([ann, lead('cy', 50)], [cover('bo', 40, 10)])).toEqual([1, 2]);
  });
});

describe('laws', () => {
  const who = fc.constantFrom('ann', 'bo', 'cy');
  const leads = fc
    .array(fc.record({ practitionerId: who, from: fc.integer({ min: 1, max: 300 }) }), { maxLength: 5 })
    .map((later) => [ann, ...later.map(({ practitionerId, from }) => lead(practitionerId, from))]);
  const covers = fc
    .array(
      fc.record({ who, from: fc.integer({ min: 1, max: 300 }), lasts: fc.integer({ min: 1, max: 60 }) }),
      { maxLength: 5 },
    )
    .map((all) => all.map((one) => cover(one.who, one.from, one.lasts)));

  test('no more is counted than the child went through', () => {
    fc.assert(
      fc.property(leads, covers, (held, stood) => {
        const { counted, every } = changesOf(held, stood, AS_AT);
        expect(counted.length).toBeLessThanOrEqual(every.length);
      }),
    );
  });

  test('without cover, every change is counted', () => {
    fc.assert(
      fc.property(leads, (held) => {
        const { counted, every } = changesOf(held, [], AS_AT);
        expect(counted).toEqual(every);
      }),
    );
  });

  test('cover under 28 days by one who never covers again counts nothing more', () => {
    const short = fc.record({ at: fc.integer({ min: 1, max: 300 }), lasts: fc.integer({ min: 1, max: 27 }) });
    fc.assert(
      fc.property(leads, short, (held, { at, lasts }) => {
        const without = changesOf(held, [], AS_AT).counted.length;
        expect(changesOf(held, [cover('dee', at, lasts)], AS_AT).counted.length).toBeLessThanOrEqual(without);
      }),
    );
  });

  test('a change leads from one person to another, each from where the last one ended, on its own day', () => {
    fc.assert(
      fc.property(leads, covers, (held, stood) => {
        for (const changes of Object.values(changesOf(held, stood, AS_AT))) {
          changes.forEach((change, at) => {
            expect(change.from).not.toBe(change.to);
            const before = changes[at - 1];
            if (before === undefined) return;
            expect(before.to).toBe(change.from);
            expect(before.on < change.on).toBe(true);
          });
        }
      }),
    );
  });

  test('the last of every change is whom the child meets', () => {
    fc.assert(
      fc.property(leads, covers, (held, stood) => {
        const { every } = changesOf(held, stood, AS_AT);
        expect(practitionerOn(held, stood, AS_AT)?.practitionerId).toBe(every.at(-1)?.to ?? 'ann');
      }),
    );
  });

  test('the order in which cover was recorded does not matter where no two begin on one day', () => {
    fc.assert(
      fc.property(leads, covers, (held, stood) => {
        const distinct = [...new Map(stood.map((each) => [each.from, each])).values()];
        expect(changesOf(held, distinct.toReversed(), AS_AT)).toEqual(changesOf(held, distinct, AS_AT));
      }),
    );
  });
});

test('the first whom the child meets may be cover: only what comes after it is a change', () => {
  expect(counts([ann], [cover('bo', 0, 10)])).toEqual([0, 1]);
});

test('a cover’s days count both ends, and only those that have passed', () => {
  expect(coverDays(cover('bo', 40, 1), AS_AT)).toBe(1);
  expect(coverDays(cover('bo', 40, 28), AS_AT)).toBe(28);
  expect(coverDays(cover('bo', 40, null), day(49))).toBe(10);
  expect(coverDays(cover('bo', 40, 10), day(39))).toBe(0);
});
