import type { Cell } from './sheet.ts';

/** A telephone number as it is written, and whether a nought that Excel took away was put back. */
export type Phone = { text: string; restored: boolean };

/**
 * Keeps the number as written. A number that Excel took for a sum has lost its leading nought: ten figures that begin
 * with 1, 2, 3 or 7 get it back (every UK number but the shortest has eleven with it), and 44 with ten more gets its +.
 */
export function parsePhone(cell: Cell): Phone {
  const text = cell.text.replace(/\s+/g, ' ').trim();
  const digits = text.replace(/\.0+$/, '');
  if (/^[1237]\d{9}$/.test(digits)) return { text: `0${digits}`, restored: true };
  // Text may lack the nought too, with its spaces kept: '7700 900123'.
  if (/^[1237]\d{2,4} \d{3,4} ?\d{2,4}$/.test(text) && text.replace(/ /g, '').length === 10) {
    return { text: `0${text}`, restored: true };
  }
  if (/^44[1237]\d{9}$/.test(digits)) return { text: `+${digits}`, restored: true };
  return { text, restored: false };
}

/** Whether a cell could be a telephone number: enough figures, and nothing but what stands among them. */
export function looksLikePhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return digits >= 9 && digits <= 26 && /^[\d\s()+\-./,;:a-z]*$/i.test(text);
}

/** A UK postcode in capitals with its space; any other text as it stands. */
export function parsePostcode(text: string): string {
  const packed = text.toUpperCase().replace(/\s+/g, '');
  return looksLikePostcode(text) ? `${packed.slice(0, -3)} ${packed.slice(-3)}` : text.trim();
}

/** Whether a cell has the shape of a UK postcode. */
export function looksLikePostcode(text: string): boolean {
  return /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(text.toUpperCase().replace(/\s+/g, ''));
}

/** Whether a cell has the shape of an e-mail address. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}
