import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchHoldfast, type RunningHoldfast } from '../support/electron.ts';
import { callFromPage, expectNoViolations, pressEscape } from '../support/page.ts';

type Figure = { section: string; row: string; column: string; text: string };

describe('the return of a quarter, in a real window', () => {
  let holdfast: RunningHoldfast;
  let page: Page;
  let folder: string;
  let saved: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'holdfast-returns-'));
    saved = join(folder, 'saved');
    mkdirSync(saved);
    const userData = join(folder, 'profile');
    holdfast = await launchHoldfast({ userData, args: ['--today=2026-11-20', `--save-to=${saved}`] });
    page = holdfast.page;
    await page.getByRole('button', { name: /Look around/ }).click();
    await page.getByRole('link', { name: 'Returns' }).click();
    await page.getByRole('heading', { name: 'Referrals received by source' }).waitFor();
  }, 60_000);
  afterAll(async () => {
    await holdfast.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const save = async (format: string) => {
    await page.getByRole('button', { name: format, exact: true }).press('Enter');
    await page.getByText(`${format} saved and logged.`).waitFor();
  };
  const bytesOf = (format: string) => readFileSync(join(saved, `return.${format}`));
  const sectionCalled = (name: string) => page.getByRole('region', { name: new RegExp(`^\\d+ ?${name}$`) });

  test('shows the current quarter for publication, with no small figure in it', async () => {
    await page.getByRole('heading', { level: 1, name: /October to December 2026/ }).waitFor();
    await page.getByText('Draft, not released').waitFor();
    const figures = await figuresOn(page);
    const counts = figures.filter((one) => /^\d+$/.test(one.text)).map((one) => Number(one.text));
    expect(counts.length).toBeGreaterThan(50);
    expect(figures.some((one) => one.text === '<5')).toBe(true);
    const small = figures.filter(
      (one) => /^[1-4]$/.test(one.text) && !/(days|weeks|percent)$/.test(`${one.row}${one.column}`),
    );
    expect(small).toEqual([]);
    await page.getByText(/^\d+ figures are hidden\.$/).waitFor();
    await expectNoViolations(page);
  });

  test('an earlier quarter is chosen by the keyboard, and the current one again', async () => {
    await page.getByLabel('Period', { exact: true }).selectOption('2026/27 Q2');
    await page.getByRole('heading', { level: 1, name: /July to September 2026/ }).waitFor();
    await page.getByLabel('Period', { exact: true }).selectOption('2026/27 Q3');
    await page.getByRole('heading', { level: 1, name: /October to December 2026/ }).waitFor();
  });

  test('a figure of waiting opens the children behind it, and Escape gives the focus back', async () => {
    const figure = sectionCalled('Waiting at the end of the period').getByRole('button', {
      name: /All children waiting: open the records/,
    });
    const count = Number(await figure.textContent());
    await figure.press('Enter');
    const drawer = page.getByRole('complementary', { name: `All children waiting: ${count}` });
    await drawer.waitFor();
    expect(await drawer.getByRole('listitem').count()).toBe(count);
    await expectNoViolations(page);
    await pressEscape(page);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(String(count));
  });

  test('PDF, workbook and CSV are saved, say what the screen says, and are in the log with their hashes', async () => {
    await page.getByRole('button', { name: 'PDF', exact: true }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Before this return leaves the service' });
    await dialog.getByText(/^\d+ sessions? of this quarter still needs? logging\.$/).waitFor();
    expect(await dialog.getByRole('listitem').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\S.*: \d+$/)]),
    );
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: 'Go to them' }).press('Enter');
    await page
      .getByRole('link', { name: /^Sessions to log/ })
      .and(page.locator('[aria-current]'))
      .waitFor();
    expect(readdirSync(saved)).toEqual([]);
    await page.getByRole('link', { name: 'Returns' }).press('Enter');
    await page.getByRole('button', { name: 'PDF', exact: true }).press('Enter');
    await dialog.getByRole('button', { name: 'Release anyway' }).press('Enter');
    await page.getByText('PDF saved and logged.').waitFor();
    // Asked once: these figures are known by now.
    for (const format of ['XLSX', 'CSV']) await save(format);
    await page.getByText('Released 20 Nov 2026').waitFor();
    expect(readdirSync(saved).sort()).toEqual(['return.csv', 'return.pdf', 'return.xlsx']);

    const shown = await figuresOn(page);
    const csv: Record<string, string>[] = parse(bytesOf('csv'), { bom: true, columns: true });
    const figures = csv.filter((line) => line['section'] !== 'About this return');
    expect(csv.find((line) => line['row'] === 'Period')?.['value']).toMatch(/^2026\/27 Q3/);
    const inCsv = figures.map(({ section, row, column, value }) => ({ section, row, column, text: value }));
    expect(inOrder(shown)).toEqual(inOrder(inCsv));

    const sheets = await readXlsxFile(bytesOf('xlsx'));
    const waiting = sheets.find(({ sheet }) => sheet === '2 Waiting by weeks')?.data ?? [];
    for (const { row, text } of shown.filter((one) => one.section === 'Waiting at the end of the period')) {
      const inSheet = waiting.find(([label]) => label === row)?.[1];
      expect(inSheet).toBe(/^\d+$/.test(text) ? Number(text) : text);
    }
    expect(bytesOf('pdf').subarray(0, 5).toString('latin1')).toBe('%PDF-');

    const log = await callFromPage(page, 'audit.list', {
      accountId: null,
      subject: null,
      kind: null,
      offset: 0,
      limit: 100,
    });
    const details = log.ok
      ? log.value.rows
          .filter((row) => row.operation === 'returns.export')
          .map((row) => JSON.parse(row.detail ?? '{}') as unknown)
      : [];
    const row = (format: string) => ({
      period: '2026/27 Q3',
      mode: 'for_publication',
      format,
      sha256: createHash('sha256').update(bytesOf(format)).digest('hex'),
      sessionsToLog: expect.any(Number) as number,
    });
    expect(details).toEqual(['csv', 'xlsx', 'pdf'].map(row));
  });

  test('the paper has the figures and who they are for, and none of the tools', async () => {
    await page.emulateMedia({ media: 'print' });
    try {
      const isShown = (text: string | RegExp) => page.getByText(text).first().isVisible();
      expect(await isShown(/^For publication\. \d+ figures are hidden/)).toBe(true);
      expect(await isShown('Therapy sessions by status')).toBe(true);
      for (const tool of ['Initials only', 'In this return', 'Released before', /Confidential/]) {
        expect({ tool, isShown: await isShown(tool) }).toEqual({ tool, isShown: false });
      }
      expect(await page.getByRole('button', { name: 'CSV', exact: true }).count()).toBe(0);
    } finally {
      await page.emulateMedia({ media: null });
    }
  });

  test('exact figures need a reason, which is kept with the release and printed on it', async () => {
    const allReferrals = async () =>
      (await figuresOn(page)).find(
        (one) => one.section === 'Referrals received by source' && one.row === 'All referrals received',
      )?.text;
    const before = await figuresOn(page);
    await page.getByRole('radio', { name: 'Exact, under contract' }).press('Space');
    await page.getByRole('button', { name: 'CSV', exact: true }).press('Enter');
    await page.getByText('Say which contract asks for exact figures, and why').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('exact-reason');
    expect(await figuresOn(page)).toEqual(before);
    await expectNoViolations(page);
    await page.keyboard.type('Northmere contract, schedule 4');
    await page.getByRole('button', { name: 'Show exact figures' }).press('Enter');
    await page.getByText('Every figure is exact.').waitFor();
    expect((await figuresOn(page)).filter((one) => one.text === '<5' || one.text === '[c]')).toEqual([]);
    expect(await allReferrals()).toMatch(/^\d+$/);
    await page.emulateMedia({ media: 'print' });
    expect(
      await page.getByText('Confidential: exact figures, under contract.').locator('..').innerText(),
    ).toContain('Northmere contract, schedule 4');
    await page.emulateMedia({ media: null });
    await page.getByRole('button', { name: 'CSV', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Release anyway' }).press('Enter');
    await page.getByText('CSV saved and logged.').waitFor();
    expect(bytesOf('csv').includes('<5')).toBe(false);
    const kept = await callFromPage(page, 'returns.releases', {});
    expect(kept.ok && kept.value.releases[0]).toMatchObject({
      mode: 'exact_under_contract',
      modeReason: 'Northmere contract, schedule 4',
      format: 'csv',
    });
  });

  test('a release can be shown again as it was, and its file made again', async () => {
    await page.getByRole('radio', { name: 'For publication' }).press('Space');
    const rows = page.getByRole('table', { name: /Files that were released/ }).getByRole('row');
    const last = rows.filter({ hasText: 'For publication' }).filter({ hasText: 'CSV' });
    await last.getByRole('button', { name: 'Show as released' }).press('Enter');
    await page.getByText('as they were released').waitFor();
    await save('CSV');
    expect(bytesOf('csv').includes('<5')).toBe(true);
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Back to today' }).press('Enter');
    await page.getByLabel('Period', { exact: true }).waitFor();
  });
});

