import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import {
  agesWorkedWords,
  bookedMinutesOf,
  hoursWords,
  minutesFree,
  minutesOfHours,
  placesFree,
  REGISTRATION_NOTICE_DAYS,
  registrationStanding,
  registrationWords,
} from '../../../shared/practitioners/rules.ts';

const TODAY = localDate('2026-11-20');

describe('a registration', () => {
  test.each([
    [-1, 'past'],
    [0, 'near'],
    [REGISTRATION_NOTICE_DAYS, 'near'],
    [REGISTRATION_NOTICE_DAYS + 1, 'in_force'],
  ] as const)('that ends %i days from today is %s', (days, standing) => {
    expect(registrationStanding(addDays(TODAY, days), TODAY)).toBe(standing);
  });

  test('is said with its date, and how near it is', () => {
    expect(registrationWords(null, TODAY)).toBe('Not stated');
    expect(registrationWords(addDays(TODAY, -17), TODAY)).toBe('Ran out on 3 Nov 2026');
    expect(registrationWords(TODAY, TODAY)).toBe('Runs out on 20 Nov 2026, today');
    expect(registrationWords(addDays(TODAY, 1), TODAY)).toBe('Runs out on 21 Nov 2026, tomorrow');
    expect(registrationWords(addDays(TODAY, 13), TODAY)).toBe('Runs out on 3 Dec 2026, in 13 days');
    expect(registrationWords(localDate('2027-12-03'), TODAY)).toBe('Until 3 Dec 2027');
  });
});

describe('hours and places', () => {
  test('what nobody stated is not known to be free', () => {
    const load = { courses: 4, caseloadLimit: null, weeklyMinutes: null, bookedMinutes: 0 };
    expect([placesFree(load), minutesFree(load)]).toEqual([null, null]);
  });

  test('at the limit nothing is free, and past it less than nothing', () => {
    expect(placesFree({ courses: 8, caseloadLimit: 8 })).toBe(0);
    expect(placesFree({ courses: 9, caseloadLimit: 8 })).toBe(-1);
    const load = { courses: 0, caseloadLimit: 8, weeklyMinutes: 300, bookedMinutes: 1201 };
    expect(minutesFree(load)).toBe(-1);
  });

  test('a group’s members sit in one session: the same time of a day counts once, at its longest', () => {
    const at = (on: string, time: string | null, lengthMinutes: number) => ({
      on: localDate(on),
      time,
      lengthMinutes,
    });
    expect(
      bookedMinutesOf([
        at('2026-11-23', '16:00', 90),
        at('2026-11-23', '16:00', 60),
        at('2026-11-24', '16:00', 50),
        at('2026-11-24', null, 50),
        at('2026-11-24', null, 50),
      ]),
    ).toBe(240);
  });

  test('doubling every session of a diary books no more time', () => {
    const session = fc.record({
      on: fc.constantFrom(TODAY, addDays(TODAY, 1)),
      time: fc.constantFrom('09:00', '16:00'),
      lengthMinutes: fc.integer({ min: 10, max: 120 }),
    });
    fc.assert(
      fc.property(fc.array(session, { maxLength: 8 }), (diary) => {
        expect(bookedMinutesOf([...diary, ...diary])).toBe(bookedMinutesOf(diary));
      }),
    );
  });

  test('are typed as people type them', () => {
    expect(['12', '7.5', '7,5', '7½', '0', '60', '.5'].map(minutesOfHours)).toEqual([
      720, 450, 450, 450, 0, 3600, 30,
    ]);
    expect(['', '.', 'ten', '61', '100', '-1'].map(minutesOfHours)).toEqual(Array(6).fill(null));
    expect([0, 1, 50, 60, 90, 719, 720].map(hoursWords)).toEqual([
      '0 minutes',
      '1 minute',
      '50 minutes',
      '1 hour',
      '1½ hours',
      '11½ hours',
      '12 hours',
    ]);
  });

  test('ages are said as far as they are stated', () => {
    expect([agesWorkedWords(5, 17), agesWorkedWords(5, null), agesWorkedWords(null, 12)]).toEqual([
      '5 to 17',
      'from 5',
      'up to 12',
    ]);
    expect(agesWorkedWords(null, null)).toBe('not stated');
  });
});
