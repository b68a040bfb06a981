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
      'Overdue',
      'Due today',
      'This week',
    ]);
    const counts = groups.map((text) => Number(/\d+/.exec(text)?.[0]));
    await expect.poll(onRail).toBe((counts[0] ?? 0) + (counts[1] ?? 0));
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
    await page.getByText('and 1 done').waitFor();
    await expect.poll(onRail).toBe(before - 1);
    await row('Rafe Testwood').getByRole('button', { name: 'Undo' }).press('Enter');
    await row('Rafe Testwood').getByText('7 days over').waitFor();
    await expect.poll(onRail).toBe(before);
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
    const unsafe = page.locator('li.job').filter({ hasText: 'said not to be safe' });
    await unsafe.waitFor();
    expect(await page.locator('li.job').first().textContent()).toContain('said not to be safe');
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
});
