import { join } from 'node:path';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { inSteps } from '../../../electron/service/imports/inSteps.ts';
import { readFile } from '../../../electron/service/imports/readFile.ts';
import { rejectsCsv } from '../../../electron/service/imports/rejectsCsv.ts';
import { hashRow } from '../../../electron/service/imports/rowHash.ts';
import { localDate } from '../../../shared/dates.ts';
import { type Mapping, planImport } from '../../../shared/imports/columns.ts';
import { type CheckedRow, checkRowsInSteps, type ImportCheck } from '../../../shared/imports/rules.ts';
import type { Sheet } from '../../../shared/imports/sheet.ts';

async function importFile(
  path: string,
): Promise<{ check: ImportCheck; sheet: Sheet; mapping: Mapping; leftOut: unknown }> {
  const read = await readFile(path);
  if (!read.ok) throw new Error(read.code);
  const plan = planImport(read.file.sheets);
  const sheet = plan === null ? undefined : read.file.sheets[plan.sheet];
  if (plan === null || sheet === undefined) throw new Error('no headings');
  const mapping = { headerRow: plan.headerRow, fields: plan.columns.map((column) => column.field) };
  const context = { today: localDate('2026-11-21'), existing: [], hashRow };
  return {
    check: await inSteps(checkRowsInSteps(sheet, mapping, context)),
    sheet,
    mapping,
    leftOut: plan.leftOut,
  };
}

const example = (name: string) => join(import.meta.dirname, '../../../examples', name);
const numbers = (check: ImportCheck, test_: (row: CheckedRow) => boolean) =>
  check.rows.filter(test_).map((row) => row.rowNumber);

/** The numbers were counted by hand in examples/README.md. */
describe('the example sheets', () => {
  test('waiting-list.xlsx', async () => {
    const { check } = await importFile(example('waiting-list.xlsx'));
    expect(check.counts).toEqual({
      rows: 59,
      ready: 47,
      warnings: 5,
      duplicates: 4,
      rejected: 8,
      alreadyIn: 0,
      skipped: 5,
    });
    expect(numbers(check, (row) => row.state === 'rejected')).toEqual([8, 18, 24, 37, 38, 43, 48, 54]);
    expect(numbers(check, (row) => row.state === 'skipped')).toEqual([11, 32, 41, 57, 65]);
    expect(numbers(check, (row) => row.state === 'ready' && row.warnings.length > 0)).toEqual([
      10, 19, 49, 58, 64,
    ]);
    expect(
      check.rows.flatMap((row) =>
        row.duplicateOf?.kind === 'row' ? [[row.rowNumber, row.duplicateOf.rowNumber]] : [],
      ),
    ).toEqual([
      [25, 12],
      [40, 39],
      [55, 49],
      [59, 7],
    ]);
    expect(check.rows[7]?.values?.carer.phone).toBe('07700900107');
  });

  test('other-headings.xlsx', async () => {
    const { check, leftOut } = await importFile(example('other-headings.xlsx'));
    expect(check.counts).toEqual({
      rows: 27,
      ready: 25,
      warnings: 1,
      duplicates: 1,
      rejected: 1,
      alreadyIn: 0,
      skipped: 3,
    });
    expect(numbers(check, (row) => row.state === 'rejected')).toEqual([22]);
    expect(numbers(check, (row) => row.state === 'skipped')).toEqual([24, 32, 33]);
    expect(leftOut).toEqual([{ name: 'Closed 2025', rows: 4, why: 'other_list' }]);
  });
});

describe('the rejects file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-rejects-'));
  const header = 'Name,Received,Notes';
  async function rejectsOf(body: string): Promise<string> {
    const path = join(folder, 'list.csv');
    writeFileSync(path, `${header}\n${body}`);
    const { check, sheet, mapping } = await importFile(path);
    return rejectsCsv(sheet, mapping, check.rows);
  }

  test('gives the row, the reason with what to do, and the cells as they came', async () => {
    expect(
      await rejectsOf('Bryn Testwood,31/02/26,"Ring, after 4"\nFfion Testwood,1/6/2026,\n,1/6/2026,\n'),
    ).toBe(
      '\ufeffRow in the file,Reason,Name,Received,Notes\r\n' +
        '2,"Received: There is no 31 February. The cell says “31/02/26”. Write it as day, month and year, such as 28/02/2026.",Bryn Testwood,31/02/26,"Ring, after 4"\r\n' +
        '4,Name: No name. Write the child’s name. Only name and received date are needed.,,1/6/2026,\r\n',
    );
  });

  test.each(['=1+1', '+44 7700', '-1', '@SUM(A1)'])(
    'attack: a cell %j that would become a formula',
    async (cell) => {
      const line = (await rejectsOf(`Bryn,,${cell}\n`)).split('\r\n')[1] ?? '';
      expect(line.endsWith(`,'${cell}`)).toBe(true);
    },
  );

  test('mended, it is imported like any other', async () => {
    const path = join(folder, 'mended.csv');
    writeFileSync(path, (await rejectsOf('Bryn Testwood,31/02/26,=x\n')).replaceAll('31/02/26', '28/02/26'));
    const { check } = await importFile(path);
    expect(check.counts).toMatchObject({ rows: 1, ready: 1 });
    expect(check.rows[0]?.values).toMatchObject({ receivedOn: '2026-02-28', notes: '=x' });
    rmSync(folder, { recursive: true, force: true });
  });
});

test('checking can be stopped between two steps', async () => {
  const stop = new AbortController();
  function* work(): Generator<number, string> {
    yield 0.5;
    stop.abort();
    yield 0.9;
    return 'all';
  }
  await expect(inSteps(work(), { signal: stop.signal })).rejects.toThrow();
});

test('a row is named by a hash that does not hold its contents', () => {
  expect(hashRow('Bryn')).toMatch(/^[0-9a-f]{64}$/);
  expect(hashRow('Bryn')).not.toBe(hashRow('bryn'));
});
