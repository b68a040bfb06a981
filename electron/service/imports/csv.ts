import { isUtf8 } from 'node:buffer';
import { parse, CsvError } from 'csv-parse';
import { Readable } from 'node:stream';
import type { Cell, Sheet } from '../../../shared/imports/sheet.ts';
import { textCell } from './cells.ts';
import { MOST_CELL_CHARACTERS, MOST_COLUMNS } from './limits.ts';
import type { Pace } from './pace.ts';
import { ReadRefused } from './refused.ts';

const DELIMITERS = [',', ';', '\t'] as const;
const PIECE = 64 * 1024;
/** Our own default: a longer row is many rows behind a quotation mark that was never closed. */
const MOST_ROW_CHARACTERS = MOST_CELL_CHARACTERS * 8;
/** What Windows-1252 has where Latin-1 has control characters: 0x80 to 0x9F. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The one sheet of a CSV file, in whatever of the usual encodings and delimiters it came. @throws ReadRefused */
export async function readCsv(bytes: Buffer, pace: Pace): Promise<Sheet[]> {
  const text = decodeText(bytes);
  if (text === null) throw new ReadRefused('import_not_spreadsheet');
  if (text.trim() === '') throw new ReadRefused('import_empty');
  // Programs that "export to Excel" sometimes write a web page.
  if (/^\s*<(!doctype|html|table|\?xml|\?mso)/i.test(text)) throw new ReadRefused('import_other_format');
  pace.expectBytes(text.length);
  const delimiter = delimiterOf(text);
  if (firstLines(text.slice(0, PIECE), 20).some((line) => columnsUsed(line, delimiter) > MOST_COLUMNS)) {
    throw new ReadRefused('import_too_many_columns');
  }
  const rows: Cell[][] = [];
  const parser = Readable.from(pieces(text, pace)).pipe(
    parse({
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MOST_ROW_CHARACTERS,
    }),
  );
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const row = record.map(csvCell);
      while (row.at(-1)?.kind === 'blank') row.pop();
      if (row.length > MOST_COLUMNS) throw new ReadRefused('import_too_many_columns');
      pace.readRow(1);
      pace.readCells(row.length);
      rows.push(row);
      await pace.pause();
    }
  } catch (error) {
    if (error instanceof CsvError) throw new ReadRefused('import_bad_quotes', { cause: error });
    throw error;
  } finally {
    parser.destroy();
  }
  return [{ name: '', hidden: false, date1904: false, rows }];
}

/** The text of a file in UTF-8, UTF-16 or Windows-1252, or null where it is not text. */
export function decodeText(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
    return Buffer.from(even).swap16().toString('utf16le');
  }
  if (bytes.includes(0)) return withoutMark(bytes);
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\ufeff/, '');
  const text = bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (c) => WINDOWS_1252[c.charCodeAt(0) - 0x80] ?? c);
  return looksLikeText(text) ? text : null;
}

/** UTF-16 without a byte-order mark: nearly every second byte is nought. Anything else with noughts is not text. */
function withoutMark(bytes: Buffer): string | null {
  const sample = bytes.subarray(0, 2000);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  });
  const half = sample.length / 2;
  if (odd > half * 0.7 && even === 0) return bytes.toString('utf16le');
  if (even > half * 0.7 && odd === 0) {
    return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  }
  return null;
}

function looksLikeText(text: string): boolean {
  const sample = text.slice(0, 4000);
  const odd = sample.replace(/[^\p{Cc}]|[\t\n\v\f\r]/gu, '').length;
  return odd <= sample.length / 100;
}

/** The delimiter met most evenly outside quotation marks in the first lines; the comma where there is none. */
export function delimiterOf(text: string): string {
  const lines = firstLines(text.slice(0, PIECE), 20);
  let best: string = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0);
    const most = Math.max(0, ...counts);
    const score =
      counts.filter((count) => count === most).length * 100 * Math.min(1, most) + counts.length * 10 + most;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function firstLines(text: string, count: number): string[] {
  return text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, count);
}

/** Columns up to the last that is filled: programs write long tails of empty ones. */
function columnsUsed(line: string, delimiter: string): number {
  const cells = line.split(delimiter);
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

function csvCell(raw: string): Cell {
  if (raw.length > MOST_CELL_CHARACTERS) throw new ReadRefused('import_bad_quotes');
  // The apostrophe that keeps '=...' from becoming a formula is not part of the text.
  return textCell(/^'[=+\-@]/.test(raw) ? raw.slice(1) : raw);
}

function* pieces(text: string, pace: Pace): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) {
    pace.readBytes(Math.min(PIECE, text.length - at));
    yield text.slice(at, at + PIECE);
  }
}
