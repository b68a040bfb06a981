// A spreadsheet takes text that begins like this for a formula, also in a CSV file.
const BEGINS_A_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
// Characters that XML 1.0 cannot carry; a workbook with one of them does not open.
// eslint-disable-next-line no-control-regex
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const LONGEST_CELL = 32_767;

/** Text for a cell of a CSV file that no spreadsheet takes for a formula: it gains a leading apostrophe if it must. */
export function safeCsvText(text: string): string {
  return BEGINS_A_FORMULA.test(text) ? `'${text}` : text;
}

/**
 * One line of a CSV file with its CRLF (RFC 4180). Numbers stand as they are; text is made safe, and quoted where it
 * must be.
 */
export function csvLine(fields: readonly (string | number | null)[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

function csvField(field: string | number | null): string {
  if (field === null) return '';
  if (typeof field === 'number') return String(field);
  const text = safeCsvText(field);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A CSV file as bytes. It begins with the UTF-8 mark: without it Excel reads the file in the machine's old code page
 * and garbles names and dashes.
 */
export function csvBytes(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${lines.join('')}`);
}

/** Text for a workbook's cell, which is always written as text and so needs no apostrophe. */
export function xlsxText(text: string): string {
  return text.replace(NOT_IN_XML, '').slice(0, LONGEST_CELL);
}
