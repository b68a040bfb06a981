import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import {
  datesByAttendance,
  isDateFree,
  isSeriesFull,
  SERIES_ATTENDANCE,
  type SeriesAttendance,
  seriesWords,
} from '../../../shared/holdingSupport/series.ts';

const datesOf = (attendance: readonly SeriesAttendance[]) =>
  attendance.map((each, at) => ({ on: addDays(localDate('2026-09-01'), 7 * at), attendance: each }));
const some = fc
  .array(fc.constantFrom(...SERIES_ATTENDANCE), { maxLength: 40 })
  .chain((attendance) => fc.shuffledSubarray(datesOf(attendance), { minLength: attendance.length }));

test.each<[number, SeriesAttendance[], string]>([
  [6, [], '0 of 6 held'],
  [6, ['came', 'came'], '2 of 6 held'],
  [6, ['came', 'did_not_come'], '1 of 6 held, 1 missed'],
  [4, ['family_called_off', 'we_called_off', 'came'], '1 of 4 held, 2 called off'],
  [2, ['came', 'came', 'came'], '3 of 2 held'],
])('of %i planned, %o is "%s"', (planned, attendance, words) =>
  expect(seriesWords(planned, datesOf(attendance))).toBe(words),
);

test('only those who came fill a series, in whatever order', () => {
  fc.assert(
    fc.property(some, fc.integer({ min: 2, max: 26 }), (dates, planned) => {
      const came = dates.filter(({ attendance }) => attendance === 'came');
      expect(isSeriesFull(planned, dates)).toBe(came.length >= planned);
      expect(isSeriesFull(planned, dates)).toBe(isSeriesFull(planned, dates.toReversed()));
    }),
  );
});

test('every date stands once under what became of it, and its day is free for no other', () => {
  fc.assert(
    fc.property(some, (dates) => {
      const told = datesByAttendance(dates);
      expect(
        told.flatMap(({ attendance, on }) => on.map((day) => `${day} ${attendance}`)).toSorted(),
      ).toEqual(dates.map(({ on, attendance }) => `${on} ${attendance}`).toSorted());
      for (const { on } of told) expect(on).toEqual(on.toSorted());
      for (const { on } of dates) expect(isDateFree(dates, on)).toBe(false);
      expect(isDateFree(dates, localDate('2031-01-01'))).toBe(true);
    }),
  );
});
