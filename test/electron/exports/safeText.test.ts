import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvBytes, csvLine, safeCsvText } from '../../../electron/service/exports/safeText.ts';

describe('text in a CSV file', () => {
  test('gains an apostrophe where a spreadsheet would take it for a formula, and only there', () => {
    for (const text of ['=A1', '+1', '-1', '@x', '\t=1', '\r=1', '\n=1', '＝1']) {
      expect(safeCsvText(text)).toBe(`'${text}`);
    }
    for (const text of ['', 'Testwood', '<5', '[c]', '07700 900123', 'a=b', "'=1"])
      expect(safeCsvText(text)).toBe(text);
  });

  test('whatever it is, a reader gets it back, and no field begins like a formula', () => {
    const field = fc.oneof(fc.string(), fc.constantFrom('=1,"2"', ' a ', 'x\r\ny', '"', '-', ''));
    fc.assert(
      fc.property(fc.array(field, { minLength: 2, maxLength: 5 }), (fields) => {
        const [read] = parse(Buffer.from(csvBytes([csvLine(fields)])), {
          bom: true,
          record_delimiter: '\r\n',
        }) as string[][];
        expect(read).toEqual(fields.map(safeCsvText));
        for (const one of read!) expect(one).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  test('numbers stand as they are, also negative ones; nothing is an empty field', () => {
    expect(csvLine([-3, 4.5, null, 'x'])).toBe('-3,4.5,,x\r\n');
  });
});
