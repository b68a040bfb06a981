import { describe, expect, test } from 'vitest';
import type { Strip } from '../../../shared/courses/strip.ts';
import { monthsOnRuler } from '../../../renderer/drawings/monthRuler.ts';
import { drawColumns, gridColumns } from '../../../renderer/drawings/stripColumns.ts';
import { todaySide } from '../../../renderer/drawings/StripZones.tsx';
import { stopFor, type Stop } from '../../../renderer/drawings/useRovingStops.ts';
import { zonesWith } from '../../../renderer/drawings/zones.ts';

/** Ten sessions with a review after the fourth, in eleven columns. */
const strip: Strip = {
  columns: 11,
  isLong: true,
  counted: [1, 2, 3, 4, 6, 7, 8, 9, 10, 11].map((column, index) => ({
    column,
    sessionId: `s${index + 1}`,
    number: index + 1,
    state: 'attended',
    on: null,
    time: null,
    earlierTries: [],
  })),
  carers: [],
  reviews: [{ column: 5, reviewId: 'r', number: 1, state: 'held', heldOn: null, at: 4, by: 'session' }],
  zones: [
    { kind: 'range', from: 1, to: 7, label: 'Protocol, up to 6' },
    { kind: 'possible', from: 8, to: 11, label: 'Limit 10' },
  ],
  months: [
    { label: 'Jan', from: 1, to: 2 },
    { label: 'Feb', from: 3, to: 6 },
    { label: 'Mar', from: 7, to: 11 },
  ],
  todayColumn: 6,
  fold: { toColumn: 5, toNumber: 4, label: '1–4, 4 attended', reviewsOpen: 0 },
};
const unfolding: Strip = { ...strip, fold: null };

describe('the columns of a strip', () => {
  test('a folded part is one bar, and what follows moves up to it', () => {
    const drawn = drawColumns(strip, false);
    expect(drawn.columns).toEqual(['bar', ...Array<string>(6).fill('session')]);
    expect([1, 5, 6, 11].map(drawn.place)).toEqual([1, 1, 2, 7]);
    expect([5, 6].map(drawn.isFolded)).toEqual([true, false]);
  });

  test('an opened part keeps a handle before it and hides nothing', () => {
    const drawn = drawColumns(strip, true);
    expect(drawn.columns[0]).toBe('handle');
    expect(drawn.columns[5]).toBe('review');
    expect([1, 11].map(drawn.place)).toEqual([2, 12]);
    expect(drawn.isFolded(1)).toBe(false);
  });

  test('without a fold each column is drawn where it is', () => {
    const drawn = drawColumns(unfolding, false);
    expect(drawn.columns).toHaveLength(11);
    expect(drawn.place(11)).toBe(11);
    expect(gridColumns(drawn).split(' ')).toHaveLength(11);
  });
});

describe('the ruler of months', () => {
  test('months that begin in the bar are told as one', () => {
    expect(monthsOnRuler(strip, drawColumns(strip, false))).toEqual([
      { label: 'Jan–Feb', from: 1, to: 2 },
      { label: 'Mar', from: 3, to: 7 },
    ]);
  });

  test('unfolded, the months stand as they are', () => {
    expect(monthsOnRuler(unfolding, drawColumns(unfolding, false))).toEqual(strip.months);
  });
});

describe('an extension that is asked for', () => {
  test('lies between the protocol and what is still possible', () => {
    expect(
      zonesWith(strip, { to: 8, label: 'To 8, if you agree' }).map(({ kind, from, to }) => [kind, from, to]),
    ).toEqual([
      ['range', 1, 7],
      ['asked', 8, 9],
      ['possible', 10, 11],
    ]);
  });

  test('up to the limit leaves nothing possible, and within the protocol changes nothing', () => {
    expect(zonesWith(strip, { to: 10, label: '' }).map(({ kind }) => kind)).toEqual(['range', 'asked']);
    expect(zonesWith(strip, { to: 6, label: '' })).toEqual(strip.zones);
  });
});

describe('the word "Today"', () => {
  const drawn = drawColumns({ ...unfolding, columns: 20 }, false);
  const zones = [{ kind: 'range' as const, from: 10, to: 16, label: 'Protocol range, 12 to 16' }];

  test('stands right of its line, left of it, or above, so that it covers no label', () => {
    expect(todaySide(5, { zones, drawn })).toBe('right');
    expect(todaySide(9, { zones, drawn })).toBe('left');
    expect(todaySide(11, { zones, drawn })).toBe('above');
    expect(todaySide(20, { zones, drawn })).toBe('left');
  });
});

describe('the keys of the strip', () => {
  const stops: readonly Stop[] = [
    { key: 'child 2', lane: 0, column: 2 },
    { key: 'child 1', lane: 0, column: 1 },
    { key: 'review 1', lane: 0, column: 3 },
    { key: 'carer 1', lane: 1, column: 3 },
  ];
  const from = (key: string, pressed: string) => {
    const stop = stops.find((each) => each.key === key);
    return stop === undefined ? undefined : stopFor(pressed, stop, stops)?.key;
  };

  test('left and right walk along the columns and stop at the ends', () => {
    expect(from('child 1', 'ArrowRight')).toBe('child 2');
    expect(from('child 2', 'ArrowRight')).toBe('review 1');
    expect(from('review 1', 'ArrowRight')).toBeUndefined();
    expect(from('child 1', 'ArrowLeft')).toBeUndefined();
  });

  test('up and down go to the nearest mark of the other lane', () => {
    expect(from('child 1', 'ArrowDown')).toBe('carer 1');
    expect(from('carer 1', 'ArrowUp')).toBe('review 1');
    expect(from('carer 1', 'ArrowDown')).toBeUndefined();
  });

  test('with several carers they go from lane to lane, and past one without marks', () => {
    const lanes: readonly Stop[] = [...stops, { key: 'nan 1', lane: 3, column: 1 }];
    const to = (key: string, pressed: string) =>
      stopFor(
        pressed,
        lanes.find((each) => each.key === key)!,
        lanes,
      )?.key;
    expect(to('carer 1', 'ArrowDown')).toBe('nan 1');
    expect(to('nan 1', 'ArrowUp')).toBe('carer 1');
    expect(to('child 1', 'ArrowDown')).toBe('carer 1');
  });

  test('Home and End go to the ends, and other keys are left alone', () => {
    expect(from('child 2', 'End')).toBe('review 1');
    expect(from('child 2', 'Home')).toBe('child 1');
    expect(from('child 2', 'Enter')).toBeUndefined();
  });
});
