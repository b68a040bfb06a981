import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate, type LocalDate } from '../../../shared/dates.ts';
import { type HeldPause, isAheadOrLasts, mergePauses } from '../../../shared/matching/mergePauses.ts';
import { overlaps } from '../../../shared/referrals/rules.ts';
import { coversDay, type Pause, pausedDays } from '../../../shared/waitingList/rules.ts';

const TODAY = localDate('2026-11-20');
const ago = (days: number) => addDays(TODAY, -days);
const pause = (id: string, from: number, to: number | null): HeldPause => ({
  id,
  from: ago(from),
  to: to === null ? null : ago(to),
});
const standing = (goesOn: readonly HeldPause[], closes: readonly HeldPause[]) =>
  mergePauses(goesOn, closes)
    .filter(({ isOnTheOneThatGoesOn }) => isOnTheOneThatGoesOn)
    .map(({ id, from, to }) => [id, from, to]);

describe('the pauses of one referral told twice', () => {
  test.each([
    [
      'one open on each: one goes on, from the earlier day',
      [pause('a', 20, null)],
      [pause('b', 40, null)],
      [['a', ago(40), null]],
    ],
    ['two that overlap become one', [pause('a', 30, 10)], [pause('b', 20, 5)], [['b', ago(30), ago(5)]]],
    [
      'one within another is left with the closed one',
      [pause('a', 30, 5)],
      [pause('b', 20, 10)],
      [['a', ago(30), ago(5)]],
    ],
    ['open on one and none on the other: it goes on', [], [pause('b', 40, null)], [['b', ago(40), null]]],
    [
      'two apart both stand',
      [pause('a', 30, 20)],
      [pause('b', 20, 5)],
      [
        ['a', ago(30), ago(20)],
        ['b', ago(20), ago(5)],
      ],
    ],
    [
      'one that bridges two makes them one',
      [pause('a', 50, 40), pause('c', 30, 20)],
      [pause('b', 45, 25)],
      [['c', ago(50), ago(20)]],
    ],
    [
      'one that was called off counts no day and stays as it is',
      [],
      [pause('b', 9, 9)],
      [['b', ago(9), ago(9)]],
    ],
  ])('%s', (_what, goesOn, closes, expected) => {
    expect(standing(goesOn, closes)).toEqual(expected);
  });

  const somePauses = (name: string) =>
    fc
      .array(
        fc.record({
          gap: fc.integer({ min: 0, max: 12 }),
          days: fc.integer({ min: 0, max: 15 }),
          isOpen: fc.boolean(),
        }),
        {
          maxLength: 4,
        },
      )
      .map((some) => {
        let at = addDays(TODAY, -60);
        return some.map(({ gap, days, isOpen }, index): HeldPause => {
          const from = addDays(at, gap);
          const to = addDays(from, days);
          at = to;
          // Only the last can last still.
          return { id: `${name}${index}`, from, to: isOpen && index === some.length - 1 ? null : to };
        });
      });

  test('no day that was paused is lost, none is added, none counts twice, and no pause is forgotten', () => {
    fc.assert(
      fc.property(somePauses('a'), somePauses('b'), (goesOn, closes) => {
        const all = [...goesOn, ...closes];
        const placed = mergePauses(goesOn, closes);
        expect(placed.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        const stands = placed.filter(({ isOnTheOneThatGoesOn }) => isOnTheOneThatGoesOn);
        const isPaused = (pauses: readonly Pause[], day: LocalDate) =>
          pauses.some((each) => coversDay(each, day));
        for (let day = addDays(TODAY, -70); day <= addDays(TODAY, 5); day = addDays(day, 1))
          expect(isPaused(stands, day)).toBe(isPaused(all, day));
        for (const one of stands)
          for (const other of stands) if (one !== other) expect(overlaps(one, other)).toBe(false);
        const wait = { receivedOn: ago(70), courseStartedOn: null, closedOn: null };
        const days = (pauses: readonly Pause[]) => pausedDays({ ...wait, pauses }, TODAY);
        expect(days(stands)).toBe(days(all));
        // Every end is the one that was set, so that ending it since and taking apart agree.
        for (const { id, to } of placed) expect(to).toBe(all.find((each) => each.id === id)?.to);
      }),
    );
  });

  test('which pause somebody should know of', () => {
    expect(isAheadOrLasts(pause('a', 9, null), TODAY)).toBe(true);
    expect(isAheadOrLasts(pause('a', 9, -3), TODAY)).toBe(true);
    expect(isAheadOrLasts(pause('a', 9, 0), TODAY)).toBe(false);
    expect(isAheadOrLasts(pause('a', -5, -5), TODAY)).toBe(false);
  });
});
