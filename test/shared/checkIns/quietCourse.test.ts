import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quietFrom } from '../../../shared/checkIns/quietCourse.ts';
import { addDays, addWeeks, localDate } from '../../../shared/dates.ts';

const d = localDate;
const quiet = (held: string | null, booked: string[], done: string | null = null) =>
  quietFrom(
    { lastHeldOn: held === null ? null : d(held), bookedOn: booked.map(d) },
    done === null ? null : d(done),
    4,
  );

describe('from when a course is quiet', () => {
  test('the last session held, or a check-in after it', () => {
    expect(quiet('2026-11-06', [])).toBe('2026-11-06');
    expect(quiet('2026-11-06', [], '2026-10-30')).toBe('2026-11-06');
    expect(quiet('2026-11-06', [], '2026-11-13')).toBe('2026-11-13');
    expect(quiet(null, [], '2026-11-13')).toBe('2026-11-13');
    expect(quiet(null, ['2026-11-13'])).toBeNull();
  });
  test('dates in the diary carry it on, in any order, until there are more than four weeks between two', () => {
    expect(quiet('2026-11-06', ['2026-11-20', '2026-11-13'])).toBe('2026-11-20');
    expect(quiet('2026-11-06', ['2026-12-04'])).toBe('2026-12-04');
    expect(quiet('2026-11-06', ['2026-12-05'])).toBe('2026-11-06');
    expect(quiet('2026-11-06', ['2026-11-13', '2026-12-24'])).toBe('2026-11-13');
    expect(quiet('2026-11-06', ['2026-12-24'], '2026-12-01')).toBe('2026-12-24');
  });
  test('a date gone by that nobody logged takes nothing back', () => {
    expect(quiet('2026-11-06', ['2026-10-30'])).toBe('2026-11-06');
  });
  test('is never before what was held or said, and no date in the diary lies in the weeks after it', () => {
    const anyDay = fc.integer({ min: 0, max: 300 }).map((days) => addDays(d('2026-01-05'), days));
    fc.assert(
      fc.property(anyDay, fc.array(anyDay), fc.option(anyDay, { nil: null }), (held, booked, done) => {
        const from = quietFrom({ lastHeldOn: held, bookedOn: booked }, done, 4);
        if (from === null) throw new Error('Something was held');
        expect(from >= held && (done === null || from >= done)).toBe(true);
        for (const date of booked) expect(date > from && date <= addWeeks(from, 4)).toBe(false);
      }),
    );
  });
});
