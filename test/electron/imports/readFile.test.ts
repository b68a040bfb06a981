// Long because every kind of file, taken or refused, is written here and read by the one reader.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFile } from '../../../electron/service/imports/readFile.ts';
import type { Cell } from '../../../shared/imports/sheet.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { textXml, workbookParts, zipOf } from './workbooks.ts';

let folder = '';
let made = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-imports-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(content: Buffer | string, extension = 'xlsx'): string {
  made += 1;
  const path = join(folder, `file-${made}.${extension}`);
  writeFileSync(path, content);
  return path;
}

async function rowsOf(content: Buffer | string, extension?: string): Promise<Cell[][]> {
  const read = await readFile(fileOf(content, extension));
  if (!read.ok) throw new Error(read.code);
  return read.file.sheets[0]?.rows ?? [];
}

async function codeOf(content: Buffer | string, extension?: string): Promise<string> {
  const read = await readFile(fileOf(content, extension));
  return read.ok ? 'read' : read.code;
}

const texts = (rows: Cell[][]) => rows.map((row) => row.map((cell) => cell.text));
const NAME_ROW = `<row r="1">${textXml('A1', 'Name')}</row>`;
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

describe('the cells of a workbook', () => {
  test.each(['waiting-list.xlsx', 'other-headings.xlsx'])(
    '%s reads as another reader reads it',
    async (name) => {
      const path = join(import.meta.dirname, '../../../examples', name);
      const ours = await readFile(path);
      if (!ours.ok) throw new Error(ours.code);
      const theirs = await readXlsxFile(path);
      expect(ours.file.sheets.map((sheet) => sheet.name)).toEqual(theirs.map(({ sheet }) => sheet));
      ours.file.sheets.forEach((sheet, index) => {
        const expected = (theirs[index]?.data ?? []).map((row) =>
          row.map((value) =>
            value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? ''),
          ),
        );
        const width = expected[0]?.length ?? 0;
        const got = sheet.rows.map((row) =>
          Array.from({ length: width }, (_, column) => {
            const cell = row[column];
            return cell?.kind === 'date' ? cell.date : (cell?.text ?? '');
          }),
        );
        expect(got).toEqual(expected);
      });
    },
  );

  test('dates are read by their day, whatever the hour, and a time alone is no date', async () => {
    const rows = await rowsOf(
      zipOf(
        workbookParts(
          '<row r="1"><c r="A1" s="1"><v>46000.99</v></c><c r="B1" s="3"><v>1</v></c><c r="C1" s="2"><v>46000</v></c>' +
            '<c r="D1" t="d"><v>2016-03-17T23:30:00</v></c><c r="E1"><v>46000</v></c><c r="F1" s="1"><v>0.5</v></c></row>',
        ),
      ),
    );
    expect(rows[0]).toEqual([
      { kind: 'date', text: '09/12/2025', date: '2025-12-09' },
      { kind: 'date', text: '01/01/1900', date: '1900-01-01' },
      { kind: 'number', text: '46000' },
      { kind: 'date', text: '17/03/2016', date: '2016-03-17' },
      { kind: 'number', text: '46000' },
      { kind: 'number', text: '0.5' },
    ]);
  });

  test('a workbook that counts from 1904 gives the same days', async () => {
    const rows = await rowsOf(
      zipOf(
        workbookParts('<row r="1"><c r="A1" s="1"><v>44538</v></c></row>', [], '<workbookPr date1904="1"/>'),
      ),
    );
    expect(rows[0]?.[0]).toEqual({ kind: 'date', text: '09/12/2025', date: '2025-12-09' });
  });

  test('shared and rich texts, entities, formulas with saved results and gaps keep their places', async () => {
    const rows = await rowsOf(
      zipOf(
        workbookParts(
          '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="str"><f>[1]Sheet1!A1</f><v>O&#39;Placeholder &amp; co</v></c></row>' +
            '<row r="5" spans="1:2"/><row><c t="b"><v>1</v></c><c><v>7700900123</v></c><c><v>7.700900123E9</v></c></row>',
          [
            {
              name: 'xl/sharedStrings.xml',
              content:
                '<sst><si><r><t>Zo</t></r><r><t xml:space="preserve">ë </t></r><rPh><t>aid</t></rPh></si></sst>',
            },
          ],
        ),
      ),
    );
    expect(texts(rows)).toEqual([
      [],
      ['', 'Zoë', '', "O'Placeholder & co"],
      [],
      [],
      [],
      ['TRUE', '7700900123', '7700900123'],
    ]);
  });

  test('an extension does not decide what a file is', async () => {
    expect(texts(await rowsOf(zipOf(workbookParts(NAME_ROW)), 'csv'))).toEqual([['Name']]);
    expect(texts(await rowsOf('Name,DOB\n', 'xlsx'))).toEqual([['Name', 'DOB']]);
  });

  test('a heading __proto__ is a heading and nothing more', async () => {
    const rows = await rowsOf(
      zipOf(workbookParts(`<row r="1">${textXml('A1', '__proto__')}${textXml('B1', 'constructor')}</row>`)),
    );
    expect(texts(rows)).toEqual([['__proto__', 'constructor']]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('the name of the file comes without its folder', async () => {
    const read = await readFile(fileOf('Name\nA\n', 'csv'));
    expect(read.ok && read.file.fileName).toBe(`file-${made}.csv`);
  });
});

describe('the cells of a CSV file', () => {
  const expected = [['Name', 'Received'], ['Siân Ŵynne', '17/03/2026'], [], ['O’Placeholder, Bo', '1/2/26']];
  const csv = 'Name,Received\r\nSiân Ŵynne,17/03/2026\r\n\r\n"O’Placeholder, Bo",1/2/26\r\n';
  const utf16 = Buffer.from(csv, 'utf16le');
  test.each([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${csv}`)],
    ['UTF-16 little-endian', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['UTF-16 big-endian', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
  ])('%s', async (_, bytes) => {
    expect(texts(await rowsOf(bytes, 'csv'))).toEqual(expected);
  });

  test('UTF-16 without a mark', async () => {
    expect(texts(await rowsOf(Buffer.from('Name,DOB\nBryn,1/2/16\n', 'utf16le'), 'csv'))).toEqual([
      ['Name', 'DOB'],
      ['Bryn', '1/2/16'],
    ]);
  });

  test('Windows-1252, as Excel writes it in Britain', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Name\nO'),
      Buffer.from([0x92]),
      Buffer.from('Placeholder Zo'),
      Buffer.from([0xeb]),
      Buffer.from(' '),
      Buffer.from([0x80]),
      Buffer.from('\n'),
    ]);
    expect(texts(await rowsOf(bytes, 'csv'))).toEqual([['Name'], ['O’Placeholder Zoë €']]);
  });

  test.each([';', '\t', ','])(
    'columns parted by %j, with commas and new lines inside quotation marks',
    async (mark) => {
      const rows = await rowsOf(
        `Name${mark}Notes${mark}RAG\n"Sampleford, Bryn"${mark}"one, two\nthree; ""four"""${mark}Red\n`,
        'csv',
      );
      expect(texts(rows)).toEqual([
        ['Name', 'Notes', 'RAG'],
        ['Sampleford, Bryn', 'one, two\nthree; "four"', 'Red'],
      ]);
    },
  );

  test('the apostrophe of the rejects file is taken off again', async () => {
    expect(texts(await rowsOf("Name,Phone\nBryn,'+44 7700 900123\n", 'csv'))[1]).toEqual([
      'Bryn',
      '+44 7700 900123',
    ]);
  });
});

describe('files that cannot be taken, each with its own sentence', () => {
  const sheet = zipOf(workbookParts(NAME_ROW));
  test.each<[string, Buffer | string, string]>([
    ['nothing in it', '', 'import_empty'],
    ['a sheet with nothing in it', zipOf(workbookParts('')), 'import_empty'],
    ['only blank lines', ' \n\n', 'import_empty'],
    ['a PDF', '%PDF-1.7\n%stuff', 'import_not_spreadsheet'],
    ['chance bytes', randomBytes(4000), 'import_not_spreadsheet'],
    ['another zip', zipOf([{ name: 'a.txt', content: 'hello' }]), 'import_not_spreadsheet'],
    [
      'a Word document',
      zipOf([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: '<w/>' },
      ]),
      'import_not_spreadsheet',
    ],
    [
      'an old Excel file',
      Buffer.concat([OLE, Buffer.alloc(600), Buffer.from('Workbook', 'utf16le')]),
      'import_old_excel',
    ],
    [
      'a password on the file',
      Buffer.concat([OLE, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
      'import_password',
    ],
    [
      'a password on the zip',
      zipOf(workbookParts(NAME_ROW).map((part) => ({ ...part, flags: 1 }))),
      'import_password',
    ],
    [
      'OpenDocument',
      zipOf([
        { name: 'mimetype', content: 'x' },
        { name: 'content.xml', content: '<x/>' },
      ]),
      'import_other_format',
    ],
    ['a web page called .xls', '<html><table><tr><td>Name</td></tr></table></html>', 'import_other_format'],
    ['cut short', sheet.subarray(0, sheet.length - 40), 'import_damaged'],
    [
      'the middle overwritten',
      Buffer.concat([sheet.subarray(0, 60), randomBytes(60), sheet.subarray(120)]),
      'import_damaged',
    ],
    [
      'a sheet that is not there',
      zipOf(workbookParts(NAME_ROW).filter((part) => !part.name.includes('sheet1'))),
      'import_damaged',
    ],
    [
      'a document type with entities',
      zipOf(
        workbookParts('').map((part) =>
          part.name.endsWith('sheet1.xml')
            ? { ...part, content: '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>' }
            : part,
        ),
      ),
      'import_damaged',
    ],
    ['a quotation mark never closed', 'Name,DOB\n"Bryn,1/2/16\nFfion,2/2/16\n', 'import_bad_quotes'],
  ])('%s', async (_, content, code) => {
    expect(await codeOf(content)).toBe(code);
    expect(refusalMessage(code)).not.toBe(refusalMessage('internal'));
  });

  test('no such file', async () => {
    expect(await readFile(join(folder, 'gone.xlsx'))).toEqual({ ok: false, code: 'import_unreadable' });
  });

  test('over 50 MB, before it is read', async () => {
    const path = fileOf('Name\n', 'csv');
    truncateSync(path, 50 * 1024 * 1024 + 1);
    expect(await readFile(path)).toEqual({ ok: false, code: 'import_too_big' });
  });

  test('over 100,000 rows', async () => {
    expect(await codeOf(`Name\n${'A\n'.repeat(99_999)}`, 'csv')).toBe('read');
    expect(await codeOf(`Name\n${'A\n'.repeat(100_000)}`, 'csv')).toBe('import_too_many_rows');
    const rows = Array.from({ length: 100_001 }, (_, n) => `<row r="${n + 1}"><c><v>1</v></c></row>`).join(
      '',
    );
    expect(await codeOf(zipOf(workbookParts(rows)))).toBe('import_too_many_rows');
  });

  test('stopped by the person', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const read = await readFile(fileOf(`Name\n${'A\n'.repeat(20_000)}`, 'csv'), {
      signal: stop.signal,
      onProgress: ({ rows }) => {
        seen.push(rows);
        if (rows >= 5_000) stop.abort();
      },
    });
    expect(read).toEqual({ ok: false, code: 'import_stopped' });
    expect(seen.slice(0, 3)).toEqual([500, 1000, 1500]);
    expect(seen.at(-1)).toBeLessThanOrEqual(5_500);
  });
});

describe('attack: a sheet made to use up the memory or the time of the computer', () => {
  const bomb = Buffer.alloc(60 * 1024 * 1024, ' ');

  test('a part that says it unpacks to more than 500 MB is not unpacked', async () => {
    const parts = [
      ...workbookParts(NAME_ROW),
      { name: 'xl/media/a.bin', content: 'x', claimedSize: 600 * 1024 * 1024 },
    ];
    expect(await codeOf(zipOf(parts))).toBe('import_expands');
  });

  test('a part that unpacks to more than it says is stopped there', async () => {
    const parts = workbookParts('').map((part) =>
      part.name.endsWith('sheet1.xml')
        ? { ...part, content: Buffer.concat([Buffer.from('<worksheet>'), bomb]), claimedSize: 1000 }
        : part,
    );
    const before = process.memoryUsage().rss;
    expect(await codeOf(zipOf(parts))).toBe('import_expands');
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test('white space without end is not kept', async () => {
    const parts = workbookParts('').map((part) =>
      part.name.endsWith('sheet1.xml')
        ? { ...part, content: Buffer.concat([Buffer.from('<worksheet>'), bomb]) }
        : part,
    );
    expect(await codeOf(zipOf(parts))).toBe('import_damaged');
  });

  test('a row that calls itself row 30,000,000, and one stray cell in the very last row', async () => {
    expect(await codeOf(zipOf(workbookParts('<row r="30000000"><c r="A30000000"><v>1</v></c></row>')))).toBe(
      'import_damaged',
    );
    const rows = await rowsOf(
      zipOf(workbookParts(`${NAME_ROW}<row r="1048576"><c r="A1048576"><v>1</v></c></row>`)),
    );
    expect(rows).toHaveLength(1_048_576);
  });

  test.each(['ACOL1', 'XFD1', 'ZZZZZZZZZZ1'])('a cell in column %s', async (reference) => {
    expect(await codeOf(zipOf(workbookParts(`<row r="1">${textXml(reference, 'x')}</row>`)))).toBe(
      'import_too_many_columns',
    );
  });

  test('20,000 columns, and a million in a CSV file', async () => {
    const cells = Array.from({ length: 20_000 }, () => '<c><v>1</v></c>').join('');
    expect(await codeOf(zipOf(workbookParts(`<row r="1">${cells}</row>`)))).toBe('import_too_many_columns');
    expect(await codeOf(`${'x,'.repeat(1_000_000)}x\n`, 'csv')).toBe('import_too_many_columns');
    expect(await codeOf(`Name\n${'x,'.repeat(300)}x\n`, 'csv')).toBe('import_too_many_columns');
  });

  test('cells without anything in them may be coloured in as far as they like', async () => {
    const row = `<row r="1">${textXml('A1', 'Name')}<c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>`;
    expect(texts(await rowsOf(zipOf(workbookParts(row))))).toEqual([['Name']]);
  });

  test('one long text shared by very many cells is held once', async () => {
    const rows = Array.from(
      { length: 50_000 },
      () => '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>',
    ).join('');
    const strings = {
      name: 'xl/sharedStrings.xml',
      content: `<sst><si><t>${'long '.repeat(6_000)}</t></si></sst>`,
    };
    const read = await rowsOf(zipOf(workbookParts(rows, [strings])));
    expect(read[0]?.[0]).toBe(read[49_999]?.[1]);
  });
});
