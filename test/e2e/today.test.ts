import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchHoldfast, type RunningHoldfast } from '../support/electron.ts';
import { expectNoViolations } from '../support/page.ts';

describe('Today, by keyboard', () => {
  let holdfast: RunningHoldfast;
  let page: Page;
  let userData: string;
  beforeAll(async () => {
    userData = mkdtempSync(join(tmpdir(), 'holdfast-today-'));
    holdfast = await launchHoldfast({ userData, args: ['--today=2026-11-20', `--save-to=${userData}`] });
    page = holdfast.page;
    await page.getByRole('button', { name: /Look around/ }).click();
    await row('Rafe Testwood').waitFor();
  }, 60_000);
  afterAll(async () => {
    await holdfast.close();
    rmSync(userData, { recursive: true, force: true });
  });

  const row = (words: string) => page.locator('li.job').filter({ hasText: words });
  const onRail = async () => Number(/\d+/.exec((await page.locator('.rail-n').textContent()) ?? '')?.[0]);
  test('says what is overdue, due today and due this week, and counts it on the rail', async () => {
    const groups = await page.locator('h2.group').allTextContents();
    expect(groups.map((text) => text.replace(/\d.*/, '').trim())).toEqual([
      'First, is the child safe?',
      'Overdue',
      'Due today',
      'This week and later',
    ]);
    const counts = groups.map((text) => Number(/\d+/.exec(text)?.[0]));
    await expect.poll(onRail).toBe(counts.slice(0, -1).reduce((sum, count) => sum + count, 0));
    expect(await row('Rafe Testwood').getByText('No voicemail.').isVisible()).toBe(true);
    expect(
      await page.getByRole('complementary', { name: 'Ahead' }).getByRole('listitem').count(),
    ).toBeGreaterThan(3);
    await expectNoViolations(page);
  });

  test('a check-in is made from its row, stays there marked done, and can be taken back', async () => {
    const before = await onRail();
    await row('Rafe Testwood').focus();
    await page.keyboard.press('1');
    const drawer = page.getByRole('complementary', { name: /Rafe Testwood/ });
    await drawer.getByRole('checkbox', { name: 'Bernadette' }).press('Space');
    await drawer
      .getByRole('group', { name: 'Is Rafe safe now?' })
      .getByRole('radio', { name: 'Yes' })
      .press('Space');
    await expectNoViolations(page);
    await drawer.getByRole('button', { name: 'Save check-in' }).press('Enter');
    await row('Rafe Testwood').getByText('Check-in saved. The next one is on 18 Dec 2026.').waitFor();
    await expect.poll(() => page.getByText('You were in the middle of').count()).toBe(0);
    await page.getByText('and 1 done').waitFor();
    await expect.poll(onRail).toBe(before - 1);
    await row('Rafe Testwood').getByRole('button', { name: 'Undo' }).press('Enter');
    await row('Rafe Testwood').getByText('7 days over').waitFor();
    await expect.poll(onRail).toBe(before);
    // A try is saved, and the row still looks as due as it is.
    await row('Rafe Testwood').focus();
    await page.keyboard.press('3');
    await drawer.getByText('This will count as a try').waitFor();
    await drawer.getByRole('button', { name: 'Save check-in' }).press('Enter');
    await row('Rafe Testwood').getByText('Still due: try again by 24 Nov 2026.').waitFor();
    await row('Rafe Testwood').getByText('7 days over').waitFor();
    await page.getByText('and 1 tried').waitFor();
    await row('Rafe Testwood').getByRole('button', { name: 'Undo' }).press('Enter');
    await row('Rafe Testwood').getByRole('button', { name: 'Reached' }).waitFor();
  });

  test('tabs part the kinds, and what is mine stands apart', async () => {
    const kinds = page.getByRole('navigation', { name: 'Kind' });
    await kinds.getByRole('link', { name: /^Offers/ }).press('Enter');
    await row('Sorrel Mocksworth').waitFor();
    expect(await page.locator('li.job').filter({ hasText: 'check-in' }).count()).toBe(0);
    await kinds.getByRole('link', { name: /^Everything/ }).press('Enter');
    const all = await page.locator('li.job').count();
    await page.getByRole('button', { name: /^Mine/ }).press('Enter');
    expect(await page.locator('li.job').count()).toBeLessThan(all);
    await page.getByRole('button', { name: 'Everyone' }).press('Enter');
  });

  test('an offer is answered from its row, and "not ready" asks when to ask again', async () => {
    await row('Sorrel Mocksworth').getByRole('button', { name: 'Not ready yet' }).press('Enter');
    const form = page.getByRole('form', { name: 'Answer: Not ready yet' });
    await form.getByRole('textbox', { name: 'Ask again on' }).fill('soon');
    await form.getByRole('button', { name: 'Save answer' }).press('Enter');
    await form.locator('.error').first().waitFor();
    await form.getByRole('textbox', { name: 'Ask again on' }).fill('15 Jan 2027');
    await form.getByRole('button', { name: 'Save answer' }).press('Enter');
    await row('Sorrel Mocksworth').getByText('Ask again on 15 Jan 2027').waitFor();
  });

  test('"not safe" stands first until what was done is said, and what was begun and left is found again', async () => {
    expect(
      await row('Rafe Testwood').getByRole('button', { name: 'Left message not safe here' }).isVisible(),
    ).toBe(true);
    await row('Rafe Testwood').getByRole('button', { name: 'Reached' }).press('Enter');
    const drawer = page.getByRole('complementary', { name: /Rafe Testwood/ });
    await drawer.getByRole('checkbox', { name: 'Bernadette' }).press('Space');
    await drawer
      .getByRole('group', { name: 'Is Rafe safe now?' })
      .getByRole('radio', { name: 'No', exact: true })
      .press('Space');
    await page.locator('.saved').getByText('Not saved yet').waitFor();
    await page.getByRole('link', { name: 'Children' }).press('Enter');
    await page.getByRole('heading', { name: 'Children', level: 1 }).waitFor();
    await page.locator('.saved').getByText('All saved').waitFor();
    await page.getByRole('link', { name: /^Today/ }).press('Enter');
    await page.getByText('You were in the middle of a check-in for Rafe Testwood.').waitFor();
    await expectNoViolations(page);
    await page.getByRole('link', { name: 'Go on with it' }).press('Enter');
    await drawer.getByText('The check-in you were writing was kept.').waitFor();
    await drawer.getByRole('button', { name: 'Save check-in' }).press('Enter');
    await page.getByText('Nobody has said yet what was done.').waitFor();
    await page.getByRole('link', { name: /^Today/ }).press('Enter');
    const first = page.getByRole('region', { name: /^First, is the child safe/ });
    const unsafe = first.locator('li.job').filter({ hasText: 'said not to be safe' });
    await unsafe.waitFor();
    await unsafe.getByRole('button', { name: 'Say what was done' }).press('Enter');
    const form = page.getByRole('form', { name: 'What was done' });
    await form.getByRole('textbox').fill('Rang the social worker, who is visiting tonight.');
    await expectNoViolations(page);
    await form.getByRole('button', { name: 'Save what was done' }).press('Enter');
    await unsafe.getByText('What was done is on record.').waitFor();
  });

  test('a session is logged from its row in two questions', async () => {
    const tilly = row('Tilly Samplesby').filter({ hasText: 'to log' });
    await tilly.getByRole('button', { name: 'Log it' }).press('Enter');
    await tilly.getByRole('radio', { name: 'Yes', exact: true }).press('Space');
    await tilly.getByRole('checkbox', { name: 'Tilly' }).press('Space');
    await tilly.getByRole('button', { name: /Save session/ }).press('Enter');
    await tilly.getByText('Logged. The course shows it.').waitFor();
    await expectNoViolations(page);
  });

  test('who waits without a support plan is found from here, and gets one that says what is missing', async () => {
    const without = Number(
      /\d+/.exec((await row('no support plan').locator('b.name').textContent()) ?? '')?.[0],
    );
    await row('no support plan')
      .getByRole('button', { name: /^(Waiting|Show who)$/ })
      .press('Enter');
    const noPlan = page.getByRole('checkbox', { name: /^No plan/ });
    const count = async () =>
      Number(await page.locator('label.tick', { has: noPlan }).locator('.n').textContent());
    await expect.poll(count).toBeGreaterThan(0);
    expect(await noPlan.isChecked()).toBe(true);
    const before = await count();
    expect(before).toBeLessThanOrEqual(without);
    await page.locator('tr.row').first().getByRole('link').first().press('Enter');
    const plan = page.locator('.support-plan');
    await plan.getByText('None yet').waitFor();
    await plan.getByRole('button', { name: 'Make a plan' }).press('Enter');
    const drawer = page.getByRole('complementary', { name: /^Support plan for/ });
    await drawer.getByRole('button', { name: 'Save the plan' }).press('Enter');
    await drawer.getByText('Choose at least one kind of support.').first().waitFor();
    await drawer.getByRole('textbox', { name: 'What is needed?' }).fill('Sleep, and mornings before school.');
    await drawer.getByRole('checkbox', { name: 'Coping skills' }).press('Space');
    await drawer.getByRole('textbox', { name: 'Who gives it?' }).fill('Ama Fictley');
    await drawer.getByRole('textbox', { name: 'Until' }).fill('1 Nov 2026');
    await drawer.getByRole('button', { name: 'Save the plan' }).press('Enter');
    await drawer.getByText('Enter a last day that has not gone by.').waitFor();
    await drawer.getByRole('textbox', { name: 'Until' }).fill('');
    await expectNoViolations(page, 'the support plan');
    await drawer.getByRole('button', { name: 'Save the plan' }).press('Enter');
    await drawer.waitFor({ state: 'hidden' });
    await plan.getByText('By Ama Fictley, until therapy starts. Look at it again by 1 Jan 2027.').waitFor();
    for (const theme of ['dark', 'light']) {
      await page.evaluate((to) => {
        document.documentElement.dataset['theme'] = to;
      }, theme);
      await expectNoViolations(page, `the plan, ${theme}`);
    }
    await page.getByRole('button', { name: 'Begin a series' }).press('Enter');
    const beside = page.getByRole('complementary');
    await beside.getByRole('radio', { name: 'Coping skills' }).press('Space');
    await beside.getByRole('radio', { name: 'A parent or carer' }).press('Space');
    await beside.getByRole('textbox', { name: 'How many dates?' }).fill('1');
    await beside.getByRole('textbox', { name: 'Who gives it?' }).fill('Ama Fictley');
    await beside.getByRole('button', { name: 'Begin the series' }).press('Enter');
    await beside.getByText('Enter a number from 2 to 26.').waitFor();
    await expectNoViolations(page, 'a series');
    await beside.getByRole('textbox', { name: 'How many dates?' }).fill('4');
    await beside.getByRole('button', { name: 'Begin the series' }).press('Enter');
    await beside.waitFor({ state: 'hidden' });
    const series = page.getByRole('list', { name: 'Series of holding support' });
    for (const [what, on, words] of [
      ['Came', '19 Nov 2026', '1 of 4 held'],
      ['Did not come or was not brought', '20 Nov 2026', '1 of 4 held, 1 missed'],
    ] as const) {
      await series.getByRole('button', { name: /^Log a date/ }).press('Enter');
      await beside.getByRole('textbox', { name: 'Day' }).fill(on);
      await beside.getByRole('radio', { name: what, exact: true }).press('Space');
      if (what === 'Came') {
        await beside.getByRole('button', { name: 'Log this date' }).press('Enter');
        await beside.getByText('Say who came.').first().waitFor();
        await expectNoViolations(page, 'who came');
        await beside.getByRole('checkbox').first().press('Space');
      }
      await beside.getByRole('button', { name: 'Log this date' }).press('Enter');
      await series.getByText(words).waitFor();
      if (what === 'Came') await beside.getByRole('button', { name: 'Close', exact: true }).press('Enter');
    }
    await beside.getByRole('button', { name: 'Undo' }).press('Enter');
    await series.getByText(/1 of 4 held$/).waitFor();
    await expectNoViolations(page, 'a date taken back');
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('checkbox', { name: /^No plan/ }).waitFor();
    await expect.poll(count).toBe(before - 1);
  });

  test('before a call stand the rules of whoever is rung, and what threatens the child', async () => {
    await page.getByRole('link', { name: /^Today/ }).press('Enter');
    const bram = row('Bram Notley-Test').filter({ hasText: 'Owain' });
    await bram.waitFor();
    expect(await bram.getByRole('button', { name: 'Left message', exact: true }).isVisible()).toBe(true);
    await bram.getByRole('button', { name: 'Left message' }).press('Enter');
    const drawer = page.getByRole('complementary', { name: /Bram Notley-Test/ });
    await drawer.locator('.safe-who').getByText('Owain Notley-Test').waitFor();
    await drawer.locator('.safe-card').getByText('Voicemail', { exact: true }).waitFor();
    await drawer
      .getByRole('group', { name: 'Who was it for?' })
      .getByRole('radio', { name: 'Iris' })
      .press('Space');
    await drawer.locator('.safe-who').getByText('Iris Notley-Test').waitFor();
    await drawer.locator('.safe-card').getByText('No voicemail', { exact: true }).waitFor();
    await drawer.getByRole('radio', { name: /Left message.*not safe here/ }).waitFor();
    await expectNoViolations(page, 'the card of whoever is chosen');
    await drawer.getByRole('button', { name: 'Close the check-in' }).press('Enter');
    await page.getByRole('link', { name: 'Children' }).press('Enter');
    await page.getByRole('textbox', { name: 'Find a child by name' }).fill('Carwyn Specimen');
    await page.getByRole('link', { name: 'Carwyn Specimen' }).first().press('Enter');
    await page.getByRole('button', { name: 'Log check-in' }).press('Enter');
    const beside = page.getByRole('complementary', { name: /Carwyn Specimen/ });
    await beside.getByText(/^Contact with .*: high, look again/).waitFor();
    await beside.getByText(/Held by .* Plan: His grandmother brings and fetches him/).waitFor();
    await expectNoViolations(page, 'the risks before a call');
  });
});
