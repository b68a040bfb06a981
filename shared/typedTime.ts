import { formatTime, localTime, type LocalTime } from './dates.ts';

export type ReadTime = { ok: true; time: LocalTime } | { ok: false; message: string };

const SHAPE = /^(\d{1,2})(?:[:.\s]?(\d{2}))?\s*(am|pm|a\.m\.?|p\.m\.?)?$/i;
const HELD = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Before this hour a bare number could be morning or afternoon, so it is asked (our own default). */
const FIRST_CLEAR_HOUR = 7;

/**
 * Reads a time as people in the UK type it: 4 pm, 3.30pm, 16:00, 1530, midday. A bare hour from 7 on is of the
 * 24-hour clock; an earlier one is asked for am or pm. Anything else gives a sentence that says what to do.
 */
export function readTime(typed: string): ReadTime {
  const text = typed.trim().toLowerCase();
  if (text === 'midday' || text === 'noon') return { ok: true, time: localTime('12:00') };
  const found = SHAPE.exec(text);
  if (found === null) return { ok: false, message: 'Enter a time like 4 pm or 16:00' };
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  const half = found[3]?.charAt(0) ?? null;
  if (minute > 59 || hour > 23 || (half !== null && (hour > 12 || hour === 0)))
    return { ok: false, message: 'There is no such time. Check the hour and the minutes' };
  if (half === null && hour < FIRST_CLEAR_HOUR && !HELD.test(text))
    return { ok: false, message: 'Add am or pm, as in 4 pm' };
  const hours = half === null ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return { ok: true, time: localTime(`${pad(hours)}:${pad(minute)}`) };
}

/** How a time field shows its value: a time in words, anything else as it was typed. */
export function showTypedTime(value: string): string {
  return HELD.test(value) ? formatTime(localTime(value)) : value;
}

const pad = (number: number) => String(number).padStart(2, '0');
