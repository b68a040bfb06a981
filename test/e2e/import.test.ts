import { mkdtempSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workbookParts, zipOf } from '../electron/imports/workbooks.ts';
import { repoRoot, type RunningHoldfast } from '../support/electron.ts';
import { launchUnlocked, unlockInWindow } from '../support/firstRun.ts';
import { callFromPage, expectNoViolations } from '../support/page.ts';

const example = (name: string) => join(repoRoot, 'examples', name);

describe('a spreadsheet brought in', () => {
  let holdfast: RunningHoldfast;
  let page: Page;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'holdfast-import-'));
    holdfast = await launchUnlocked({
      userData: join(folder, 'profile'),
      args: ['--today=2026-11-21', `--save-to=${folder}`],
    });
    page = holdfast.page;
    await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
  }, 60_000);
  afterAll(async () => {
    await holdfast.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const fileOf = (name: string, content: Buffer | string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const choose = (path: string) => page.locator('input[type=file]').setInputFiles(path);
  /** The button that brings the rows in; while the columns or an answer are taken it does nothing when pressed. */
  const bringIn = (name: string) =>
    page.getByRole('button', { name }).and(page.locator(':not([aria-disabled])'));
  const message = () => page.locator('.import-says');
  const tab = (name: RegExp) =>
    page.getByRole('navigation', { name: 'Rows by state' }).getByRole('link', { name });
  const counts = async () => (await page.locator('.tabs a').allTextContents()).map((text) => text.trim());
  const children = async () => {
    const reply = await callFromPage(page, 'child.search', { text: '', limit: 50 });
    return reply.ok ? reply.value.rows.length : -1;
  };

  /** Drops a file on the page as the system does: with a path, which only the preload can read. */
  async function drop(...files: string[]): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files, dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data });
    }
    await session.detach();
  }

  test('is reached from the empty waiting list and from the find box', async () => {
    await page.getByRole('link', { name: 'Waiting list' }).click();
    await page.getByRole('button', { name: 'Bring in a spreadsheet' }).click();
    await page.getByRole('heading', { name: 'Drop your waiting list here' }).waitFor();
    await page.getByRole('link', { name: 'Children' }).click();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('import');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Drop your waiting list here' }).waitFor();
    await expectNoViolations(page);
  });

  const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const wide = (text: string) => Buffer.concat([OLE, Buffer.alloc(600), Buffer.from(text, 'utf16le')]);
  const bomb = () =>
    zipOf(
      workbookParts('').map((part) =>
        part.name.endsWith('sheet1.xml')
          ? {
              ...part,
              content: Buffer.concat([Buffer.from('<worksheet>'), Buffer.alloc(8 * 1024 * 1024, ' ')]),
              claimedSize: 1000,
            }
          : part,
      ),
    );
  const bad: [string, string, () => Buffer | string][] = [
    [
      'a picture that calls itself a workbook',
      'This is not a spreadsheet. Choose an Excel workbook (.xlsx) or a CSV file.',
      () => Buffer.concat([Buffer.from('\u0089PNG\r\n', 'latin1'), Buffer.alloc(200)]),
    ],
    [
      'a workbook under a password',
      'This file is protected by a password. Open it in Excel, take the password off under File, Info, save it and choose it again.',
      () => wide('EncryptedPackage'),
    ],
    [
      'an old Excel file',
      'This is an old Excel file (.xls). Open it in Excel, save it as an Excel workbook (.xlsx) and choose that one.',
      () => wide('Workbook'),
    ],
    [
      'a workbook cut short',
      'This file is damaged or was cut short, perhaps while it was copied. Open it in Excel, save it again, or ask for a new copy.',
      () => readFileSync(example('waiting-list.xlsx')).subarray(0, 5000),
    ],
    [
      'a workbook that unpacks to far more than it says',
      'This file unpacks to far more than a spreadsheet should, so it was not opened. Copy the rows you need into a new workbook and choose that.',
      bomb,
    ],
    [
      'more than 100,000 rows',
      'This file has over 100,000 rows. Keep only the rows of children who wait, or split it in two.',
      () => `Name,Received\n${'Bryn Testwood,1/6/2026\n'.repeat(100_001)}`,
    ],
    [
      'an empty file',
      'This file is empty. Check that it is the right one, save it again and choose it once more.',
      () => '',
    ],
    [
      'a sheet without headings',
      'No row of headings was found. Give the columns names in one row above the children, such as Name, Date of birth and Date received.',
      () => '1,2,3\n4,5,6\n',
    ],
    [
      'a quotation mark never closed',
      'A quotation mark in this file is opened and never closed, so its rows cannot be told apart. Save it again as an Excel workbook (.xlsx).',
      () => `Name,Received\n"Bryn Testwood,1/6/2026\n${'Ola Testwood,2/6/2026\n'.repeat(20_000)}`,
    ],
  ];
  test.each(bad)('attack: %s changes nothing and is told kindly', async (_what, sentence, content) => {
    await choose(fileOf('Waiting list.xlsx', content()));
    await message().getByText(sentence).waitFor();
    expect(await message().textContent()).toBe(`Nothing was changed. ${sentence}`);
    expect(await children()).toBe(0);
    expect(await page.getByRole('heading', { name: 'Drop your waiting list here' }).isVisible()).toBe(true);
  });

  test('attack: a file over 50 MB, a folder, and two files at once', async () => {
    const path = fileOf('Big.csv', 'Name,Received\n');
    truncateSync(path, 50 * 1024 * 1024 + 1);
    await choose(path);
    await message()
      .getByText(
        'This file is over 50 MB. Take out pictures and other sheets, or split it in two, and choose it again.',
      )
      .waitFor();
    const inside = join(folder, 'A folder.xlsx');
    mkdirSync(inside);
    await drop(inside);
    await message()
      .getByText(
        'This file could not be opened. Close it in Excel, check that it is still there, and choose it again.',
      )
      .waitFor();
    await drop(path, inside);
    await message().getByText('Choose one file at a time.').waitFor();
    await expectNoViolations(page);
  });

  test('attack: cells that are scripts, markup or sums are only text', async () => {
    const payload = '<img src=x onerror=window.pwned=1><script>window.pwned=1</script>';
    await choose(fileOf('Hostile.csv', `Name,Received,Notes\n${payload},1/6/2026,=HYPERLINK("x")\n`));
    await page.getByRole('row', { name: /Warning/ }).waitFor();
    expect(await page.locator('tr.row th').first().textContent()).toBe(payload);
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  });

  test('dropped on the page it is read, and every row is shown before anything is saved', async () => {
    await drop(example('waiting-list.xlsx'));
    await page.getByRole('heading', { name: /waiting-list.xlsx/ }).waitFor();
    await tab(/Same child\?/).waitFor();
    expect(await counts()).toEqual([
      'All rows 59',
      'Same child? 4',
      'Rejected 8',
      'Warning 5',
      'Ready 42',
      'Passed over 5',
    ]);
    await page.getByText('Nothing has been saved yet.').waitFor();
    expect(await children()).toBe(0);
  });

  test('a column taken for something else is judged again at once, and back', async () => {
    const received = page.getByRole('combobox', { name: 'Column “Date received” holds' });
    await received.selectOption({ label: 'Left out' });
    await page
      .getByText('Say which column holds the date the referral was received: it starts the wait.')
      .waitFor();
    await bringIn('Bring the rows in').press('Enter');
    await message()
      .getByText(
        'Say first which column holds the child’s name and which the date the referral was received.',
      )
      .waitFor();
    await received.selectOption({ label: 'Received' });
    await page.getByRole('button', { name: 'Bring in 47 rows' }).waitFor();
    await page.getByRole('button', { name: 'That is right' }).press('Enter');
    await page.getByRole('heading', { name: 'One guess to check' }).waitFor({ state: 'detached' });
  });

  test('possible duplicates are answered beside each other, and what is not answered is kept', async () => {
    await tab(/Same child\?/).click();
    await page.getByRole('table', { name: 'Row 25 beside row 12' }).waitFor();
    await page.getByRole('radio', { name: 'Somebody else' }).check({ force: true });
    await page.getByText('Another child comes in; the two stay apart.').waitFor();
    await page.getByRole('button', { name: 'Bring in 48 rows' }).waitFor();
    await page.getByRole('button', { name: 'Next: row 40' }).press('Enter');
    await page.getByRole('table', { name: 'Row 40 beside row 39' }).waitFor();
    await page.getByRole('radio', { name: 'Same referral' }).check({ force: true });
    await page.getByText('Only row 39 comes in; this row adds nothing.').waitFor();
    await expectNoViolations(page);
  });

  test('left and locked, its columns and answers are there again', async () => {
    await page.getByRole('link', { name: 'Children' }).click();
    // The window may be gone before the click is answered, which is what was asked for.
    await page
      .getByRole('button', { name: 'Lock', exact: true })
      .click()
      .catch((error: unknown) => {
        if (!page.isClosed()) throw error;
      });
    page = await nextPage();
    await unlockInWindow(page);
    await page.getByRole('link', { name: 'Waiting list' }).click();
    await page.getByRole('button', { name: 'Bring in a spreadsheet' }).click();
    await page.getByText('You had begun to check a spreadsheet.').waitFor();
    await choose(example('waiting-list.xlsx'));
    await page.getByText('You looked at this file before.').waitFor();
    await page.getByRole('button', { name: 'Bring in 48 rows' }).waitFor();
  });

  async function nextPage(): Promise<Page> {
    for (;;) {
      const open = holdfast.app.windows().find((window) => window.url().includes('unlock.html'));
      if (open !== undefined) return open;
      await holdfast.app.waitForEvent('window');
    }
  }

  test('brought in, it counts as by hand, and the rejected rows are a file that can be mended', async () => {
    await bringIn('Bring in 48 rows').press('Enter');
    await page.getByRole('heading', { name: '48 referrals came in' }).waitFor();
    expect(await page.locator('.import-result .tally dt').allTextContents()).toEqual(['48', '2', '1', '8']);
    // Whoever imports them answers for them, unless somebody else is chosen; it can be left.
    const who = page.getByRole('form', { name: 'Who answers for these' });
    await who.getByRole('combobox', { name: 'Who answers for these?' }).waitFor();
    await who.getByRole('button', { name: 'Give all 48 to them' }).press('Enter');
    await page.getByText('answers for all 48.').waitFor();
    await page.getByRole('button', { name: 'Save the 8 rejected rows' }).press('Enter');
    await page.getByText('The 8 rejected rows are in the file, with the reason beside each.').waitFor();
    const rejects = readFileSync(join(folder, 'import-rejects.csv'), 'utf8');
    expect(rejects.startsWith('\ufeff')).toBe(true);
    const lines = rejects.trim().split('\r\n');
    expect(lines).toHaveLength(9);
    expect(lines[0]).toMatch(/^Row in the file,Reason,Name,DOB,Date received/);
    expect(lines[1]).toMatch(/^8,"Date received: There is no 31 February\./);
    await expectNoViolations(page);
  });

  test('a rejected row stays until somebody decides, and is decided by hand', async () => {
    await page.getByRole('heading', { name: '10 rows wait for a decision' }).waitFor();
    await page.getByRole('button', { name: 'Decide about row 8', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Save the decision' }).press('Enter');
    await page.getByText('Say what this row is').first().waitFor();
    await page.getByRole('radio', { name: 'A new child' }).check({ force: true });
    await page.getByLabel('Received').fill('28/2/2026');
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Save the decision' }).press('Enter');
    await page.getByRole('heading', { name: '9 rows wait for a decision' }).waitFor();
    await page.getByRole('button', { name: 'Go to the waiting list' }).press('Enter');
    await page.getByText('of 49').first().waitFor();
  });

  test('the same file again brings nothing in twice', async () => {
    await page.getByRole('button', { name: 'Import a spreadsheet' }).press('Enter');
    await page.getByRole('button', { name: 'Import another spreadsheet' }).press('Enter');
    await choose(example('waiting-list.xlsx'));
    await tab(/Already in/).waitFor();
    expect(await counts()).toContain('Already in 50');
    await page.getByText('There is nothing new in this file.').waitFor();
    await page.getByRole('button', { name: 'Decide about them' }).press('Enter');
    await page.getByRole('heading', { name: '9 rows wait for a decision' }).waitFor();
    await page.getByRole('button', { name: 'Back to the file' }).press('Enter');
    await tab(/Already in/).waitFor();
  });
});
