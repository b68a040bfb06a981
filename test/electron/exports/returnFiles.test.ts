import { inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import readXlsxFile, { readSheet, type Row } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { ABOUT, returnCsv } from '../../../electron/service/exports/returnCsv.ts';
import type { ReturnMeta } from '../../../electron/service/exports/returnMeta.ts';
import { returnXlsx } from '../../../electron/service/exports/returnXlsx.ts';
import { localDate } from '../../../shared/dates.ts';
import type { ReturnFacts } from '../../../shared/returns/facts.ts';
import { buildReturn } from '../../../shared/returns/rules.ts';
import { publishReturn, type PublishedReturn } from '../../../shared/returns/suppression.ts';
import { EXAMPLE } from '../../shared/returns/example.ts';

const HOSTILE = ['=1+1', '+44 1632 960000', '-2+3', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://x","y")'];
const META: ReturnMeta = {
  counts: 'attended',
  serviceName: 'Inventham Children’s Therapy',
  madeOn: localDate('2027-01-04'),
  madeBy: 'Jo Fakeham',
  modeReason: null,
};

const publishedOf = (facts: ReturnFacts): PublishedReturn =>
  publishReturn(buildReturn(facts), 'for_publication');
const published = publishedOf(EXAMPLE);
/** A return whose protocols have names that a spreadsheet could take for formulas. */
const hostile = publishedOf({
  ...EXAMPLE,
  courses: [],
  protocols: HOSTILE.map((name, index) => ({ id: `p${index}`, name })),
});

type CsvRow = { section: string; row: string; column: string; value: string; suppressed: string };
function csvRows(bytes: Uint8Array): CsvRow[] {
  return parse(Buffer.from(bytes), { bom: true, columns: true, record_delimiter: '\r\n' });
}

async function sheetsOf(of: PublishedReturn, meta = META): Promise<Map<string, Row[]>> {
  const file = Buffer.from(await returnXlsx(of, meta));
  return new Map((await readXlsxFile(file)).map(({ sheet, data }) => [sheet, data]));
}

/** The parts of a workbook as text, read from the directory at the end of the zip file. */
function partsOf(zip: Buffer): { name: string; xml: string }[] {
  const end = zip.lastIndexOf('PK\u0005\u0006');
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const size = zip.readUInt32LE(at + 20);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + size);
    const xml = zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    return { name, xml: xml.toString('utf8') };
  });
}

