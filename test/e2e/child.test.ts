// Long because it is one working day at a child's record: each test goes on where the one before it ended.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchHoldfast, type RunningHoldfast } from '../support/electron.ts';
import { expectNoViolations, pressEscape } from '../support/page.ts';

describe('a child’s record, by keyboard', () => {
  let holdfast: RunningHoldfast;
  let page: Page;
  let userData: string;
  beforeAll(async () => {
    userData = mkdtempSync(join(tmpdir(), 'holdfast-child-'));
    holdfast = await launchHoldfast({ userData, args: ['--today=2026-11-20', `--save-to=${userData}`] });
    page = holdfast.page;
    await page.getByRole('button', { name: /Look around/ }).click();
    await rail('Children').press('Enter');
  }, 60_000);
  afterAll(async () => {
    await holdfast.close();
    rmSync(userData, { recursive: true, force: true });
  });

  const rail = (name: string) =>
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true });
  const tabs = () => page.getByRole('navigation', { name: 'Record' });
  const banner = () => page.locator('.child-banner');
  const drawer = () => page.getByRole('complementary');
  const press = (name: string | RegExp, within: Page | Locator = page) =>
    within.getByRole('button', { name }).first().press('Enter');
  const tab = (name: string) =>
    tabs()
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .press('Enter');
  const axe = (where: string) => expectNoViolations(page, where);
  async function openChild(name: string) {
    await rail('Children').press('Enter');
    await page.getByRole('textbox', { name: 'Find a child by name' }).fill(name);
    await page.getByRole('link', { name }).press('Enter');
    await tabs().waitFor();
  }

  test('every tab stands without a violation, the fullest three in the dark too, under a banner that says who it is', async () => {
    await openChild('Odette Samplesby');
    const banners = {
      name: page.getByRole('heading', { level: 1, name: 'Odette Samplesby' }),
      age: banner().getByText('12 years 9 months, she/her'),
      court: banner().getByText(/^Pre-trial: /),
      safe: banner().getByText('Safe contact: ring Dilys only'),
    };
    for (const part of Object.values(banners)) await part.waitFor();
    expect(await page.title()).not.toContain('Odette');
    const first = {
      Journey: page.getByRole('list', { name: 'Journey: two referrals' }),
      'People and contact': page.getByRole('columnheader', { name: 'Checked' }),
      'Assessment and choice': page.getByRole('heading', { name: 'Offers and choice' }),
      Courses: page.getByRole('columnheader', { name: 'Therapy' }),
      Measures: page.getByRole('heading', { name: 'Measures' }),
      'Criminal justice': page.getByText('Therapy does not wait for proceedings.'),
      Details: page.getByRole('region', { name: 'Asked for equality' }),
      History: page.getByRole('columnheader', { name: 'Who' }),
    };
    for (const theme of ['light', 'dark']) {
      await page.evaluate((to) => {
        document.documentElement.dataset['theme'] = to;
      }, theme);
      const shown = Object.entries(first).slice(0, theme === 'light' ? undefined : 3);
      for (const [name, content] of shown) {
        await tab(name);
        await content.waitFor();
        await axe(`${name}, ${theme}`);
      }
    }
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'light';
    });
  }, 60_000);

  test('the safe contact is in reach from every tab, and Esc gives the focus back', async () => {
    await tab('Details');
    await press('Contact');
    await drawer().getByText('Do not contact Gareth Mockridge').waitFor();
    await axe('contact');
    await pressEscape(page);
    await drawer().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Contact');
  });

  test('going to a course and back is one opening; the list and back is another', async () => {
    const openings = async () => {
      await tab('History');
      await page.getByRole('columnheader', { name: 'Who' }).waitFor();
      return page.getByRole('cell', { name: 'opened a child' }).count();
    };
    const before = await openings();
    await tab('Courses');
    await page.getByRole('link', { name: 'Trauma-focused CBT' }).press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Trauma-focused CBT' }).waitFor();
    await tab('Journey');
    expect(await openings()).toBe(before);
    await openChild('Odette Samplesby');
    // The log is asked anew once the opening stands in it.
    await expect.poll(openings).toBe(before + 1);
  });

  test('a referral by hand: a like name is offered, errors stand beside their fields, name and day are enough', async () => {
    await rail('Children').press('Enter');
    await page.getByRole('link', { name: 'New referral' }).press('Enter');
    const name = page.getByRole('textbox', { name: 'Child’s name' });
    await name.fill('Odette Samplesby');
    await page.getByRole('group', { name: 'Is it one of these?' }).waitFor();
    await axe('new referral');
    await press('Save referral');
    await page.getByText('This child may be held already').first().waitFor();
    await press('Same referral of Odette Samplesby');
    await page.getByText('the earliest received date stands').or(page.getByText('as before')).waitFor();
    await press('No, go back');
    const reason = page.getByRole('textbox', { name: 'What is asked for, and why' });
    await reason.fill('The school nurse asks once more');
    await press('Same referral of Odette Samplesby');
    await press('Yes, the same referral');
    const again = page.getByRole('list', { name: 'When it came again' });
    await again.getByText('Reason: The school nurse asks once more').waitFor();
    await rail('Children').press('Enter');
    await page.getByRole('link', { name: 'New referral' }).press('Enter');
    expect(await reason.inputValue()).toBe('');
    await name.fill('Samplesby Odett');
    await page
      .getByText('Names that sound alike, the names in another order, a birth date is missing.')
      .waitFor();
    await press('Brother or sister of Odette Samplesby');
    await page.getByText('Will be linked as brother or sister').waitFor();
    await press('Do not link');
    await press('Brother or sister of Odette Samplesby');
    await name.fill('Siân O’Testwood-Llŷr');
    // The example has a Siân Llŷr-Testwood: nearly the same name, and not the same child.
    await page.getByText('Siân Llŷr-Testwood', { exact: true }).waitFor();
    await press('None of these, another child');
    await page.getByRole('group', { name: 'Is it one of these?' }).waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: 'Already accepted' }).press('Space');
    await page.getByRole('radio', { name: 'No concern today' }).press('Space');
    await page.getByRole('textbox', { name: 'Received on' }).fill('24 Dec 2026');
    await press('Save referral');
    await page.getByText('Enter a date that is not in the future').waitFor();
    await page.getByRole('textbox', { name: 'Received on' }).fill('9/3/2026');
    await page.getByRole('textbox', { name: 'Birth date' }).fill('10 Mar 2026');
    await press('Save referral');
    await page.getByText('The birth date is after the date the referral was received').waitFor();
    await page.getByRole('textbox', { name: 'Birth date' }).fill('29 Feb 2016');
    await press('Save referral');
    await page.getByRole('heading', { level: 1, name: 'Siân O’Testwood-Llŷr' }).waitFor();
    await banner().getByText('10 years 8 months').waitFor();
    await banner().getByText('Brother or sister: Odette Samplesby').waitFor();
    await tab('People and contact');
    await page.getByRole('button', { name: /^Take the link back/ }).waitFor();
    await axe('brothers and sisters');
    await tab('Journey');
    await banner().getByText('No safe contact named').waitFor();
    await page.getByText('waiting 256 days').waitFor();
  });

  test('a person is not safe until somebody says so; then the banner says whom to ring', async () => {
    await tab('People and contact');
    await press('Add a person');
    await drawer().getByRole('textbox', { name: 'Name', exact: true }).fill('Halina Sampleford');
    await press('Save person', drawer());
    await drawer().getByText('Say whether they are family or a professional').first().waitFor();
    await drawer().getByRole('radio', { name: 'Family or carer' }).press('Space');
    await drawer().getByRole('combobox', { name: 'How they stand to the child' }).selectOption('mother');
    await drawer().getByRole('radio', { name: 'Yes' }).first().press('Space');
    await drawer().getByText('Parental responsibility alone does not make it safe.').waitFor();
    await drawer().getByRole('textbox', { name: 'Phone', exact: true }).fill('07700 900421');
    await axe('person');
    await press('Save person', drawer());
    await banner().getByText('Contact not yet checked').waitFor();
    await press(/Change.*Halina/);
    await drawer().getByRole('radio', { name: 'Safe to contact' }).press('Space');
    await drawer()
      .getByRole('combobox', { name: 'With whom did you go through this contact today?' })
      .selectOption('The person themselves');
    await press('Save person', drawer());
    // The banner tells first; the drawer then closes and gives the focus back.
    await drawer().waitFor({ state: 'detached' });
    await banner().getByText('Safe contact: ring Halina').waitFor();
  });

  test('a letter in the service’s own words: none where it is not agreed, then filled, mended, made and kept', async () => {
    await rail('Service').press('Enter');
    await page
      .getByRole('navigation', { name: 'Parts of the service' })
      .getByRole('link', { name: 'Letters' })
      .press('Enter');
    await press('Change the letter “Waiting”');
    const body = drawer().getByRole('textbox', { name: 'Words of the letter' });
    await body.fill(
      'Dear {{carer}}\n\n{{child}} has a place with us. We ring by {{next contact}}, or write on ',
    );
    await press('{{date}}', drawer());
    expect(await body.inputValue()).toMatch(/write on \{\{date\}\}$/);
    await press('Save the letter');
    await drawer().getByText('“{{carer}}” on line 1 is not a field.').waitFor();
    await axe('words of a letter');
    await body.fill((await body.inputValue()).replace('carer', 'name'));
    await press('Save the letter');
    await drawer().waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /^Waiting .*2026/ }).waitFor();

    await openChild('Odette Samplesby');
    await tab('People and contact');
    await page.getByText('Marked “do not contact”: no letter goes to them.').waitFor();
    expect(await page.getByRole('button', { name: /Write a letter to Gareth/ }).count()).toBe(0);
    await openChild('Siân O’Testwood-Llŷr');
    await tab('People and contact');
    await page.getByText('Nobody has asked yet whether letters are safe.').waitFor();
    await press(/Change.*Halina/);
    await drawer()
      .getByRole('group', { name: 'May we write letters?' })
      .getByRole('radio', { name: 'Yes' })
      .press('Space');
    await drawer()
      .getByRole('combobox', { name: 'With whom did you go through this contact today?' })
      .selectOption('The person themselves');
    await press('Save person', drawer());
    await press('Write a letter to Halina Sampleford');
    const letter = page.getByRole('dialog', { name: /^Letter to Halina/ });
    await letter.getByRole('radio', { name: 'Waiting' }).press('Space');
    await letter.getByRole('radio', { name: 'By post' }).press('Space');
    const text = letter.getByRole('textbox', { name: 'The letter' });
    expect(await text.inputValue()).toMatch(
      /^Dear Halina Sampleford\n\nSiân has a place with us\. .* or write on 20 November 2026$/,
    );
    await text.fill(`${await text.inputValue()} {{phone}}`);
    await press('Make the letter', letter);
    await letter.getByRole('link', { name: /^Write the address it goes to/ }).waitFor();
    await axe('letter');
    await letter.getByRole('textbox', { name: 'Address' }).fill('1 Made-up Row\nTestbridge');
    await text.fill('Dear Halina\n\nA canary keeps the place.');
    await press('Make the letter', letter);
    await page.getByRole('dialog', { name: 'The letter is made' }).getByText('“Tamarisk House”').waitFor();
    await axe('letter made');
    await press('Close', page.getByRole('dialog'));
    expect(readFileSync(join(userData, 'letter.pdf')).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    await page.getByRole('row', { name: /^20 Nov Waiting Halina Sampleford By post/ }).waitFor();
    await press(/^Read the letter “Waiting”/);
    await page
      .getByRole('dialog', { name: 'Waiting letter' })
      .getByText('A canary keeps the place.')
      .waitFor();
    await press('Close the letter');
    await tab('Journey');
    await page.getByText('Waiting, Halina Sampleford').waitFor();
  });

  test('what was agreed of a contact stands before every call, and one that changed counts as not checked', async () => {
    const group = (name: string) => drawer().getByRole('group', { name });
    await tab('People and contact');
    await press(/Change.*Halina/);
    await group('May we ring?').getByRole('radio', { name: 'No', exact: true }).press('Space');
    await drawer().getByRole('textbox', { name: 'When there is no answer' }).fill('text the word blue');
    await drawer().getByRole('textbox', { name: 'Interpreter for' }).fill('Polish');
    await drawer().getByRole('textbox', { name: 'Which interpreter' }).fill('Zara Specimen');
    await drawer()
      .getByRole('combobox', { name: 'With whom did you go through this contact today?' })
      .selectOption('The person themselves');
    await axe('safe contact');
    await press('Save person', drawer());
    await drawer().waitFor({ state: 'detached' });
    await press('Add a person');
    await drawer().getByRole('textbox', { name: 'Name', exact: true }).fill('Bo Testwood');
    await drawer().getByRole('radio', { name: 'Professional' }).press('Space');
    await drawer().getByRole('textbox', { name: 'Phone', exact: true }).fill('07700 900 77');
    await drawer().getByRole('textbox', { name: 'Email' }).fill('bo@testwood');
    await press('Save person', drawer());
    await drawer()
      .getByText(/If it is right, say so below/)
      .first()
      .waitFor();
    await drawer()
      .getByText(/not a whole e-mail address/)
      .first()
      .waitFor();
    await drawer().getByRole('checkbox', { name: 'The number is right as it stands' }).waitFor();
    await drawer().getByRole('textbox', { name: 'Email' }).fill('');
    await drawer().getByRole('textbox', { name: 'Phone', exact: true }).fill('07700 900777');
    await drawer().getByRole('radio', { name: 'Safe to contact' }).press('Space');
    await drawer()
      .getByRole('checkbox', { name: /^Emergency contact/ })
      .press('Space');
    await press('Save person', drawer());
    await drawer().waitFor({ state: 'detached' });
    await tab('Journey');
    await press('Log check-in');
    for (const said of ['Do not ring', 'Polish interpreter: Zara Specimen', 'No answer: text the word blue'])
      await drawer().getByText(said).first().waitFor();
    await drawer().getByText('Emergency contact: Bo Testwood, professional, 07700 900777').waitFor();
    await drawer().getByText('Do not ring Halina').waitFor();
    await drawer().getByRole('radio', { name: 'Reached do not ring' }).press('Space');
    await drawer()
      .getByRole('textbox', { name: /Why was it done/ })
      .waitFor();
    await drawer().getByRole('checkbox', { name: 'Halina' }).press('Space');
    await group('Is Siân safe now?').getByRole('radio', { name: 'Yes' }).press('Space');
    await group('What did you explain?')
      .getByRole('checkbox', { name: /^Confidentiality/ })
      .press('Space');
    await group('Is this still the right place?').getByRole('radio', { name: 'Yes' }).press('Space');
    await drawer().getByRole('textbox', { name: 'What is helping?' }).fill('Drawing before bed');
    await group('Is the safe contact still right?').getByRole('radio', { name: /^No/ }).press('Space');
    await press('Save check-in', drawer());
    await drawer().getByText('Say in a few words why it was done.').waitFor();
    await drawer()
      .getByRole('textbox', { name: /Why was it done/ })
      .fill('She rang us');
    await axe('check-in');
    await press('Change how often', drawer());
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Every how many weeks?' }).fill('2');
    await dialog.getByRole('textbox', { name: 'Why?' }).fill('Asked to hear from us each fortnight');
    await axe('how often');
    await press('Save how often', dialog);
    await dialog.waitFor({ state: 'detached' });
    await drawer().getByText('Check-ins: every 2 weeks, as set for this child').waitFor();
    await press('Save check-in', drawer());
    await drawer().getByText('The safe contact changed.').waitFor();
    await drawer().getByText('The next one is on 4 Dec 2026.').waitFor();
    await drawer().getByRole('link', { name: 'Change it now' }).press('Enter');
    await banner().getByText('Contact not yet checked').waitFor();
    await press(/^All still right.*Halina/);
    await press('Save the check');
    await page.getByText('Say with whom you went through it').waitFor();
    await page
      .getByRole('combobox', { name: 'With whom did you go through it today?' })
      .selectOption('The referrer');
    await press('Save the check');
    await banner().getByText('Safe contact: Halina, do not ring').waitFor();
    await page.getByText('with the referrer').first().waitFor();
  });

  test('an offer outside what a therapy is stated for asks why; "not ready" keeps the day to ask again', async () => {
    await tab('Assessment and choice');
    await press('Record an assessment');
    await drawer().getByRole('radio', { name: 'Detailed assessment here' }).press('Space');
    await drawer().getByRole('checkbox', { name: 'Sleep and nightmares' }).press('Space');
    await axe('assessment');
    await press('Save as it is', drawer());
    await drawer().waitFor({ state: 'detached' });
    await page.getByText('Not complete').waitFor();
    await press('Go on with it');
    expect(await drawer().getByRole('checkbox', { name: 'Sleep and nightmares' }).isChecked()).toBe(true);
    await press('Save as complete', drawer());
    await drawer().getByRole('link', { name: 'Say whether the child was seen alone' }).waitFor();
    await drawer().getByRole('textbox', { name: 'Who held it' }).fill('Ama Fictley');
    const answer = (question: string, name: string) =>
      drawer().getByRole('group', { name: question }).getByLabel(name, { exact: true }).press('Space');
    await answer('Who told you what you know?', 'The child');
    await answer('Was the child seen alone?', 'No');
    await answer('Why not?', 'Too young');
    await answer('Kinds of abuse', 'Sexual abuse');
    await answer('Who harmed the child?', 'Not known');
    await answer('Whom does the child live with?', 'Birth parent');
    for (const line of await drawer().getByRole('radiogroup').all())
      await line.getByRole('radio', { name: 'No', exact: true }).press('Space');
    await drawer().getByRole('textbox', { name: 'In the child’s own words' }).fill('I want to sleep.');
    await answer('Do they agree with what is written here?', 'In part');
    await drawer().getByRole('textbox', { name: 'What they see differently' }).fill('School is fine.');
    await axe('a whole assessment');
    await press('Save as complete', drawer());
    await drawer().getByText('Assessment saved.').waitFor();
    await press('Look at priority', drawer());
    await page.getByRole('dialog', { name: /^Priority band of/ }).waitFor();
    await pressEscape(page);
    await drawer().waitFor({ state: 'detached' });
    await page.getByText('Sleep and nightmares').waitFor();
    await press('Read or add to it');
    const theirView = drawer().getByRole('textbox', { name: 'What they see differently' });
    await theirView.waitFor();
    expect(await theirView.inputValue()).toBe('School is fine.');
    await press('Close the assessment', drawer());
    await press('Make an offer');
    await drawer().getByRole('combobox', { name: 'Therapy' }).selectOption({ label: 'Trauma-focused CBT' });
    await drawer().getByText('Not quite what it is stated for.').waitFor();
    await press('Save offer', drawer());
    await drawer().getByRole('link', { name: 'Choose why it is right for this child' }).waitFor();
    await answer('Which needs is it for?', 'Sleep and nightmares');
    await drawer().getByRole('textbox', { name: 'How it may help' }).fill('To sleep without fear');
    await drawer().getByRole('textbox', { name: 'What else was put to them' }).fill('Waiting');
    await drawer()
      .getByRole('combobox', { name: /Why is it right for/ })
      .selectOption({ label: 'It meets their needs best of what is offered here' });
    await drawer().getByRole('textbox', { name: 'More, if it helps' }).fill('Wakes from nightmares about it');
    await drawer().getByRole('checkbox', { name: 'The child' }).press('Space');
    await axe('offer');
    await press('Save offer', drawer());
    await press('Record the answer');
    await drawer().getByRole('radio', { name: 'Not ready yet' }).press('Space');
    await axe('answer');
    await press('Save the answer', drawer());
    await drawer().waitFor({ state: 'detached' });
    await page.getByText('4 Jan 2027').waitFor();
    await press('They have come back to it');
    await drawer().getByRole('radio', { name: 'Declined' }).press('Space');
    await press('Save the answer', drawer());
    await drawer().waitFor({ state: 'detached' });
    // Weeks later they ring: one step, with its day and what was done.
    await press('They say yes after all');
    await press('Save the late yes', drawer());
    await drawer().getByRole('link', { name: 'Say what was done', exact: true }).waitFor();
    await drawer().getByRole('radio', { name: 'It is taken up now' }).press('Space');
    await drawer()
      .getByRole('textbox', { name: 'What was done, and what were they told?' })
      .fill('Told her mother that dates follow this week');
    await axe('late yes');
    await press('Save the late yes', drawer());
    await page.getByRole('link', { name: 'Plan the course' }).waitFor();
    await page.getByText(/It is taken up now, says .*dates follow this week/).waitFor();
  });

  test('a pause keeps the wait counting; nobody leaves the list without a reason and a note', async () => {
    await tab('Journey');
    await press('Something happened');
    await press('Save what happened', drawer());
    await drawer().getByText('Say what happened', { exact: true }).first().waitFor();
    await drawer().getByRole('radio', { name: 'The child moved home or placement' }).press('Space');
    await drawer().getByRole('textbox', { name: 'When' }).fill('30 Nov 2027');
    await press('Save what happened', drawer());
    await drawer().getByText('Enter a date within a year from now.').first().waitFor();
    await axe('something happened');
    await drawer().getByRole('textbox', { name: 'When' }).fill('20 Nov 2026');
    await press('Save what happened', drawer());
    await drawer().waitFor({ state: 'detached' });
    await page.getByText('Next check-in 27 Nov, after the move').waitFor();
    await press(/^Take back.*The child moved home/);
    await page.getByRole('dialog').getByText('Without it the next one is due on 4 Dec 2026.').waitFor();
    await press('Take it back', page.getByRole('dialog'));
    await page.getByRole('dialog').getByText('Say why it is taken back', { exact: true }).first().waitFor();
    await page.getByRole('dialog').getByRole('radio', { name: 'It was recorded twice' }).press('Space');
    await axe('taking back what happened');
    await press('Take it back', page.getByRole('dialog'));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Next check-in 4 Dec', { exact: true }).waitFor();
    await press('Pause the wait');
    await drawer().getByRole('radio', { name: 'Exams or holidays' }).press('Space');
    await drawer().getByRole('textbox', { name: 'Paused from' }).fill('1 Nov 2026');
    await axe('pause');
    await press('Pause the wait', drawer());
    await drawer().waitFor({ state: 'detached' });
    await page.getByText('without 19 days paused').waitFor();
    await page.getByText('256 days, unadjusted').waitFor();
    await press('End the pause');
    await press('End the pause', drawer());
    await drawer().waitFor({ state: 'detached' });
    await press('Close the referral');
    await press('Close the referral', drawer());
    await drawer().getByRole('link', { name: 'Choose a reason' }).waitFor();
    await drawer().getByRole('combobox', { name: 'Reason' }).selectOption('moved_away');
    await drawer()
      .getByRole('textbox', { name: /What was decided/ })
      .fill('x');
    await press('Close the referral', drawer());
    await drawer().getByText('Say in a sentence what was decided and with whom.').first().waitFor();
    await drawer()
      .getByRole('textbox', { name: /What was decided/ })
      .fill('Moved; the new service was told.');
    expect(
      await drawer()
        .getByRole('option', { name: /^Not reached/ })
        .count(),
    ).toBe(0);
    await drawer().getByRole('textbox', { name: 'Who holds the risk now?' }).fill('nobody');
    await press('Close the referral', drawer());
    await drawer()
      .getByText(/^A risk is never held by nobody/)
      .first()
      .waitFor();
    await drawer()
      .getByRole('group', { name: 'Who it may be' })
      .getByRole('button', { name: /Bo Testwood/ })
      .click();
    await axe('close');
    await press('Close the referral', drawer());
    await page.getByText('The risk is held by: Bo Testwood', { exact: false }).first().waitFor();
    await press('Open again');
    await drawer()
      .getByRole('textbox', { name: /opened again/ })
      .fill('They moved back.');
    await press('Open the referral again', drawer());
    await drawer().waitFor({ state: 'detached' });
    await page.getByText('They moved back.').waitFor();
  });

  test('proceedings put their flag beside the name', async () => {
    await tab('Criminal justice');
    await press('Record proceedings');
    await drawer().getByRole('combobox', { name: 'Stage' }).selectOption('trial_listed');
    await drawer().getByRole('textbox', { name: 'What comes next' }).fill('Trial');
    await drawer().getByRole('textbox', { name: 'When' }).fill('8 Feb 2027');
    await press('Save proceedings', drawer());
    await banner().getByText('Pre-trial: trial 8 Feb 2027').waitFor();
  });

  test('"prefer not to say" is an answer, and what was typed is kept when the form is left', async () => {
    await tab('Details');
    await press('Change details');
    await page.getByRole('combobox', { name: 'Religion' }).selectOption('prefer_not_to_say');
    await page.getByRole('textbox', { name: 'Pronouns' }).fill('they/them');
    await axe('change details');
    await press('Leave it for now');
    await press('Change details');
    await page.getByText('What you were writing was kept.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Pronouns' }).inputValue()).toBe('they/them');
    await press('Save details');
    await page.getByRole('button', { name: 'Save details' }).waitFor({ state: 'detached' });
    await press('Change details');
    await page.getByRole('button', { name: 'Save details' }).waitFor();
    expect(await page.getByText('What you were writing was kept.').count()).toBe(0);
    await press('Leave it for now');
    await page.getByText('Prefer not to say').waitFor();
    await banner().getByText('10 years 8 months, they/them').waitFor();
  });

  test('when somebody else saved meanwhile both versions stand side by side, and neither is lost in silence', async () => {
    await press('Change details');
    await page.getByRole('textbox', { name: 'School' }).fill('Notional Academy');
    // Another window of the service, in which a colleague saves the same child.
    await page.evaluate(async () => {
      const { childId } = window.history.state.route as { childId: string };
      const found = await window.holdfast.invoke('child.get', { childId }, null);
      if (!found.ok) throw new Error(found.message);
      const { version, fields } = found.value as { version: number; fields: object };
      const theirs = { childId, version, fields: { ...fields, school: 'Sampleford School' } };
      await window.holdfast.invoke('child.save', theirs, '0b0a3a52-6f39-4d0a-9d6a-1f6f0f3c9a01');
    });
    await press('Save details');
    const both = page.getByRole('group', { name: 'Two versions' });
    await both.getByText('Sampleford School').waitFor();
    await both.getByText('Notional Academy').waitFor();
    await axe('two versions');
    await press('Save yours over it');
    await both.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Change details' }).waitFor();
    await page.getByText('Notional Academy').waitFor();
  });

  test('two records of one child become one after both were seen, and are taken apart again', async () => {
    await openChild('Siân Llŷr-Testwood');
    await tab('Details');
    await press('Change details');
    const school = page.getByRole('textbox', { name: 'School' });
    await school.fill('Sampleford School');
    await press('Save details');
    // Left unfinished, at the version that the record it goes into will have too.
    await press('Change details');
    await school.fill('Draftham School');
    await press('Leave it for now');
    await openChild('Siân O’Testwood-Llŷr');
    await tab('Details');
    await press('Same child as another record');
    await page.getByRole('textbox', { name: 'Name on the other record' }).fill('llyr');
    await press('Choose Siân Llŷr-Testwood');
    const dialog = page.getByRole('dialog', { name: 'Are these two records about one child?' });
    await press('Merge the two records', dialog);
    await dialog.getByText('Full name: choose which one is right').first().waitFor();
    await axe('two records beside each other');
    for (const group of await dialog.locator('fieldset').all())
      await group.getByRole('radio').first().press('Space');
    await dialog.getByRole('textbox', { name: /^How do you know/ }).fill('Their social worker says so');
    await press('Merge the two records', dialog);
    await dialog.waitFor({ state: 'detached' });
    const merged = page.getByRole('region', { name: 'Records merged into this one' });
    await merged.getByText(/^Merged on 20 Nov 2026 by .*: Their social worker says so$/).waitFor();

    // The way back leads to the record that went into this one, and so here again.
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('textbox', { name: 'Find a child by name' }).waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByText('The record you opened was merged into this one.').waitFor();
    // What only the other record said stands here now.
    await page.getByRole('heading', { level: 1, name: 'Siani' }).waitFor();
    await tab('Details');
    await axe('a record that another went into');
    await press('Change details');
    await page.getByText('What you were writing was kept.').waitFor();
    await press('Save details');
    const both = page.getByRole('group', { name: 'Two versions' });
    await both.getByText('Draftham School').waitFor();
    await press('Keep what was saved', both);
    await both.waitFor({ state: 'detached' });
    await press('Leave it for now');
    await press('Change details');
    await page.getByRole('button', { name: 'Save details' }).waitFor();
    expect(await page.getByText('What you were writing was kept.').count()).toBe(0);
    await press('Leave it for now');
    await press('Take apart', merged);
    const apart = page.getByRole('dialog', { name: 'Take the two records apart?' });
    await apart.getByText(/^No rule is loosened on either record/).waitFor();
    await apart
      .getByText(/^Referral of .*: .*next check-in due/)
      .first()
      .waitFor();
    await axe('before two records are taken apart');
    await apart.getByRole('textbox', { name: /^Why/ }).fill('They are cousins');
    await press('Take apart', apart);
    await apart.waitFor({ state: 'detached' });
    const together = page.getByRole('region', { name: 'Records held together' });
    await together.getByText(/^Taken apart by .*: They are cousins$/).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Siân O’Testwood-Llŷr' }).waitFor();
    // On both pages, and from one to the other.
    await together.getByRole('link', { name: 'Siân Llŷr-Testwood' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Siani' }).waitFor();
    await together
      .getByText(/^Was recorded together with Siân O’Testwood-Llŷr\s+until 20 Nov 2026/)
      .waitFor();

    // A namesake of the same birthday: nobody points at the two any more once somebody has said that they are two.
    await rail('Children').press('Enter');
    await page.getByRole('link', { name: 'New referral' }).press('Enter');
    await page.getByRole('textbox', { name: 'Child’s name' }).fill('Sian O’Testwood-Llyr');
    await page.getByRole('textbox', { name: 'Birth date' }).fill('29 Feb 2016');
    await page.getByText('Almost surely the same child').waitFor();
    await press('None of these, another child');
    await press('Save referral');
    await page.getByRole('heading', { level: 1, name: 'Sian O’Testwood-Llyr' }).waitFor();
    await tab('People and contact');
    await page.getByText(/^Said on 20 Nov 2026 by/).waitFor();
    const pointed = banner().getByText(/^May be the same child as/);
    expect(await pointed.count()).toBe(0);
    await press(/^Ask again/);
    await pointed.waitFor();
    await press(/^Not the same child as/);
    await page
      .getByRole('dialog')
      .getByRole('textbox', { name: /^How do you know/ })
      .fill('Two schools, said the school nurse');
    await axe('two records that are not of one child');
    await press('Not the same child', page.getByRole('dialog'));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText(/^Said on 20 Nov 2026 by .*: Two schools, said the school nurse$/).waitFor();
    await pointed.waitFor({ state: 'detached' });
    await openChild('Siân O’Testwood-Llŷr');
  }, 60_000);

  test('with initials only, no name of the child or family is left in the page', async () => {
    await tab('People and contact');
    await page.getByRole('switch', { name: 'Initials only' }).press('Space');
    await page.getByRole('heading', { level: 1, name: 'SO' }).waitFor();
    for (const name of ['Journey', 'People and contact', 'Assessment and choice']) {
      await tab(name);
      const html = await page.locator('main').innerHTML();
      expect(html).not.toMatch(/Sampleford|Testwood|Siân|Halina|07700/);
    }
    await page.getByRole('switch', { name: 'Initials only' }).press('Space');
  });
});
