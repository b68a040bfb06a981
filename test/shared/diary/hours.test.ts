import { describe, expect, test } from 'vitest';
import { localTime, type Weekday } from '../../../shared/dates.ts';
import {
  hoursFaults,
  hoursWords,
  isOutsideHours,
  numbersFor,
  unsaidHours,
  type WorkingDay,
} from '../../../shared/diary/hours.ts';

const AMA = '01990000-0000-7000-8000-00000000000a';
const day = (weekday: Weekday, from = '09:00', to = '17:00'): WorkingDay => ({
  weekday,
  from: localTime(from),
  to: localTime(to),
});
const hours = { ...unsaidHours(AMA), days: [day(1), day(2), day(5, '09:00', '13:00')] };
const at = (weekday: Weekday, time: string, lengthMinutes = 50) => ({
  weekday,
  time: localTime(time),
  lengthMinutes,
});

describe('working hours', () => {
  test('a session lies within them from the first minute to the last', () => {
    expect(isOutsideHours(hours, at(1, '09:00'))).toBe(false);
    expect(isOutsideHours(hours, at(1, '16:10'))).toBe(false);
    expect(isOutsideHours(hours, at(1, '16:11'))).toBe(true);
    expect(isOutsideHours(hours, at(1, '08:59'))).toBe(true);
    expect(isOutsideHours(hours, at(5, '13:00'))).toBe(true);
    expect(isOutsideHours(hours, at(3, '10:00'))).toBe(true);
  });
  test('nothing is outside hours that nobody said', () => {
    expect(isOutsideHours(undefined, at(7, '03:00'))).toBe(false);
    expect(isOutsideHours(unsaidHours(AMA), at(7, '03:00'))).toBe(false);
  });
  test('are said in few words, days of the same hours together', () => {
    expect(hoursWords(hours.days)).toBe('Mon to Tue 9 am to 5 pm, Fri 9 am to 1 pm');
    expect(hoursWords([day(3), day(1)])).toBe('Mon 9 am to 5 pm, Wed 9 am to 5 pm');
    expect(hoursWords([])).toBe('');
  });
  test('a day that ends before it begins is said', () => {
    expect(hoursFaults([day(1), day(2, '12:00', '12:00')])).toEqual({
      2: 'Enter an end that is after the beginning',
    });
  });
  test('their own numbers stand before the service’s', () => {
    const defaults = { sessionMinutes: 50, travelMinutes: 30, mostADay: 5 };
    expect(numbersFor({ ...hours, travelMinutes: 0 }, defaults)).toEqual({ ...defaults, travelMinutes: 0 });
    expect(numbersFor(undefined, defaults)).toEqual(defaults);
  });
});