/** Every figure on the sheet, as a reader sees it. */
async function figuresOn(page: Page): Promise<Figure[]> {
  return page.evaluate(() => {
    const words = (element: Element | null | undefined): string => {
      const copy = element?.cloneNode(true);
      if (!(copy instanceof Element)) return '';
      for (const hidden of copy.querySelectorAll('.vh')) hidden.remove();
      return copy.textContent.trim();
    };
    const figures: Figure[] = [];
    for (const section of document.querySelectorAll('.sheet-sec')) {
      const heading = section.querySelector('h2');
      if (!/^\d/.test(heading?.textContent ?? '')) continue;
      const name = heading?.lastChild?.textContent ?? '';
      for (const bar of section.querySelectorAll('.bars > div')) {
        const text = words(bar.querySelector('dd'));
        figures.push({ section: name, row: words(bar.querySelector('dt')), column: 'Children', text });
      }
      for (const table of section.querySelectorAll('table')) {
        const heads = [...table.querySelectorAll('thead th.num')].map(words);
        for (const row of table.querySelectorAll('tbody tr')) {
          const label = words(row.querySelector('th'));
          for (const [index, cell] of [...row.querySelectorAll('td.num')].entries()) {
            const column = table.className === 'figures' ? '' : (heads[index] ?? '');
            figures.push({ section: name, row: label, column, text: words(cell) });
          }
        }
      }
    }
    return figures;
  });
}

/** As lines that can be compared: the share is printed with its sign, and one column of figures is not named twice. */
function inOrder(figures: readonly { section?: string; row?: string; column?: string; text?: string }[]) {
  const isOneColumn = (section: string | undefined) =>
    new Set(figures.filter((one) => one.section === section).map((one) => one.column)).size === 1;
  return figures.map(
    ({ section, row, column, text }) =>
      `${section}: ${row}${isOneColumn(section) ? '' : `, ${column}`}: ${text?.replace('%', '')}`,
  );
}
