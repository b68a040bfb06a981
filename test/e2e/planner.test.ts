import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchHoldfast, type RunningHoldfast } from '../support/electron.ts';
import { expectNoViolations } from '../support/page.ts';

describe('the planner', () => {
  let holdfast: RunningHoldfast;
  let page: Page;
  let userData: string;
  beforeAll(async () => {
    userData = mkdtempSync(join(tmpdir(), 'holdfast-planner-'));
    holdfast = await launchHoldfast({ userData, args: ['--today=2026-11-20', `--save-to=${userData}`] });
    page = holdfast.page;
    // Not by key: the set-up beside it takes the focus when it has come.
    await page.getByRole('button', { name: /Look around/ }).click();
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Planner' })
      .press('Enter');
    await page.getByRole('heading', { name: 'Planner 16 Nov to 20 Nov 2026' }).waitFor();
  }, 60_000);
  afterAll(async () => {
    await holdfast.close();
    rmSync(userData, { recursive: true, force: true });
  });
  const button = (name: RegExp | string) =>
    page.getByRole('button', { name, exact: typeof name === 'string' });
  const drawer = () => page.getByRole('complementary');
  const said = () => page.locator('.planner [aria-live=assertive]').textContent();

  test('a course changes its weekday halfway, by keyboard, after what is in the way was shown', async () => {
    await button('The week after').press('Enter');
    await page.getByRole('heading', { name: 'Planner 23 Nov to 27 Nov 2026' }).waitFor();
    await page.locator('#day-2026-11-26').waitFor();
    await expectNoViolations(page, 'the week');
    const block = page.locator('section[aria-labelledby="day-2026-11-26"] .blk.can-move').first();
    const words = (await block.locator('b').textContent()) ?? '';
    const own = (day: string, text = words) =>
      page.locator(`section[aria-labelledby="day-${day}"] .blk`).filter({ hasText: text });

    // Picked up, carried and put back: nothing happens.
    await own('2026-11-26').focus();
    await page.keyboard.press('Space');
    expect(await said()).toMatch(/^Picked up\. Thursday 26 November/);
    await page.keyboard.press('ArrowRight');
    expect(await said()).toMatch(/^Thursday 26 November, .*15 [ap]m/);
    await page.keyboard.press('Escape');
    expect(await said()).toBe('Put back where it was.');

    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await drawer().getByText('Moving, nothing is saved yet').waitFor();
    // Beside the drawer the heading keeps its line, and a long answer stays within the edge.
    const lines = await page.locator('.planner h1').evaluate((heading) => {
      const { height } = heading.getBoundingClientRect();
      return Math.round(height / Number.parseFloat(getComputedStyle(heading).lineHeight));
    });
    expect(lines).toBe(1);
    const over = await drawer()
      .locator('.choices')
      .first()
      .evaluate((choices) => {
        const long = choices.querySelector('.choice')?.cloneNode(true) as HTMLElement;
        long.querySelector('span')?.append(' Bartholomew-Alexander Sampleford-Mockington, '.repeat(4));
        choices.append(long);
        const past = long.getBoundingClientRect().right - choices.getBoundingClientRect().right;
        long.remove();
        return past;
      });
    expect(over).toBeLessThanOrEqual(1);
    expect(
      await page.locator('.planner .page-head').evaluate((head) => head.scrollWidth - head.clientWidth),
    ).toBe(0);
    await drawer().getByLabel('Date', { exact: true }).fill('27 Nov 2026');
    await drawer().getByRole('radio', { name: 'This and later' }).press('Space');
    await drawer()
      .getByText(/dates change, the last to/)
      .waitFor();
    await expectNoViolations(page, 'a change');
    // With somebody else for good it is a handover, which asks why.
    const taker = drawer().getByLabel('With', { exact: true });
    const holder = await taker.inputValue();
    const someone = await taker.locator('option:not(:checked):not([value=""])').first().getAttribute('value');
    await taker.selectOption(someone);
    await drawer().getByLabel('Why does somebody else take over?').waitFor();
    await expectNoViolations(page, 'a change of hands');
    await taker.selectOption(holder);
    const reason = drawer().getByLabel('Why can both be at the same time?');
    await drawer().getByLabel('At', { exact: true }).fill('8 am');
    await drawer()
      .getByRole('button', { name: /^Change \d+ dates$/ })
      .waitFor();
    expect(await reason.count()).toBe(0);
    await drawer()
      .getByRole('button', { name: /^Change \d+ dates$/ })
      .press('Enter');
    await own('2026-11-27').waitFor();
    expect(await own('2026-11-26').count()).toBe(0);
    // Those after it have moved too.
    await button('The week after').press('Enter');
    const number = Number(words.split(' ').at(-1));
    await own('2026-12-04', words.replace(/\d+$/, String(number + 1))).waitFor();
  });

  test('two places at once are planned only with a reason', async () => {
    const blocks = page.locator('section[aria-labelledby="day-2026-12-01"] .blk.can-move');
    await blocks.first().waitFor();
    const [, at = ''] =
      /, ([\d.]* ?(?:[ap]m|midday)) to/.exec((await blocks.first().textContent()) ?? '') ?? [];
    await blocks.nth(1).press('Enter');
    await drawer().getByLabel('At', { exact: true }).fill(at);
    const lane = await blocks
      .first()
      .evaluate((each) => each.closest('.lane')?.querySelector('.who')?.textContent);
    const people = drawer().getByLabel('With', { exact: true });
    const label = (await people.locator('option').allTextContents()).find((name) =>
      name.startsWith(lane ?? '-'),
    );
    await people.selectOption({ label: label ?? '' });
    // With whom; the hour is said already.
    await drawer()
      .getByText(/is taken.* \(\S.*\)/)
      .waitFor();
    await drawer()
      .getByRole('button', { name: /^Change session/ })
      .press('Enter');
    await drawer().getByText('Say why both can be, in a few words').first().waitFor();
    await drawer().getByLabel('Why can both be at the same time?').fill('Two sisters together');
    await drawer()
      .getByRole('button', { name: /^Change session/ })
      .press('Enter');
    await drawer().waitFor({ state: 'hidden' });
  });

  test('free time is pressed, and a session of a course under way is put there', async () => {
    const hole = page.locator('section[aria-labelledby="day-2026-12-01"] button.hole').first();
    await hole.press('Enter');
    await drawer()
      .getByRole('heading', { name: /, Tuesday 1 December/ })
      .waitFor();
    await expectNoViolations(page, 'free time');
    const whose = drawer().getByLabel('Whose session?');
    await expect.poll(() => whose.locator('option').count()).toBeGreaterThan(1);
    const [, first] = await whose.locator('option').allTextContents();
    await whose.selectOption({ index: 1 });
    await expect.poll(() => drawer().getByLabel('Date', { exact: true }).inputValue()).toBe('1 Dec 2026');
    await drawer()
      .getByRole('button', { name: /^(Add the session on|Plan session)/ })
      .press('Enter');
    await drawer().waitFor({ state: 'hidden' });
    const [name, number] = [first?.split(/[,:]/)[0] ?? '', /session (\d+)/.exec(first ?? '')?.[1] ?? ''];
    await page
      .locator('section[aria-labelledby="day-2026-12-01"] .blk')
      .filter({ hasText: new RegExp(`${name}.*${number}`) })
      .first()
      .waitFor();
    // Nothing is free on days gone by.
    await button('This week').press('Enter');
    await page.getByRole('heading', { name: 'Planner 16 Nov to 20 Nov 2026' }).waitFor();
    await page.locator('section[aria-labelledby="day-2026-11-20"] button.hole').first().waitFor();
    expect(await page.locator('section[aria-labelledby="day-2026-11-19"] .hole').count()).toBe(0);
    for (let week = 0; week < 2; week += 1) await button('The week after').press('Enter');
    await page.locator('#day-2026-12-02').waitFor();
  });

  test('a block is dragged, the grid turns by room, and a calendar file holds no names', async () => {
    await button('By room').press('Enter');
    await page.getByRole('region', { name: 'Week by room' }).waitFor();
    await expectNoViolations(page, 'by room');
    // Put down in one room and then in the next one, the form says the one it was put into last.
    const inFirst = page
      .locator('section[aria-labelledby="day-2026-12-02"] .lane')
      .first()
      .locator('.blk.can-move')
      .first();
    const roomSaid = () =>
      drawer().getByLabel('Room', { exact: true }).locator('option:checked').textContent();
    for (const rows of [1, 2]) {
      await inFirst.focus();
      await page.keyboard.press('Space');
      for (let row = 0; row < rows; row += 1) await page.keyboard.press('ArrowDown');
      const room = (await said())?.split(', ').at(-1) ?? '';
      await page.keyboard.press('Enter');
      await expect.poll(roomSaid).toBe(room);
    }
    await drawer().getByRole('button', { name: 'Put it back' }).press('Enter');
    await drawer().waitFor({ state: 'hidden' });
    await button('By practitioner').press('Enter');
    const block = page.locator('section[aria-labelledby="day-2026-12-02"] .blk.can-move').first();
    const box = await block.boundingBox();
    if (box === null) throw new Error('Nothing to drag');
    await page.mouse.move(box.x + 8, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y + 8, { steps: 4 });
    expect(await page.locator('.blk.new').textContent()).toMatch(/\d/);
    await page.mouse.up();
    await drawer().getByText('Moving, nothing is saved yet').waitFor();
    await drawer().getByRole('button', { name: 'Put it back' }).press('Enter');
    await drawer().waitFor({ state: 'hidden' });
    // The drag is over: the next press is a press.
    await block.press('Enter');
    await drawer().getByRole('link', { name: 'It is cancelled' }).waitFor();
    await button('Close this session').press('Enter');
    await drawer().waitFor({ state: 'hidden' });

    // Paper with names is in the log before it is printed.
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await button('Print').press('Enter');
    await expect.poll(() => page.locator('body').getAttribute('data-printed')).toBe('yes');

    await button('Calendar file').press('Enter');
    await page.getByRole('dialog').getByLabel('Whose sessions?').selectOption({ label: 'Ama Fictley' });
    await expectNoViolations(page, 'a calendar file');
    await button('Save the calendar file').press('Enter');
    await page.getByText(/\d+ sessions? saved\./).waitFor();
    const [name = ''] = readdirSync(userData).filter((each) => each.endsWith('.ics'));
    const text = readFileSync(join(userData, name), 'utf8');
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect([...text.matchAll(/SUMMARY:(.*)\r/g)].every(([, summary]) => summary === 'Session')).toBe(true);
    await button('Done').press('Enter');
  });

  test('leave entered later shows which sessions fall on it, and one is kept from Today with a reason', async () => {
    const main = page.getByRole('navigation', { name: 'Main' });
    await main.getByRole('link', { name: 'Service' }).press('Enter');
    await page
      .getByRole('navigation', { name: 'Parts of the service' })
      .getByRole('link', { name: 'Diary' })
      .press('Enter');
    await button('Add leave').press('Enter');
    await drawer().getByLabel('Who is away?').selectOption({ label: 'Bea Protham' });
    await drawer().getByLabel('First day').fill('30 Nov 2026');
    await drawer().getByLabel('Last day').fill('4 Dec 2026');
    await button('Save the leave').press('Enter');
    await drawer()
      .getByRole('heading', { name: /^\d+ sessions? (is|are) planned then$/ })
      .waitFor();
    await drawer()
      .getByText(/with Bea Protham/)
      .first()
      .waitFor();
    await expectNoViolations(page, 'what falls on leave');
    await drawer().getByRole('button', { name: 'Done' }).press('Enter');
    await main.getByRole('link', { name: /^Today/ }).press('Enter');
    const kinds = page.getByRole('navigation', { name: 'Kind' });
    await kinds.getByRole('link', { name: /^What comes next/ }).press('Enter');
    const rows = page.getByRole('listitem').filter({ hasText: 'Bea Protham is away' });
    await rows.first().waitFor();
    const count = await rows.count();
    await rows.first().getByRole('button', { name: /^Keep/ }).press('Enter');
    const form = page.getByRole('form', { name: 'Why it stays' });
    await form.getByRole('button', { name: /as planned$/ }).press('Enter');
    await form.getByText('Say why, in a few words').first().waitFor();
    await form.getByLabel(/as planned\?$/).fill('Bea holds it online that day');
    await expectNoViolations(page, 'why it stays');
    await form.getByRole('button', { name: /as planned$/ }).press('Enter');
    await page.getByText('Why it stays is on record.').waitFor();
    await expect
      .poll(() => page.locator('li.job:focus').textContent())
      .toContain('Why it stays is on record.');
    await expect.poll(() => rows.count()).toBe(count - 1);
  });
});
