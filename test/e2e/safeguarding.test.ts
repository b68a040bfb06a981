import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchHoldfast, type RunningHoldfast } from '../support/electron.ts';
import { expectNoViolations, pressEscape } from '../support/page.ts';

describe('a concern, a risk and nobody reached, by keyboard', () => {
  let holdfast: RunningHoldfast;
  let page: Page;
  let userData: string;
  beforeAll(async () => {
    userData = mkdtempSync(join(tmpdir(), 'holdfast-safeguarding-'));
    holdfast = await launchHoldfast({ userData, args: ['--today=2026-11-20'] });
    page = holdfast.page;
    await page.getByRole('button', { name: /Look around/ }).click();
    await row('Rafe Testwood').first().waitFor();
  }, 60_000);
  afterAll(async () => {
    await holdfast.close();
    rmSync(userData, { recursive: true, force: true });
  });

  const row = (words: string | RegExp) => page.locator('li.job').filter({ hasText: words });
  const group = (name: string | RegExp) => page.getByRole('group', { name });
  const press = (name: string | RegExp) => page.getByRole('button', { name }).press('Enter');
  test('"not safe" in a check-in leads to a concern, saved with little in it, first on Today until it is complete', async () => {
    await row('Rafe Testwood').first().focus();
    await page.keyboard.press('1');
    const drawer = page.getByRole('complementary', { name: /Rafe Testwood/ });
    await drawer.getByRole('checkbox', { name: 'Bernadette' }).press('Space');
    await drawer.getByRole('radio', { name: 'Harder' }).press('Space');
    await group('Is Rafe safe now?').getByRole('radio', { name: 'No', exact: true }).press('Space');
    await drawer.getByText('Soon, because the child may not be safe.').waitFor();
    await drawer.getByRole('button', { name: 'Save check-in' }).press('Enter');
    await page.getByText('Rafe is not safe.').waitFor();
    await expectNoViolations(page);
    await page.getByRole('complementary').getByRole('button', { name: 'Record a concern' }).press('Enter');
    await group('Is the child in danger now?').getByRole('radio', { name: 'Yes' }).press('Space');
    await page.getByText('Ring now. Write this down afterwards.').waitFor();
    expect(await page.getByText('Police and ambulance: 999').isVisible()).toBe(true);
    await page.getByLabel('What is the concern?').fill('Rafe said that somebody waits at the gate');
    await expectNoViolations(page);
    await press('Save as it is');

    const first = page
      .getByRole('region', { name: /^First, is the child safe/ })
      .locator('li.job')
      .filter({ hasText: 'Rafe' });
    await first.getByText('a safeguarding concern to complete').waitFor();
    expect(await first.getByText('Under an hour').isVisible()).toBe(true);
    await first.getByRole('button', { name: 'Complete it' }).press('Enter');
    await press('Save as complete');
    // Each part that is missing is said beside its own question, and nothing typed is gone.
    await group('Who was told, and when?')
      .getByText(/or why nobody was/)
      .waitFor();
    expect(await page.getByLabel('What is the concern?').inputValue()).toContain('at the gate');
    await page.getByLabel('What was done?').fill('Rang the duty line of the council');
    await press('Add who was told');
    await page.getByLabel('Who was told?', { exact: true }).selectOption({ label: 'Children’s social care' });
    await page.getByLabel('Name, and where they work').fill('Noor Specimen, duty line');
    await expectNoViolations(page);
    await press('Save as complete');
    await first.getByText('The record is complete.').waitFor();
    await page.getByRole('link', { name: 'Rafe Testwood' }).first().press('Enter');
    await page.getByRole('heading', { name: 'Rafe Testwood', level: 1 }).waitFor();
    expect(await page.getByText(/^Concern open/).count()).toBe(0);
  });

  test('a risk stands beside the name, and nobody reached is then for a lead to decide; the wait goes on', async () => {
    await page.getByRole('link', { name: /^Today/ }).press('Enter');
    // One day of trying, and no risk known: the next try, on another day.
    await row('Odette Samplesby').getByRole('button', { name: 'Could not reach' }).waitFor();
    await row('Odette Samplesby').getByRole('link', { name: 'Odette Samplesby' }).press('Enter');
    await page.getByRole('link', { name: 'Safety', exact: true }).press('Enter');
    await press('Record a risk');
    await group('What is the risk about?').getByRole('radio', { name: 'Home' }).press('Space');
    await group('How does it stand?').getByRole('radio', { name: 'Raised' }).press('Space');
    await page.getByLabel('What is known?').fill('Somebody waits at the gate');
    await page.getByLabel('Plan to stay safe').fill('Goes home with her grandmother');
    await page.getByLabel('Who holds it?').selectOption({ index: 1 });
    await page.getByLabel('Look at it again on').fill('soon');
    await press('Save how it stands');
    await page.locator('.error').first().waitFor();
    await page.getByLabel('Look at it again on').fill('25 Nov 2026');
    await press('Save how it stands');
    await page.getByText('Home: raised, look again 25 Nov 2026').waitFor();
    await expectNoViolations(page);

    await page.getByRole('link', { name: /^Today/ }).press('Enter');
    await row('risk to look at again: home').waitFor();
    const decide = row(/Odette.*check-in, nobody reached/);
    await decide.getByText('Nobody was reached, and a risk is known.').waitFor();
    await decide.getByRole('button', { name: 'Decide' }).press('Enter');
    await press('Decide what happens');
    await press('Save this decision');
    await page.getByRole('dialog').locator('.error').first().waitFor();
    // "It is a concern" leads into recording it, and keeps what was written meanwhile.
    await page.getByLabel(/^Why, and what was thought/).fill('The school has not seen her since Monday');
    await group('What happens now?')
      .getByRole('radio', { name: /^It is a concern/ })
      .press('Space');
    await press('Save this decision');
    await page
      .getByRole('dialog')
      .getByText(/^Record the concern first/)
      .first()
      .waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Record the concern' }).press('Enter');
    await page.getByText('Safeguarding concern: save it now, complete it later').waitFor();
    await pressEscape(page);
    await group('What happens now?')
      .getByRole('radio', { name: /^Ask somebody to visit/ })
      .press('Space');
    await page.getByLabel('Next try on').fill('23 Nov 2026');
    await expectNoViolations(page);
    await press('Save this decision');
    const drawer = page.getByRole('complementary', { name: /Odette Samplesby/ });
    await drawer.getByText('The school has not seen her since Monday').waitFor();
    await drawer.getByRole('button', { name: 'Close the check-in' }).press('Enter');
    // Nobody left the list: the check-in comes back on the day of the next try.
    await row('Odette Samplesby')
      .filter({ hasText: 'check-in' })
      .getByText(/^Next try by Mon 23 Nov, decided by /)
      .waitFor();
  });

  test('a disclosure after that brings her back at once, and its concern stays owed until it is recorded', async () => {
    // Not by key: rows that are read anew meanwhile may take the focus from it.
    await row('Odette Samplesby').first().getByRole('link', { name: 'Odette Samplesby' }).click();
    await press('Something happened');
    await group('What happened?')
      .getByRole('radio', { name: /^The child told somebody/ })
      .press('Space');
    await group(/^What was told/)
      .getByRole('radio', { name: 'Record the concern next' })
      .press('Space');
    await press('Save what happened');
    await page.getByText('Safeguarding concern: save it now, complete it later').waitFor();
    await pressEscape(page);
    await page.getByText('A concern is still to be recorded.').waitFor();
    await expectNoViolations(page);

    await page.getByRole('link', { name: /^Today/ }).press('Enter');
    await row(/Odette.*check-in/)
      .getByText(/^Try now, after the disclosure\./)
      .waitFor();
    const owed = row('concern to record: disclosure on 20 Nov');
    await owed.getByRole('button', { name: 'Say why not' }).press('Enter');
    await owed.getByRole('button', { name: 'Save why not' }).press('Enter');
    await owed.locator('.error').first().waitFor();
    await owed.getByRole('radio', { name: 'It is about another child' }).press('Space');
    await owed.getByText(/^Record what happened with the other child first/).waitFor();
    await expectNoViolations(page);

    // In the middle of the call: the check-in waits behind the concern, as it was typed.
    await row(/Odette.*check-in/)
      .getByRole('button', { name: 'Reached' })
      .press('Enter');
    const drawer = page.getByRole('complementary', { name: /Odette Samplesby/ });
    await drawer.getByRole('radio', { name: 'Harder' }).press('Space');
    await drawer.getByRole('button', { name: 'Record a concern' }).press('Enter');
    await page.getByLabel('What is the concern?').fill('Odette said more on the phone');
    // Called away: it is gone on with from Unfinished, leads back to the call, and is linked to it.
    await page.getByRole('button', { name: 'Close the concern' }).press('Enter');
    await drawer.getByRole('button', { name: 'Close the check-in' }).press('Enter');
    await page.getByRole('link', { name: /^Waiting list/ }).press('Enter');
    await page.getByRole('link', { name: /^Today/ }).press('Enter');
    const first = page.getByRole('region', { name: /^First, is the child safe/ });
    await first.getByText('Only you can see it, so nobody else can act on it.').waitFor();
    await expectNoViolations(page);
    await first
      .locator('.banner', { hasText: 'Odette Samplesby and did not save it.' })
      .getByRole('link', { name: 'Go on with it' })
      .press('Enter');
    await expect
      .poll(() => page.getByLabel('What is the concern?').inputValue())
      .toBe('Odette said more on the phone');
    await press('Save as it is');
    await drawer.getByText(/^The concern is recorded\./).waitFor();
    expect(await drawer.getByRole('radio', { name: 'Harder' }).isChecked()).toBe(true);
    await drawer.getByRole('button', { name: 'Close the check-in' }).press('Enter');
    await page.getByRole('link', { name: /^Today/ }).press('Enter');

    await owed.getByRole('button', { name: 'Record the concern' }).press('Enter');
    await page.getByLabel('What is the concern?').fill('Odette told her teacher');
    await press('Save as it is');
    await owed.waitFor({ state: 'detached' });
  });

  test('"harder" asks for one look at priority, after the save and in the same place', async () => {
    await row('Dara Testerby').first().focus();
    await page.keyboard.press('1');
    const drawer = page.getByRole('complementary', { name: /Dara Testerby/ });
    await drawer.getByText('Tried on').waitFor();
    await drawer.getByRole('checkbox', { name: 'Fern' }).press('Space');
    await drawer.getByRole('radio', { name: 'Harder' }).press('Space');
    await group('Is Dara safe now?').getByRole('radio', { name: 'Yes' }).press('Space');
    await drawer.getByRole('button', { name: 'Save check-in' }).press('Enter');
    await drawer.getByText(/^Things are harder\./).waitFor();
    await row('Dara Testerby')
      .getByText(/^Check-in saved/)
      .waitFor();
    await drawer.getByRole('button', { name: 'Look at priority' }).press('Enter');
    const look = page.getByRole('dialog', { name: 'Priority band of Dara Testerby' });
    await look
      .getByRole('group', { name: /^Safety where the child is/ })
      .getByRole('radio', { name: 'Not safe now' })
      .press('Space');
    await look.getByRole('button', { name: 'Save band' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Later' }).press('Enter');
    await drawer.getByRole('button', { name: 'Close the check-in' }).last().press('Enter');
    await drawer.waitFor({ state: 'detached' });
    // A band makes nobody safe: it stays on Today until something is recorded, or somebody says why not.
    await page.getByRole('link', { name: /^Waiting list/ }).press('Enter');
    await page.getByRole('link', { name: /^Today/ }).press('Enter');
    const owed = row('no concern or risk recorded').filter({ hasText: 'Dara Testerby' });
    await owed.getByRole('button', { name: 'Say why not' }).press('Enter');
    await owed.getByRole('radio', { name: 'It is recorded already' }).press('Space');
    await owed.getByRole('button', { name: 'Save why not' }).press('Enter');
    await owed.locator('.error').first().waitFor();
    await expectNoViolations(page);
    await owed.getByRole('textbox').fill('In the concern of May; Jo knows');
    await owed.getByRole('button', { name: 'Save why not' }).press('Enter');
    await owed.getByText('Why no concern or risk is recorded is on record.').waitFor();
  });
});
