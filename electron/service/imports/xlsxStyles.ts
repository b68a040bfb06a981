import { attribute } from './xml.ts';
import type { ScanPart } from './xlsx.ts';

/** Built-in number formats that show a day. The ones that show only a time are left out: a time is no date. */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58,
]);

/** For each cell style of the workbook, whether it shows its number as a date. */
export async function readDateStyles(scan: ScanPart, path: string | null): Promise<boolean[]> {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await scan(path, {
    open: (name, tag) => {
      if (name === 'numFmt')
        formats.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attribute(tag, 'numFmtId') ?? '0');
        const format = formats.get(id);
        styles.push(format === undefined ? BUILT_IN_DATES.has(id) : isDateFormat(format));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
    text: () => undefined,
  });
  return styles;
}

/** Whether a number format such as `dd/mm/yyyy;@` shows a day: it has a `d` or a `y` outside quotes and brackets. */
export function isDateFormat(format: string): boolean {
  const positive = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';')[0] ?? '';
  return /[dy]/i.test(positive) && !/general|standard/i.test(positive);
}
