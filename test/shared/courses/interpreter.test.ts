import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  datesToSay,
  type InterpretedDate,
  interpreterAfter,
  InterpreterSaid,
  interpreterState,
  sayInterpreter,
} from '../../../shared/courses/interpreter.ts';
import { addWeeks, localDate, localTime } from '../../../shared/dates.ts';

const START = localDate('2026-11-26');
const date = (number: number, more: Partial<InterpretedDate> = {}): InterpretedDate => ({
  tryId: `${more.strandId ?? 'child'}-${number}`,
  strandId: 'child',
  number,
  on: addWeeks(START, number - 1),
  time: localTime('16:00'),
  said: null,
  ...more,
});
const numbers = (planned: readonly InterpretedDate[], from: number) =>
  datesToSay(planned, `child-${from}`, 'this_and_later').map(({ number }) => number);

describe('how it stands with the interpreter of a date', () => {
  test('follows from the record where nobody said anything: also where the need was recorded after the plan', () => {
    expect(interpreterState(null, true)).toBe('needed');
    expect(interpreterState(null, false)).toBeNull();
  });
  test('a booking stands whatever the record says by now; that none is needed only where one is asked for', () => {
    expect(interpreterState('booked', true)).toBe('booked');
    expect(interpreterState('booked', false)).toBe('booked');
    expect(interpreterState('not_needed', true)).toBe('not_needed');
    expect(interpreterState('not_needed', false)).toBeNull();
  });
});

describe('what is left of it when a date changes', () => {
  const after = (said: InterpreterSaid | null, isMoved: boolean, isSwapped: boolean) =>
    interpreterAfter(said, { isMoved, isSwapped });
  test('a booking is for its day and hour, whoever holds the session', () => {
    expect(after('booked', true, false)).toBeNull();
    expect(after('booked', true, true)).toBeNull();
    expect(after('booked', false, true)).toBe('booked');
    expect(after('booked', false, false)).toBe('booked');
  });
  test('that none is needed was said of whoever held it, whenever that is', () => {
    expect(after('not_needed', true, false)).toBe('not_needed');
    expect(after('not_needed', false, true)).toBeNull();
    expect(after(null, true, true)).toBeNull();
  });
});

describe('this date, or this and all later', () => {
  test('one alone, and nothing of a date that is no longer planned', () => {
    const planned = [date(1), date(2)];
    expect(datesToSay(planned, 'child-1', 'this')).toEqual([planned[0]]);
    expect(datesToSay(planned, 'gone', 'this_and_later')).toEqual([]);
  });
  test('later is later in the diary: a session behind a later number follows it', () => {
    const planned = [date(1), date(2, { on: addWeeks(START, 5) }), date(3), date(4)];
    expect(numbers(planned, 3)).toEqual([3, 4, 2]);
    expect(numbers(planned, 2)).toEqual([2]);
  });
  test('of two on one day the hour decides; without an hour the number does', () => {
    const morning = date(5, { on: START, time: localTime('09:00') });
    expect(numbers([date(1), morning, date(2)], 1)).toEqual([1, 2]);
    expect(numbers([date(1), morning, date(2)], 5)).toEqual([5, 1, 2]);
    const noHour = [date(1, { time: null }), date(2, { on: START }), date(3)];
    expect(numbers(noHour, 1)).toEqual([1, 2, 3]);
    expect(numbers(noHour, 2)).toEqual([2, 3]);
  });
  test('the other strand stays as it is, and so does what was said otherwise', () => {
    const planned = [
      date(1),
      date(2, { said: 'not_needed' }),
      date(3),
      date(4, { said: 'booked' }),
      date(2, { strandId: 'carer' }),
    ];
    expect(datesToSay(planned, 'child-1', 'this_and_later').map(({ tryId }) => tryId)).toEqual([
      'child-1',
      'child-3',
    ]);
    expect(numbers(planned, 4)).toEqual([4]);
  });
});

describe('what a save changes', () => {
  test('only what is not so already; a date that is not planned any more refuses the whole', () => {
    const planned = [date(1), date(2, { said: 'booked' })];
    const told = planned.map(({ tryId }) => ({ tryId, said: 'booked' as const }));
    expect(sayInterpreter(planned, told)).toEqual({
      ok: true,
      value: [{ tryId: 'child-1', said: 'booked' }],
    });
    expect(sayInterpreter(planned, told.slice(1))).toMatchObject({ ok: false, code: 'interpreter_said' });
    expect(sayInterpreter(planned, [...told, { tryId: 'gone', said: 'booked' }])).toMatchObject({
      ok: false,
      code: 'interpreter_no_date',
    });
  });

  test('said of this and all later, and taken back, everything is as it was', () => {
    const saids = fc.constantFrom(null, ...InterpreterSaid.options);
    fc.assert(
      fc.property(fc.array(saids, { minLength: 1, maxLength: 12 }), saids, fc.nat(), (all, said, at) => {
        const planned = all.map((each, index) => date(index + 1, { said: each }));
        const chosen = planned[at % planned.length];
        if (chosen === undefined || chosen.said === said) return;
        const dates = datesToSay(planned, chosen.tryId, 'this_and_later');
        const apply = (
          to: readonly InterpretedDate[],
          told: readonly { tryId: string; said: InterpretedDate['said'] }[],
        ) => {
          const decided = sayInterpreter(to, told);
          if (!decided.ok) throw new Error(decided.code);
          const changes = new Map(decided.value.map((each) => [each.tryId, each.said]));
          return to.map((each) => ({
            ...each,
            said: changes.has(each.tryId) ? (changes.get(each.tryId) ?? null) : each.said,
          }));
        };
        const after = apply(
          planned,
          dates.map(({ tryId }) => ({ tryId, said })),
        );
        expect(dates.every(({ tryId }) => after.find((each) => each.tryId === tryId)?.said === said)).toBe(
          true,
        );
        expect(
          apply(
            after,
            dates.map((each) => ({ tryId: each.tryId, said: each.said })),
          ),
        ).toEqual(planned);
      }),
    );
  });
});
