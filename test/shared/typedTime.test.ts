import { describe, expect, test } from 'vitest';
import { readTime, showTypedTime } from '../../shared/typedTime.ts';

describe('a time as it is typed', () => {
  test.each([
    ['4 pm', '16:00'],
    ['4pm', '16:00'],
    ['3.30 pm', '15:30'],
    ['3:30pm', '15:30'],
    ['12 pm', '12:00'],
    ['12.15 am', '00:15'],
    ['16:00', '16:00'],
    ['1530', '15:30'],
    ['9.30', '09:30'],
    ['04:00', '04:00'],
    ['10', '10:00'],
    ['midday', '12:00'],
  ])('%s is read as %s', (typed, time) => {
    expect(readTime(typed)).toEqual({ ok: true, time });
  });

  test.each([
    ['4', 'Add am or pm, as in 4 pm'],
    ['4.30', 'Add am or pm, as in 4 pm'],
    ['25:00', 'There is no such time. Check the hour and the minutes'],
    ['16 pm', 'There is no such time. Check the hour and the minutes'],
    ['10:75', 'There is no such time. Check the hour and the minutes'],
    ['after school', 'Enter a time like 4 pm or 16:00'],
  ])('%s is asked about', (typed, message) => {
    expect(readTime(typed)).toEqual({ ok: false, message });
  });

  test('a time is shown in words, anything else as it was typed', () => {
    expect(showTypedTime('15:30')).toBe('3.30 pm');
    expect(showTypedTime('4')).toBe('4');
  });
});
