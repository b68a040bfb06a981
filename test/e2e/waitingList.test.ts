import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import officeCrypto from 'officecrypto-tool';
import type { Locator, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchHoldfast, type RunningHoldfast } from '../support/electron.ts';
import { expectNoViolations, pressEscape } from '../support/page.ts';

describe('the waiting list, by keyboard', () => {
  let holdfast: RunningHoldfast;
  let page: Page;
  let userData: string;
  beforeAll(async () => {
    userData = mkdtempSync(join(tmpdir(), 'holdfast-waiting-'));
    holdfast = await launchHoldfast({ userData, args: ['--today=2026-11-20', `--save-to=${userData}`] });
    page = holdfast.page;
    await page.getByRole('button', { name: /Look around/ }).click();
    await page.getByRole('link', { name: 'Waiting list' }).click();
    await row('Rafe Testwood').waitFor();
  }, 60_000);
  afterAll(async () => {
    await holdfast.close();
    rmSync(userData, { recursive: true, force: true });
  });

  const row = (name: string): Locator => page.locator('tr.row').filter({ hasText: name });
  const drawer = () => page.getByRole('complementary', { name: /Testwood|Mockridge/ });
  test('stands by band and wait, says how many, and turns its pages', async () => {
    const tabs = page.getByRole('navigation', { name: 'Stage' });
    // The counts come by an answer of their own, after the rows.
    await tabs.getByRole('link', { name: /^Waiting \d+/ }).waitFor();
    expect(await page.locator('tr.row').count()).toBe(20);
    const bands = await page.locator('tr.row .band').allTextContents();
    expect(bands).toEqual(bands.toSorted());
    const first = await page.locator('tr.row').first().getAttribute('data-row');
    await page.getByRole('button', { name: 'Next 20' }).press('Enter');
    await page.getByText('Showing 21 to').waitFor();
    await expect.poll(() => page.locator('tr.row').first().getAttribute('data-row')).not.toBe(first);
    await page.getByRole('button', { name: 'Back' }).press('Enter');
    await page.getByText('Showing 1 to 20').waitFor();
    await expectNoViolations(page);
  });

  test('at 200 % the mark of the example, what is saved and the lock stay, and the page never scrolls sideways', async () => {
    const zoom = await page.context().newCDPSession(page);
    const at200 = { width: 640, height: 400, deviceScaleFactor: 2, mobile: false };
    await zoom.send('Emulation.setDeviceMetricsOverride', at200);
    const topbar = page.getByRole('banner');
    for (const place of ['Returns', 'Service', 'Waiting list']) {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click();
      await page.getByRole('heading', { level: 1, name: /^(Quarterly|Service|Waiting)/ }).waitFor();
      expect(await topbar.getByText('Example', { exact: true }).isVisible()).toBe(true);
      expect(await topbar.getByRole('status').locator('svg').isVisible()).toBe(true);
      expect(await topbar.getByRole('status').textContent()).toBe('All saved');
      for (const name of ['Lock', 'Jo Draftley']) {
        const box = await topbar.getByRole('button', { name, exact: true }).boundingBox();
        expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(640);
      }
      const main = page.getByRole('main');
      expect(await main.evaluate((at) => at.scrollWidth - at.clientWidth)).toBeLessThanOrEqual(0);
    }
    await zoom.send('Emulation.clearDeviceMetricsOverride');
    await zoom.detach();
    await page.getByRole('button', { name: 'Next 20' }).waitFor();
  });

  test('filters narrow the list to what their counts say, and can be cleared', async () => {
    const overdue = page.getByRole('checkbox', { name: /^Overdue/ });
    const count = Number(
      (await page.locator('label.tick', { has: overdue }).locator('.n').textContent()) ?? '0',
    );
    expect(count).toBeGreaterThan(0);
    await overdue.press('Space');
    await page.getByText(`of ${count}`, { exact: false }).waitFor();
    expect(await page.locator('tr.row').count()).toBe(count);
    await page
      .getByRole('textbox', { name: 'Name' })
      .or(page.getByRole('searchbox', { name: 'Name' }))
      .fill('nobody');
    await page.getByRole('heading', { name: 'Nobody matches these filters' }).waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).last().press('Enter');
    await row('Rafe Testwood').waitFor();
  });

  test('by keyboard alone: search, keys, columns, a view of one’s own, the next page, and the calls for today', async () => {
    // The whole page has the focus while a dialog goes, and its text holds every name.
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('tr, button, a')?.textContent ?? '');
    // Down goes to the first row on arrival. "?" says the keys, "/" searches, and down goes to the first row found.
    const main = page.getByRole('navigation', { name: 'Main' });
    await main.getByRole('link', { name: 'Children' }).click();
    await main.getByRole('link', { name: 'Waiting list' }).click();
    await page.locator('tr.row').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement === document.querySelector('tr.row'))).toBe(true);
    await row('Rafe Testwood').focus();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Keys of the waiting list' }).waitFor();
    await expectNoViolations(page);
    await pressEscape(page);
    await expect.poll(focused).toContain('Rafe Testwood');
    await page.keyboard.press('/');
    await page.keyboard.type('nia mock');
    await expect.poll(() => page.locator('tr.row').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toContain('Nia Mockridge');
    await page.keyboard.press('c');
    await page.getByRole('complementary', { name: /Mockridge/ }).waitFor();
    await pressEscape(page);
    await page.keyboard.press('/');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await expect.poll(() => page.locator('tr.row').count()).toBe(20);
    // An arrow past the last row goes on at the next page, and back.
    await page.locator('tr.row').first().press('End');
    await page.keyboard.press('ArrowDown');
    await page.getByText('Showing 21 to').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement === document.querySelector('tr.row')))
      .toBe(true);
    await page.keyboard.press('ArrowUp');
    await page.getByText('Showing 1 to 20').waitFor();
    // A column more, narrowed by who answers, kept under a name, and chosen again.
    await page.getByRole('button', { name: 'More filters' }).press('Enter');
    const aged = page.getByRole('group', { name: 'Age' }).locator('label.tick').first();
    const many = (await aged.locator('.n').textContent()) ?? '';
    await aged.getByRole('checkbox').press('Space');
    await page.locator('.list-foot').getByText(`of ${many}`).waitFor();
    await page.getByRole('button', { name: 'View', exact: true }).press('Enter');
    await dialog.getByRole('checkbox', { name: 'Who answers' }).press('Space');
    await dialog.getByRole('textbox', { name: /Keep the list/ }).fill('As I like it');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'As I like it', exact: true }).waitFor();
    await expectNoViolations(page);
    await pressEscape(page);
    await page.getByRole('columnheader', { name: 'Who answers' }).waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).first().press('Enter');
    await page.getByText('Showing 1 to 20').waitFor();
    await page.getByRole('button', { name: 'View', exact: true }).press('Enter');
    await dialog.getByRole('checkbox', { name: 'Who answers' }).press('Space');
    await dialog.getByRole('button', { name: 'As I like it', exact: true }).press('Enter');
    await page.getByRole('columnheader', { name: 'Who answers' }).waitFor();
    await page.getByRole('button', { name: 'View', exact: true }).press('Enter');
    await dialog.getByRole('button', { name: 'Remove the view As I like it' }).press('Enter');
    await dialog.getByText('only you see').waitFor();
    await dialog.getByRole('checkbox', { name: 'Who answers' }).press('Space');
    await pressEscape(page);
    await page.getByRole('button', { name: 'Clear filters' }).first().press('Enter');
    // The sheet for the phone has the name used and how to ring, and no surname; printing it is in the log.
    await page.getByRole('link', { name: 'Calls for today' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: /Calls for today/ }).waitFor();
    const call = page.locator('.call-list tbody').filter({ hasText: 'Bernadette' });
    await call.getByText('07700 900142').waitFor();
    const said = (await call.textContent()) ?? '';
    expect(said).toContain('Rafe');
    expect(said).toContain('No');
    expect(said).not.toContain('Rafe Testwood');
    await expectNoViolations(page);
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await page.getByRole('button', { name: 'Print call list' }).press('Enter');
    await expect.poll(() => page.locator('body').getAttribute('data-printed')).toBe('yes');
    await page.getByRole('link', { name: 'Waiting list' }).first().press('Enter');
    await row('Rafe Testwood').waitFor();
  });

  test('a check-in opens beside the list, tells what is missing, is saved, and leads to the next', async () => {
    await row('Rafe Testwood').focus();
    await page.keyboard.press('1');
    await page.getByRole('heading', { name: /Safe contact/ }).waitFor();
    expect(await drawer().getByText('No voicemail').count()).toBeGreaterThan(0);
    await drawer().getByText('May start:').waitFor();
    expect(
      await drawer()
        .getByText(/^Four times in five.*not a promise\.$/)
        .count(),
    ).toBe(1);
    expect(await drawer().getByRole('radio', { name: 'Reached', exact: true }).isChecked()).toBe(true);
    await drawer().getByRole('button', { name: 'Save check-in' }).press('Enter');
    // Everything that is missing is said at once, each beside its question, and the first has the focus.
    await drawer().getByText('Say who you spoke to.').waitFor();
    await drawer().getByText('Say whether the child is safe now.').waitFor();
    const bernadette = drawer().getByRole('checkbox', { name: 'Bernadette' });
    await expect.poll(() => bernadette.evaluate((box) => box === document.activeElement)).toBe(true);
    await bernadette.press('Space');
    await drawer().getByRole('radio', { name: 'About the same' }).press('Space');
    await drawer().getByRole('radio', { name: 'Yes' }).first().press('Space');
    await drawer().getByRole('textbox', { name: 'Short note' }).fill('Sleep is a little better.');
    await expectNoViolations(page);
    await drawer().getByRole('button', { name: 'Save and next' }).press('Enter');
    await page.getByRole('heading', { name: /Nia Mockridge/ }).waitFor();
    await page.getByRole('status').filter({ hasText: 'check-in saved' }).waitFor();
    await row('Rafe Testwood').locator('.line-2', { hasText: '20 Nov, reached' }).waitFor();
    await pressEscape(page);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Nia Mockridge');
  });

  test('what was just saved can be taken back', async () => {
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await row('Rafe Testwood').getByText('7 days over').waitFor();
  });

  test('a message that is not safe asks why, is kept while the drawer is shut, and moves no date', async () => {
    await row('Rafe Testwood').focus();
    await page.keyboard.press('2');
    await drawer().getByText('not safe here').first().waitFor();
    await drawer().getByRole('textbox', { name: 'Short note' }).fill('Her phone went to voicemail.');
    await page.locator('.saved').getByText('Not saved yet').waitFor();
    await drawer().getByRole('button', { name: 'Save check-in' }).press('Enter');
    await drawer().getByText('Say in a few words why it was done.').waitFor();
    await pressEscape(page);
    await row('Rafe Testwood').press('Enter');
    await drawer().getByText('The check-in you were writing was kept.').waitFor();
    expect(await drawer().getByRole('textbox', { name: 'Short note' }).inputValue()).toContain('voicemail');
    await drawer()
      .getByRole('textbox', { name: /Why was it done/ })
      .fill('It was her work phone');
    await drawer().getByRole('button', { name: 'Save check-in' }).press('Enter');
    await page.getByRole('status').filter({ hasText: 'try saved. Still due.' }).waitFor();
    await row('Rafe Testwood').getByText('7 days over').waitFor();
  });

  test('holding support is logged from the check-in, and a band is given with its reason', async () => {
    await row('Rafe Testwood').press('Enter');
    await drawer().getByRole('button', { name: 'Log holding support' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Coping skills' }).press('Space');
    await dialog.getByRole('radio', { name: 'Both together' }).press('Space');
    // The only safe carer is offered; a way that was never agreed asks why.
    expect(await dialog.getByRole('radio', { name: 'Bernadette' }).isChecked()).toBe(true);
    await dialog.getByRole('radio', { name: 'By post' }).press('Space');
    await dialog.getByRole('textbox', { name: /Why was it done/ }).waitFor();
    await dialog.getByRole('radio', { name: 'In person' }).press('Space');
    await dialog.getByRole('textbox', { name: /Why was it done/ }).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Log holding support' }).press('Enter');
    await dialog.getByText('holding contacts now').waitFor();
    await dialog.getByRole('button', { name: 'Back to the check-in' }).press('Enter');
    await pressEscape(page);
    await page.getByRole('button', { name: 'change the band of Nia Mockridge' }).press('Enter');
    const about = (name: RegExp) => dialog.getByRole('group', { name });
    const suggested = dialog.getByRole('status').filter({ hasText: /suggest/ });
    await suggested.getByText('No band is suggested yet.').waitFor();
    // The record's own words stand beside the question and answer nothing.
    await about(/^Looked after, or moving.*Looked after$/)
      .getByRole('radio', { name: 'A move ahead, or just made' })
      .press('Space');
    await suggested.getByText('Looked after, or moving: a move ahead, or just made').waitFor();
    await suggested.getByText('Band 2').waitFor();
    await suggested.getByText(/^Could be higher, once known: safety where the child is/).waitFor();
    await dialog.getByRole('radio', { name: 'Band 2' }).press('Space');
    await dialog.getByText('The next check-in moves to 15 Dec 2026.').waitFor();
    await dialog.getByRole('button', { name: 'Save band' }).press('Enter');
    await dialog.getByText('Say why, in a few words.').waitFor();
    await expectNoViolations(page);
    await dialog.getByRole('textbox', { name: 'Why?' }).fill('Settled in a new placement');
    // Put away, it is all there again.
    await pressEscape(page);
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'change the band of Nia Mockridge' }).press('Enter');
    await dialog.getByText('What you were writing was kept.').waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Why?' }).inputValue()).toBe(
      'Settled in a new placement',
    );
    await dialog.getByRole('button', { name: 'Save band' }).press('Enter');
    await dialog.getByText('The next check-in is on 15 Dec 2026 now.').waitFor();
    await dialog.locator('.dialog-foot').getByRole('button', { name: 'Close' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await row('Nia Mockridge').getByText('moved').waitFor();
    expect(await row('Nia Mockridge').locator('.moved').textContent()).toContain(
      'Settled in a new placement',
    );
    await page.getByRole('button', { name: 'change the band of Nia Mockridge' }).press('Enter');
    const soFar = dialog.getByRole('region', { name: 'Looks at priority so far' }).getByRole('listitem');
    await soFar.first().getByText('Suggested: band 2').waitFor();
    expect(await soFar.allTextContents()).toHaveLength(2);
    await pressEscape(page);
  });

  test('walking from check-in to check-in passes nobody over, though saving moves the rows', async () => {
    const byNextCheckIn = page.getByRole('columnheader', { name: 'Next check-in' }).getByRole('button');
    const ids = () =>
      page.locator('tr.row').evaluateAll((all) => all.map((each) => each.getAttribute('data-row')));
    const before = await ids();
    await byNextCheckIn.press('Enter');
    await expect.poll(ids).not.toEqual(before);
    const walk = await ids();
    const openId = () => page.locator('tr.row.is-open').getAttribute('data-row');
    await page.locator('tr.row').first().press('Enter');
    const beside = page.locator('.drawer');
    for (const next of [walk[1], walk[2]]) {
      await beside.getByRole('radio', { name: 'Reached', exact: true }).press('Space');
      await beside.getByRole('checkbox').first().press('Space');
      await beside.getByRole('radio', { name: 'Yes' }).first().press('Space');
      await beside.getByRole('button', { name: 'Save and next' }).press('Enter');
      await expect.poll(openId).toBe(next);
    }
    await pressEscape(page);
  });

  test('the whole list prints, not only the page in sight, and printing ends nothing', async () => {
    const total = Number(/of (\d+)/.exec((await page.locator('.list-foot').textContent()) ?? '')?.[1]);
    await page.evaluate(() => {
      window.print = () => {};
    });
    await page.getByRole('button', { name: 'Print list' }).press('Enter');
    await page.getByText(`Showing 1 to ${total}`).waitFor();
    expect(await page.locator('tr.row').count()).toBe(total);
    const bytes = await holdfast.app.evaluate(async ({ BrowserWindow }) => {
      const pdf = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ preferCSSPageSize: true });
      return pdf?.byteLength ?? 0;
    });
    expect(bytes).toBeGreaterThan(10_000);
    await page.getByText('Showing 1 to 20').waitFor();
  });

  test('the list is saved with names: a reason is asked, the passphrase is shown once, and opens the file', async () => {
    const dialog = page.getByRole('dialog');
    const total = Number(/of (\d+)/.exec((await page.locator('.list-foot').textContent()) ?? '')?.[1]);
    await page.getByRole('button', { name: 'Export with names' }).press('Enter');
    await dialog.getByText(`${total} children: Waiting`).waitFor();
    const make = dialog.getByRole('button', { name: `Make a locked file for ${total} children` });
    await make.press('Enter');
    await dialog.getByText('Choose what the file is for').first().waitFor();
    await dialog.getByRole('combobox', { name: 'What is it for?' }).selectOption({ label: 'Something else' });
    await dialog.getByRole('textbox', { name: 'In a few words' }).fill('Panel on Thursday');
    await expectNoViolations(page);
    // Put away, it is all there again.
    await pressEscape(page);
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Export with names' }).press('Enter');
    expect(await dialog.getByRole('textbox', { name: 'In a few words' }).inputValue()).toBe(
      'Panel on Thursday',
    );
    await dialog.getByRole('checkbox', { name: 'Age' }).press('Space');
    await make.press('Enter');
    await dialog.getByRole('heading', { name: 'Write down the passphrase' }).waitFor();
    const passphrase = (await dialog.locator('.made-words').textContent()) ?? '';
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: 'I have written it down' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const bytes = readFileSync(join(userData, 'waiting-list.xlsx'));
    expect(bytes.includes('Testwood')).toBe(false);
    const plain = await officeCrypto.decrypt(bytes, { password: passphrase });
    const rows = await readSheet(plain);
    expect(rows[0]).toEqual(['Child', 'Band', 'Days waiting', 'Age']);
    expect(rows).toHaveLength(total + 1);
    expect(rows.map(([name]) => name)).toContain('Rafe Testwood');
    // Shown once: the next file has another one.
    await page.getByRole('button', { name: 'Export with names' }).press('Enter');
    expect(await dialog.getByRole('textbox', { name: 'In a few words' }).inputValue()).toBe('');
    await pressEscape(page);
  });
});