describe('the return as CSV', () => {
  const lines = csvRows(returnCsv(published, META));
  const rows = lines.filter((line) => line.suppressed !== '');

  test('says first whose it is, of when, and what its signs mean, apart from the figures', () => {
    const about = lines.slice(0, lines.length - rows.length);
    expect(lines.slice(about.length)).toEqual(rows);
    expect(about.every((line) => line.section === ABOUT && line.suppressed === '')).toBe(true);
    const said = new Map(about.map((line) => [line.column || line.row, line.value]));
    expect(said.get('Service')).toBe('Inventham Children’s Therapy');
    expect(said.get('Period')).toBe('2026/27 Q3, 1 Oct 2026 to 31 Dec 2026');
    expect(said.get('<5')).toMatch(/^From 1 to 4\./);
    expect(said.get('[c]')).toMatch(/^Held back/);
    // Only signs that the file carries are explained.
    expect(said.has('[z]')).toBe(false);
  });

  test('a service whose name begins like a formula is still only text', () => {
    const text = Buffer.from(returnCsv(published, { ...META, serviceName: '=1+1' })).toString('utf8');
    expect(text).toContain(`${ABOUT},Service,,'=1+1,\r\n`);
  });

  test('has a line for every figure, under the five tidy headings', () => {
    expect(rows).toHaveLength(published.sections.flatMap((section) => section.cells).length);
    expect(Object.keys(rows[0]!)).toEqual(['section', 'row', 'column', 'value', 'suppressed']);
  });

  test('writes figures as numbers, signs in place of hidden ones, and whether they are hidden', () => {
    const find = (section: string, row: string, column: string) =>
      rows.find((one) => one.section === section && one.row === row && one.column === column)!;
    expect(find('Check-ins with those waiting', 'All check-ins due', 'Check-ins')).toMatchObject({
      value: '20',
      suppressed: 'no',
    });
    expect(find('Referrals received by source', 'Police', 'Referrals')).toMatchObject({
      value: '<5',
      suppressed: 'yes',
    });
    expect(find('Referrals received by source', 'GP', 'Referrals')).toMatchObject({
      value: '0',
      suppressed: 'no',
    });
  });

  test('begins with the UTF-8 mark and ends every line with CRLF', () => {
    const text = Buffer.from(returnCsv(published, META)).toString('utf8');
    expect(text.startsWith('\uFEFFsection,row,column,value,suppressed\r\n')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('Attack: a name that begins like a formula. It gains an apostrophe and stays text', () => {
    const names = csvRows(returnCsv(hostile, META))
      .filter((row) => row.section === 'Courses of therapy by protocol' && row.column === 'All courses')
      .map((row) => row.row);
    expect(names.slice(0, HOSTILE.length)).toEqual(HOSTILE.map((name) => `'${name}`));
  });
});

describe('the return as a workbook', () => {
  test('has a first sheet, one for each section and the definitions', async () => {
    const sheets = await sheetsOf(published);
    expect([...sheets.keys()]).toEqual([
      'About this return',
      ...published.sections.map((section, index) => `${index + 1} ${section.shortTitle}`),
      'Definitions',
    ]);
    for (const name of sheets.keys()) expect(name.length).toBeLessThanOrEqual(31);
  });

  test('says whose it is, of when, by which rule and when it was made', async () => {
    const about = new Map(
      (await sheetsOf(published)).get('About this return')!.map((row) => [row[0], row[1]]),
    );
    expect(about.get('Service')).toBe('Inventham Children’s Therapy');
    expect(about.get('Period')).toBe('2026/27 Q3, 1 Oct 2026 to 31 Dec 2026');
    expect(about.get('Last day counted')).toBe('31 Dec 2026');
    expect(about.get('Figures')).toBe('For publication');
    expect(about.get('Made on')).toBe('4 Jan 2027');
    expect(about.get('Hidden')).toBe(published.summary);
    expect(about.has('Reason')).toBe(false);
  });

  test('says why figures are exact, and that a running quarter is not complete', async () => {
    const running = {
      ...publishReturn(buildReturn(EXAMPLE), 'exact_under_contract'),
      asAt: localDate('2026-11-21'),
    };
    const sheets = await sheetsOf(running, { ...META, modeReason: 'Grant agreement, schedule 2' });
    const about = new Map(sheets.get('About this return')!.map((row) => [row[0], row[1]]));
    expect(about.get('Figures')).toBe('Exact, under contract');
    expect(about.get('Reason')).toBe('Grant agreement, schedule 2');
    expect(about.get('Last day counted')).toBe('21 Nov 2026 (the period is still running)');
  });

  test('holds every shown figure as a number and every hidden one as its sign', async () => {
    const sheets = await sheetsOf(published);
    published.sections.forEach((section, index) => {
      const data = sheets.get(`${index + 1} ${section.shortTitle}`)!;
      const header = data.findIndex((row) => row[0] === section.rowHeading);
      section.rows.forEach((row, r) => {
        const line = data[header + 1 + r]!;
        expect(line[0]).toBe(row.label);
        section.columns.forEach((column, c) => {
          const cell = section.cells.find((one) => one.row === row.id && one.column === column.id)!;
          expect(line[c + 1]).toBe(cell.value ?? cell.text);
        });
      });
    });
  });

  test('lists every definition', async () => {
    const definitions = (await sheetsOf(published)).get('Definitions')!;
    const lines = published.sections.reduce(
      (all, { rows, columns }) => all + 1 + rows.length + columns.length,
      0,
    );
    expect(definitions).toHaveLength(lines + 1);
    for (const row of definitions)
      expect(row.every((cell) => typeof cell === 'string' && cell !== '')).toBe(true);
  });

  test('Attack: a name that begins like a formula. No cell of the workbook holds a formula', async () => {
    const meta = { ...META, serviceName: '=cmd|x', madeBy: '+1' };
    const file = Buffer.from(await returnXlsx(hostile, meta));
    expect(await readSheet(file, 'About this return')).toContainEqual(['Service', '=cmd|x']);
    const parts = partsOf(file).filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
    expect(parts.length).toBe(hostile.sections.length + 2);
    for (const { xml } of parts) {
      expect(xml).toContain('<sheetData>');
      expect(xml).not.toMatch(/<f[ />]/);
    }
  });

  test('Attack: control characters in a name. The workbook still opens', async () => {
    const sheets = await sheetsOf(published, { ...META, serviceName: 'Invent\u0000\u0008ham' });
    expect(sheets.get('About this return')).toContainEqual(['Service', 'Inventham']);
  });
});
