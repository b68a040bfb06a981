import { describe, expect, test } from 'vitest';
import { rhythmsAhead } from '../../../shared/courses/heading.ts';
import type { SessionStatus } from '../../../shared/courses/sessions.ts';
import { localDate, localTime } from '../../../shared/dates.ts';

const TODAY = localDate('2026-11-20');
const at = (on: string, time = '16:00', status: SessionStatus = on < TODAY ? 'attended' : 'planned') => ({
  on: localDate(on),
  time: localTime(time),
  status,
});
const ahead = (...dates: ReturnType<typeof at>[]) =>
  rhythmsAhead(dates, TODAY).map(({ from, time }) => `${from} ${time}`);
// Thursdays.
const held = [at('2026-11-05'), at('2026-11-12'), at('2026-11-19')];

describe('when a course is held, as its heading says it', () => {
  test('the dates to come, not those that were; two where it changes later', () => {
    expect(ahead(...held, at('2026-11-26'), at('2026-12-03'))).toEqual(['2026-11-26 16:00']);
    expect(ahead(...held, at('2026-11-24'), at('2026-12-01'))).toEqual(['2026-11-24 16:00']);
    expect(ahead(...held, at('2026-11-26'), at('2026-12-01'), at('2026-12-08'))).toEqual([
      '2026-11-26 16:00',
      '2026-12-01 16:00',
    ]);
    // Another hour of the same weekday is another rhythm.
    expect(ahead(...held, at('2026-11-26', '17:00'), at('2026-12-03', '17:00'))).toEqual([
      '2026-11-26 17:00',
    ]);
  });
  test('a date before today that nobody logged says nothing of what is to come', () => {
    const unlogged = at('2026-11-19', '16:00', 'planned');
    expect(ahead(unlogged, at('2026-11-24'), at('2026-12-01'))).toEqual(['2026-11-24 16:00']);
  });
  test('one date on another day is an exception, unless it is all there is to come; one that was moved is none', () => {
    expect(ahead(...held, at('2026-11-24'), at('2026-12-03'), at('2026-12-10'))).toEqual([
      '2026-12-03 16:00',
    ]);
    expect(ahead(...held, at('2026-11-26'), at('2026-12-03'), at('2026-12-08'))).toEqual([
      '2026-11-26 16:00',
    ]);
    expect(ahead(...held, at('2026-11-24'))).toEqual(['2026-11-24 16:00']);
    const moved = at('2026-11-26', '16:00', 'moved');
    expect(ahead(...held, moved, at('2026-12-01'), at('2026-12-08'))).toEqual(['2026-12-01 16:00']);
    expect(ahead(...held)).toEqual([]);
    expect(ahead()).toEqual([]);
  });
});
