import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningHoldfast } from '../support/electron.ts';
import { launchUnlocked, PERSON } from '../support/firstRun.ts';
import { expectNoViolations, pressEscape } from '../support/page.ts';

describe('a referral from receipt to the list, by keyboard', () => {
  let holdfast: RunningHoldfast;
  let page: Page;
  let userData: string;
  beforeAll(async () => {
    userData = mkdtempSync(join(tmpdir(), 'holdfast-inbox-'));
    holdfast = await launchUnlocked({ userData });
    page = holdfast.page;
  }, 60_000);
  afterAll(async () => {
    await holdfast.close();
    rmSync(userData, { recursive: true, force: true });
  });

  const rail = (name: string) =>
    page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .press('Enter');
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Stage' }).getByRole('link', { name: new RegExp(`^${name}`) });
  const row = (name: string): Locator => page.locator('[data-row]').filter({ hasText: name });
  const drawer = () => page.getByRole('complementary');
  const press = (name: string | RegExp, within: Page | Locator = page) =>
    within.getByRole('button', { name }).first().press('Enter');
  const choose = (name: string) => drawer().getByRole('radio', { name, exact: true }).press('Space');
  async function record(name: string, more: () => Promise<void> = async () => {}) {
    await rail('Waiting list');
    await page.getByRole('link', { name: 'New referral' }).press('Enter');
    await page.getByRole('textbox', { name: 'Child’s name' }).fill(name);
    await page.getByRole('textbox', { name: 'Received on' }).fill('16 Nov 2026');
    await more();
    await press('Save referral');
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }

  test('recorded by hand it begins in the inbox, with who answers for it, and what else it says', async () => {
    await record('Elodie Fakeham', async () => {
      await page.getByRole('combobox', { name: 'Referred by' }).selectOption('school');
      await page.getByRole('textbox', { name: 'Their phone or email' }).fill('01632 960117');
      await page.getByRole('textbox', { name: /What is asked for/ }).fill('Nightmares since the summer.');
      await page.getByRole('combobox', { name: 'Consent to the service' }).selectOption('parent_or_carer');
      await page.getByRole('textbox', { name: 'When it was reported' }).fill('24 Dec 2026');
      await expectNoViolations(page);
      await press('Save referral');
      await page.getByText('Enter a date that is not in the future').waitFor();
      await page.getByRole('textbox', { name: 'When it was reported' }).fill('13 Nov 2026');
    });
    await page.getByRole('heading', { level: 2, name: 'Received' }).waitFor();
    await record('Rafe Testwood', async () => {
      await page.getByRole('combobox', { name: 'Who answers for it' }).selectOption('');
    });
    // Saved before the keys rest, the same name is asked about all the same; what was typed is kept, and named.
    await rail('Waiting list');
    await page.getByRole('link', { name: 'New referral' }).press('Enter');
    await page.getByRole('textbox', { name: 'Carer’s name' }).fill('Somebody Fakeham');
    await page.getByRole('textbox', { name: 'Child’s name' }).fill('Rafe Testwood');
    await page.getByRole('textbox', { name: 'Child’s name' }).press('Enter');
    await page.getByText('This child may be held already: say below whether it is the same child').waitFor();
    await page
      .getByRole('group', { name: 'Is it one of these?' })
      .getByText('Rafe Testwood')
      .first()
      .waitFor();
    await page.getByRole('link', { name: /^Leave/ }).press('Enter');
    await rail('Waiting list');
    await page.getByRole('link', { name: 'New referral' }).press('Enter');
    await page.getByText('The referral of Rafe Testwood that you were writing was kept').waitFor();
    await press('Start a new one');
    expect(await page.getByRole('textbox', { name: 'Carer’s name' }).inputValue()).toBe('');
    // What may be a slip is asked once, and what was accepted elsewhere does not go by unread.
    await page.getByRole('textbox', { name: 'Child’s name' }).fill('Orla Sampleham');
    await page.getByRole('textbox', { name: 'Birth date' }).fill('6 May 1990');
    await page.getByRole('textbox', { name: 'Received on' }).fill('16 Nov 2021');
    await page.getByRole('checkbox', { name: 'Already accepted' }).press('Space');
    await press('Save referral');
    await page.getByText('Say what was found.').first().waitFor();
    await page.getByText('This is more than two years ago.').first().waitFor();
    await expectNoViolations(page);
    await page.getByRole('checkbox', { name: 'The year is right: it was received in 2021' }).press('Space');
    await page.getByRole('textbox', { name: 'Why is somebody of 18 or over referred here?' }).fill('Agreed');
    await page.getByRole('radio', { name: 'No concern today' }).press('Space');
    await press('Save referral');
    await page.getByRole('heading', { level: 1, name: 'Orla Sampleham' }).waitFor();
    await page.getByText('No concern today').waitFor();
    await rail('Today');
    await row('Rafe Testwood').getByText('new referral to read for safety').waitFor();
    await row('Elodie Fakeham').getByText('3 days over').waitFor();
    await row('Nobody answers for 1 open referral').waitFor();
  });

  test('it is read for safety from Today; a child in danger shows whom to ring first', async () => {
    await press('Read it', row('Elodie Fakeham'));
    await drawer().getByText('Nightmares since the summer.').waitFor();
    await drawer().getByText('Nobody is named as safe to ring.').waitFor();
    await choose('In danger now');
    await drawer().getByText('Ring now. Write this down afterwards.').waitFor();
    await drawer().getByText('Police and ambulance: 999').waitFor();
    await press('Save the reading', drawer());
    await drawer().getByText('Say in a sentence what you found and what was done.').waitFor();
    await drawer()
      .getByRole('textbox', { name: /What you found/ })
      .fill('Told duty at nine.');
    await press('Save the reading', drawer());
    await drawer().getByText('The reading is saved: in danger now.').waitFor();
    await expectNoViolations(page);
    await press('Record a concern', drawer());
    await drawer().getByRole('group', { name: 'Is the child in danger now?' }).waitFor();
    await press('Close the concern', drawer());
    await press('Read for safety again', drawer());
    await choose('No concern today');
    await expectNoViolations(page);
    await press('Save the reading', drawer());
    // Said where the reading was, with what is next below it, and not above everything that is known.
    const saved = drawer().getByText('No concern today. Next, answer the referral.');
    await saved.waitFor();
    expect(await saved.evaluate((words) => document.activeElement?.contains(words))).toBe(true);
    // The question of the answer is in sight.
    const asked = await drawer().getByRole('group', { name: 'Your answer' }).boundingBox();
    expect(asked === null ? null : asked.y + asked.height).toBeLessThan(
      await page.evaluate(() => innerHeight),
    );
    await expectNoViolations(page);
    await drawer().getByText(`Read for safety on 20 Nov 2026 by ${PERSON}`).first().waitFor();
  });

  test('more is asked for; it goes from Today to the day to look again', async () => {
    await choose('Ask for more');
    await drawer()
      .getByRole('textbox', { name: /What did you ask for/ })
      .fill('Asked the school who is safe to ring.');
    await expectNoViolations(page);
    await press('Save the answer', drawer());
    await row('Elodie Fakeham').getByText('It comes back to Today on 27 Nov 2026.').waitFor();
    await rail('Waiting list');
    await tab('Inbox').press('Enter');
    await row('Elodie Fakeham').getByText('Look again: more was asked for').waitFor();
    expect(await tab('Inbox').textContent()).toBe('Inbox 2');
  });

  test('accepted, it stands on the waiting list with its first contact due within ten working days', async () => {
    await expectNoViolations(page);
    await row('Elodie Fakeham').press('Enter');
    // The last reading found no concern: nothing has to be said.
    await choose('Accept');
    await drawer().getByRole('textbox', { name: 'Anything to note' }).fill('What we are for, in our area.');
    await press('Save the answer', drawer());
    const banner = page.getByRole('status').filter({ hasText: 'The first contact is due by 4 Dec 2026.' });
    await banner.waitFor();
    await banner.getByRole('button', { name: 'Look at priority' }).press('Enter');
    const look = page.getByRole('dialog', { name: 'Priority band of Elodie Fakeham' });
    await look.getByText('Nobody has given a band yet.').waitFor();
    await pressEscape(page);
    await look.waitFor({ state: 'detached' });
    // Left without a band, they are a row on Today that leads to them.
    await rail('Today');
    await row('2 children have no band yet').getByText('Waiting 2. Look at the priority of each').waitFor();
    await press('Show who', row('no band yet'));
    await row('Elodie Fakeham').getByText('4 Dec').waitFor();
    await row('Orla Sampleham').waitFor();
  });

  test('declining is refused until somebody holds the risk; the child then stands under Not accepted', async () => {
    await tab('Inbox').press('Enter');
    await press('Give it to somebody');
    await press('Give it to them', page.getByRole('dialog'));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await row('Rafe Testwood').getByText(PERSON).waitFor();
    await row('Rafe Testwood').press('Enter');
    await choose('In danger now');
    await drawer()
      .getByRole('textbox', { name: /What you found/ })
      .fill('Told duty at ten.');
    await press('Save the reading', drawer());
    await press('Go on to the answer', drawer());
    await choose('Decline');
    await drawer().getByRole('combobox', { name: 'Reason' }).selectOption('out_of_area');
    await drawer()
      .getByRole('textbox', { name: /Why, in a sentence/ })
      .fill('Lives in another county.');
    await drawer().getByText('Close the referral with this open?').waitFor();
    await press('Save the answer', drawer());
    // Told twice each: in the list of errors, and beside the question.
    await drawer().getByText('Say who holds the risk now').nth(1).waitFor();
    await drawer().getByText('Look at what is still open, and say').nth(1).waitFor();
    await drawer()
      .getByText('The last reading for safety found the child in danger, since 20 Nov 2026')
      .waitFor();
    await expectNoViolations(page);
    await drawer().getByRole('textbox', { name: 'Who holds the risk now?' }).fill('Her social worker');
    await choose('Yes, close it all the same');
    await press('Save the answer', drawer());
    await page.getByRole('status').filter({ hasText: 'declined, and closed.' }).waitFor();
    await page.getByRole('heading', { name: 'Every referral was answered' }).waitFor();
    await tab('Not accepted').press('Enter');
    await row('Rafe Testwood').getByText('Her social worker').waitFor();
    await expectNoViolations(page);
  });
});
