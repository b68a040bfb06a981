import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchHoldfast, type RunningHoldfast } from '../support/electron.ts';
import { expectNoViolations } from '../support/page.ts';

describe('measures of a child, by keyboard', () => {
  let holdfast: RunningHoldfast;
  let page: Page;
  let userData: string;
  beforeAll(async () => {
    userData = mkdtempSync(join(tmpdir(), 'holdfast-measures-'));
    holdfast = await launchHoldfast({ userData, args: ['--today=2026-11-20', `--save-to=${userData}`] });
    page = holdfast.page;
    await page.getByRole('button', { name: /Look around/ }).click();
    await rail('Children').press('Enter');
    await page.getByRole('textbox', { name: 'Find a child by name' }).fill('Tilly Samplesby');
    await page.getByRole('link', { name: 'Tilly Samplesby' }).press('Enter');
    await openTab('Measures');
  }, 60_000);
  afterAll(async () => {
    await holdfast.close();
    rmSync(userData, { recursive: true, force: true });
  });

  const rail = (name: string) =>
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).first();
  const openTab = (name: string) =>
    page
      .getByRole('navigation', { name: 'Record' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .press('Enter');
  const drawer = () => page.getByRole('complementary');
  const press = (name: string | RegExp, within: Page | Locator = page) =>
    within.getByRole('button', { name }).first().press('Enter');
  const choose = (legend: RegExp, name: string) =>
    drawer().getByRole('group', { name: legend }).getByRole('radio', { name, exact: true }).press('Space');
  const card = (name: RegExp) => page.getByRole('region', { name });

  test('a score is entered in seconds: out of range is said beside the field, the change in words, and it is corrected', async () => {
    await card(/^SDQ/)
      .getByRole('button', { name: /^Enter the next/ })
      .press('Enter');
    await drawer().getByLabel('Total').fill('41');
    await page.keyboard.press('Enter');
    await drawer().getByText('Enter a number from 0 to 40').waitFor();
    await expectNoViolations(page, 'a score out of range');
    await drawer().getByLabel('Total').fill('9');
    await page.keyboard.press('Enter');
    await drawer().waitFor({ state: 'detached' });
    await card(/^SDQ/).getByText('In this course: better by 8').waitFor();
    await press(/^Correct the score of 20 Nov 2026/, card(/^SDQ/));
    await drawer().getByLabel('Total').fill('12');
    await press('Save the correction', drawer());
    await card(/^SDQ/).getByText('Corrected on 20 Nov 2026, was 9').waitFor();
    await card(/^SDQ/).getByText('better by 5').waitFor();
    await expectNoViolations(page, 'measures');
  });

  test('a risk item cannot be saved without a word, and stands first on Today until somebody says what was done', async () => {
    await press('Enter a score');
    await drawer()
      .getByLabel('Which measure, filled in by whom?')
      .selectOption({ label: 'YP-CORE, child or young person' });
    await drawer().getByLabel('Total').fill('24');
    await choose(/harm to oneself/, 'Yes');
    await page.keyboard.press('Enter');
    await press('Save the score', drawer());
    await drawer().getByText('Say what was done, or that nothing was done yet.').waitFor();
    await drawer()
      .getByRole('checkbox', { name: /^Nothing was done yet/ })
      .press('Space');
    await press('Save the score', drawer());
    await card(/^YP-CORE/)
      .getByText('Risk item answered: say what was done, on Today')
      .waitFor();
    await rail('Today').press('Enter');
    const row = page.getByRole('listitem').filter({ hasText: 'a risk item was answered' });
    await row.getByText(/^In YP-CORE of Fri 20 Nov/).waitFor();
    await press('Say what was done', row);
    await row
      .getByRole('textbox', { name: /^What was done/ })
      .fill('Rang the GP; safety plan made with Halina.');
    await expectNoViolations(page, 'a risk item on Today');
    await press('Save what was done', row);
    await row.getByText('What was done is on record.').waitFor();
    await rail('Children').press('Enter');
    await page.getByRole('textbox', { name: 'Find a child by name' }).fill('Tilly Samplesby');
    await page.getByRole('link', { name: 'Tilly Samplesby' }).press('Enter');
    await openTab('Measures');
    await card(/^YP-CORE/)
      .getByText('Rang the GP; safety plan made with Halina.')
      .waitFor();
    await card(/^YP-CORE/)
      .getByText('no band available')
      .first()
      .waitFor();
  });

  test('one that was not done says why; one of another child is taken back and stays on the record', async () => {
    await card(/^CRIES-8/)
      .getByRole('button', { name: /^Enter the next/ })
      .press('Enter');
    await choose(/^Was it filled in/, 'Not done');
    await page.keyboard.press('Enter');
    await press('Save the score', drawer());
    await drawer().getByText('Say why it was not done.').waitFor();
    await choose(/^Why not/, 'Too much for them that day');
    await press('Save the score', drawer());
    await card(/^CRIES-8/)
      .getByText('Not done: too much for them that day')
      .waitFor();
    await press(/^Take back the score of 20 Nov 2026/, card(/^SDQ/));
    await drawer().getByLabel('Why?').fill('Of another child');
    await page.keyboard.press('Enter');
    await page.getByText('SDQ, parent or carer, 20 Nov 2026: taken back. Of another child').waitFor();
    expect(await card(/^SDQ/).getByText('better by 5').count()).toBe(0);
  });

  test('a goal is set in their own words and scored; a review shows scores and goals beside the last ones', async () => {
    await press('Set a goal');
    await press('Save the goal', drawer());
    await drawer().getByText('Write the goal in their own words').first().waitFor();
    await choose(/^Whose goal/, 'The child or young person');
    await drawer()
      .getByRole('textbox', { name: /^The goal/ })
      .fill('Walk to school with a friend');
    await drawer().getByLabel('Where are they with it now?').fill('12');
    await press('Save the goal', drawer());
    await drawer().getByText('Enter a whole number from 0 to 10').waitFor();
    await expectNoViolations(page, 'a goal');
    await drawer().getByLabel('Where are they with it now?').fill('3');
    await press('Save the goal', drawer());
    const goal = card(/^Goal: Walk to school/);
    await press(/^Score it/, goal);
    await drawer().getByLabel('Where are they with it now?').fill('7');
    await press('Close the score', drawer());
    await press(/^Score it/, goal);
    await drawer().getByText('What you were writing was kept.').waitFor();
    await drawer().getByLabel('Where are they with it now?').fill('4');
    await page.keyboard.press('Enter');
    await goal.getByText('Corrected, was 3').waitFor();
    await expectNoViolations(page, 'measures and goals');
    await openTab('Courses');
    await page.getByRole('link', { name: 'Trauma-focused CBT' }).press('Enter');
    await page.getByRole('heading', { name: 'Measures and goals' }).waitFor();
    await page
      .getByRole('row', { name: /Review 1 held/ })
      .getByRole('button')
      .first()
      .press('Enter');
    const beside = page.getByRole('table', { name: /beside those of the last review/ });
    await beside
      .getByRole('row', { name: /^CRIES-8, child or young person/ })
      .getByText(/^(better|worse) by/)
      .waitFor();
    await expectNoViolations(page, 'a review with its scores');
  });
});
