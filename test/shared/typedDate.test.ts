import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, formatDate, localDate, partsOf, weekdayName } from '../../shared/dates.ts';
import { readDate, showTypedDate } from '../../shared/typedDate.ts';

const anyDate = fc.integer({ min: 0, max: 99 * 365 }).map((days) => addDays(localDate('2000-01-01'), days));

describe('a typed date', () => {
  test.each([
    '20/11/2026',
    '20/11/26',
    '20.11.2026',
    '20-11-2026',
    '20 11 2026',
    ' 20  Nov 2026 ',
    '20 november 2026',
    '20th Nov. 2026',
    '20Nov26',
    'Fri 20 Nov 2026',
    'Friday, 20 November 2026',
    '2026-11-20',
  ])('is read from %j', (typed) => {
    expect(readDate(typed)).toEqual({ ok: true, date: '2026-11-20' });
  });

  test('is read day first even where month first would also be a date', () => {
    expect(readDate('03/04/2026')).toEqual({ ok: true, date: '2026-04-03' });
  });

  test('takes Sept as well as Sep', () => {
    expect(readDate('12 Sept 2026')).toEqual({ ok: true, date: '2026-09-12' });
  });

  test.each([
    ['11/20/2026', /day first/],
    ['31/2/2026', /no such date/],
    ['0/1/2026', /no such date/],
    ['20 Nov', /Add the year/],
    ['20/11', /Add the year/],
    ['soon', /Enter a date like/],
    ['20 Novembre 2026', /Enter a date like/],
    ['20 ma 2026', /Enter a date like/],
    ['', /Enter a date like/],
    ['20/11/202', /Enter a date like/],
  ])('that cannot be read says what to do: %j', (typed, message) => {
    const read = readDate(typed);
    expect(read).toEqual({ ok: false, message: expect.stringMatching(message) });
  });

  test('comes back the same from every way of writing it', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const { year, month, day } = partsOf(date);
        for (const typed of [
          date,
          formatDate(date),
          `${day}/${month}/${year}`,
          `${day}.${month}.${String(year).slice(2)}`,
          `${weekdayName(date)} ${formatDate(date)}`,
        ]) {
          expect(readDate(typed)).toEqual({ ok: true, date });
        }
      }),
    );
  });

  test('shows in words once read, and as typed until then', () => {
    expect(showTypedDate('2026-11-20')).toBe('20 Nov 2026');
    expect(showTypedDate('20 Nov')).toBe('20 Nov');
  });
});
