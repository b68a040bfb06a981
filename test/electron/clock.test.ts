import { describe, expect, test } from 'vitest';
import { makeClock } from '../../electron/service/clock.ts';
import { newId } from '../../electron/service/ids.ts';
import { Id } from '../../shared/ids.ts';
import { localDate } from '../../shared/dates.ts';
import { londonDateOf } from '../../shared/instants.ts';

describe('the clock', () => {
  test.each([
    ['2026-03-29T00:30:00.000Z', '2026-03-29'],
    ['2026-03-29T22:59:59.000Z', '2026-03-29'],
    ['2026-03-29T23:00:00.000Z', '2026-03-30'],
    ['2026-10-25T22:59:59.000Z', '2026-10-25'],
    ['2026-10-25T23:30:00.000Z', '2026-10-25'],
    ['2026-12-31T23:59:59.999Z', '2026-12-31'],
  ])('%s is %s in the United Kingdom, whatever zone the computer keeps', (instant, date) => {
    const kept = process.env['TZ'];
    for (const zone of ['Europe/London', 'Pacific/Auckland', 'America/Los_Angeles', 'UTC']) {
      process.env['TZ'] = zone;
      expect(londonDateOf(instant)).toBe(date);
    }
    process.env['TZ'] = kept ?? 'UTC';
  });

  test('a set date stands still', () => {
    const clock = makeClock(localDate('2026-11-20'));
    expect(clock.today()).toBe('2026-11-20');
    expect(clock.now()).toMatch(/^2026-11-20T\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});

describe('ids', () => {
  test('are UUIDv7, different, and sorted in the order they were made', () => {
    const ids = Array.from({ length: 20_000 }, newId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(ids);
    expect(ids.every((id) => Id.safeParse(id).success)).toBe(true);
  });
});
