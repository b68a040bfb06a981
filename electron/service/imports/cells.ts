import { formatShort } from '../../../shared/imports/dates.ts';
import { isLocalDate } from '../../../shared/dates.ts';
import { BLANK, type Cell } from '../../../shared/imports/sheet.ts';
import { MOST_CELL_CHARACTERS } from './limits.ts';
import { ReadRefused } from './refused.ts';

// Characters that no form takes and nobody sees: NUL and its kin, the byte-order mark, directional marks.
const UNSEEN = /(?![\t\n\r])[\p{Cc}\u200b\u200e\u200f\u2060\ufeff]/gu;
/** Excel writes control characters in text as `_x000D_`. */
const ESCAPED = /_x([0-9A-F]{4})_/gi;
/** Shorter texts are copied by the engine anyway. */
const COPIED_BELOW = 13;

/** A cell of text, trimmed, with no unseen characters; blank where nothing is left. */
export function textCell(raw: string): Cell {
  const unescaped = raw.includes('_x')
    ? raw.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : raw;
  const text = unescaped.replace(UNSEEN, '').replace(/\r\n?/g, '\n').trim();
  return text === '' ? BLANK : { kind: 'text', text: own(text) };
}

/** Joins the pieces of one cell's text. @throws ReadRefused beyond what a cell can hold */
export function grow(text: string, more: string): string {
  if (text.length + more.length > MOST_CELL_CHARACTERS) throw new ReadRefused('import_damaged');
  return text + more;
}

/** A number as digits, never in scientific notation where it is whole: phone numbers come this way. */
export function numberCell(raw: string): Cell {
  const text = raw.trim();
  return { kind: 'number', text: /^\d{1,15}$/.test(text) ? own(text) : String(Number(text)) };
}

/** A day written 'YYYY-MM-DD', or null where there is no such day. */
export function dateCell(iso: string): Cell | null {
  return isLocalDate(iso) ? { kind: 'date', text: formatShort(iso), date: iso } : null;
}

/** A copy: a slice of a longer text would keep the whole piece of the file it came from in memory. */
function own(text: string): string {
  return text.length < COPIED_BELOW ? text : Buffer.from(text).toString();
}
