// A small forward-only scanner of the XML in workbooks. It takes text in pieces of any size, expands no entity but
// the five of XML itself and character numbers, and refuses a document type, so nothing in a file can multiply.
import { ReadRefused } from './refused.ts';

export type XmlHandler = {
  /** `tag` is the inside of the tag, for `attribute`. */
  open: (name: string, tag: string) => void;
  close: (name: string) => void;
  /** All text between two tags, decoded. */
  text: (text: string) => void;
};

/** A tag or a run of text longer than this is not a workbook's. */
const LONGEST_PIECE = 4 * 1024 * 1024;
const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
const attributePatterns = new Map<string, RegExp>();

/** Returns a function that takes the next piece of XML. @throws ReadRefused `import_damaged` where it is not XML */
export function scanXml(handler: XmlHandler): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const xml = rest === '' ? piece : rest + piece;
    let at = 0;
    for (;;) {
      const start = xml.indexOf('<', at);
      if (start === -1) break;
      const end = endOfMarkup(xml, start);
      if (end === -1) break;
      if (start > at) handler.text(decode(xml.slice(at, start)));
      readMarkup(xml.slice(start + 1, end), handler);
      at = end + 1;
    }
    rest = xml.slice(at);
    if (rest.length > LONGEST_PIECE) throw new ReadRefused('import_damaged');
  };
}

/** The decoded value of an attribute by its name without prefix, or null. */
export function attribute(tag: string, name: string): string | null {
  let pattern = attributePatterns.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    attributePatterns.set(name, pattern);
  }
  const found = pattern.exec(tag);
  return found === null ? null : decode(found[1] ?? found[2] ?? '');
}

function readMarkup(markup: string, handler: XmlHandler): void {
  const first = markup.charCodeAt(0);
  if (first === 63 /* ? */) return;
  if (first === 33 /* ! */) {
    if (markup.startsWith('![CDATA[')) handler.text(markup.slice(8, -2));
    else if (!markup.startsWith('!--')) throw new ReadRefused('import_damaged');
    return;
  }
  if (first === 47 /* / */) {
    handler.close(localName(markup, 1));
    return;
  }
  const name = localName(markup, 0);
  handler.open(name, markup);
  if (markup.endsWith('/')) handler.close(name);
}

function localName(markup: string, from: number): string {
  let start = from;
  let at = from;
  for (; at < markup.length; at += 1) {
    const code = markup.charCodeAt(at);
    if (code === 58 /* : */) start = at + 1;
    else if (code <= 32 || code === 47) break;
  }
  return markup.slice(start, at);
}

/** The place of the `>` that ends the markup begun at `start`, or -1 where it has not come yet. */
function endOfMarkup(xml: string, start: number): number {
  if (xml.charCodeAt(start + 1) === 33 /* ! */) {
    // Too short to tell a comment from character data: wait for more.
    if (xml.length < start + 9) return -1;
    if (xml.startsWith('<!--', start)) return endAfter(xml, '-->', start + 4);
    if (xml.startsWith('<![CDATA[', start)) return endAfter(xml, ']]>', start + 9);
    return xml.indexOf('>', start);
  }
  let end = xml.indexOf('>', start);
  while (end !== -1 && insideQuotes(xml, start, end)) end = xml.indexOf('>', end + 1);
  return end;
}

function endAfter(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length - 1;
}

function insideQuotes(xml: string, from: number, to: number): boolean {
  let quote = 0;
  for (let at = from; at < to; at += 1) {
    const code = xml.charCodeAt(at);
    if (quote === 0) {
      if (code === 34 || code === 39) quote = code;
    } else if (code === quote) quote = 0;
  }
  return quote !== 0;
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES.get(entity) ?? whole;
    const code =
      entity[1] === 'x' || entity[1] === 'X' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
