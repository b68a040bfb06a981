import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningHoldfast } from '../support/electron.ts';
import { launchUnlocked, PERSON, SERVICE_NAME } from '../support/firstRun.ts';
import { fillForService, OTHER_PASSPHRASE } from '../support/serviceRecords.ts';
import { callFromPage, expectNoViolations, pressEscape } from '../support/page.ts';

const NEW_PASSPHRASE = 'seventeen teapots beside the canal';

describe('the service, by keyboard', () => {
  let holdfast: RunningHoldfast;
  let page: Page;
  let userData: string;
  beforeAll(async () => {
    userData = mkdtempSync(join(tmpdir(), 'holdfast-e2e-service-'));
    holdfast = await launchUnlocked({ userData, fill: fillForService });
    page = holdfast.page;
    await page.getByRole('link', { name: 'Service', exact: true }).press('Enter');
    await page.getByRole('heading', { name: `Service ${SERVICE_NAME}` }).waitFor();
  }, 90_000);
  afterAll(async () => {
    await holdfast.close();
    rmSync(userData, { recursive: true, force: true });
  });

  const press = (name: string | RegExp) => page.getByRole('button', { name }).press('Enter');
  const tab = async (name: string | RegExp) => {
    await page
      .getByRole('navigation', { name: 'Parts of the service' })
      .getByRole('link', { name })
      .press('Enter');
    await page.locator('.service-body').waitFor();
  };
  const rowOf = (name: string | RegExp) => page.getByRole('row', { name });
  const drawer = () => page.getByRole('complementary');
  /** Locks, which opens a new window, and unlocks that as somebody else. */
  const signInAs = async (name: string, passphrase: string) => {
    const next = holdfast.app.waitForEvent('window');
    // The page may be gone before the key is up again.
    await page.keyboard.press('Control+l').catch(() => undefined);
    page = await next;
    await page.getByRole('combobox', { name: 'Your name' }).selectOption({ label: name });
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Lock' }).waitFor();
  };

  test('every tab can be read with assistive technology', async () => {
    for (const name of [
      'Accounts',
      'People',
      'Rooms',
      'Diary',
      'Funders',
      'Therapies',
      'Measures',
      'Letters',
      'Holding support',
      'Settings',
      'Backups',
      /^Opened outside/,
      'Log',
    ]) {
      await tab(name);
      await page.locator('.service-body h2').first().waitFor();
      await expectNoViolations(page, String(name));
    }
  });

  test('a room is added, renamed and closed; a name that is there already is said beside its field', async () => {
    await tab('Rooms');
    await press('Add a room');
    await page.getByLabel('Name of the room').fill('garden room');
    await page.keyboard.press('Enter');
    await drawer().getByText('There is already one with this name').first().waitFor();
    await expectNoViolations(page);
    await page.getByLabel('Name of the room').fill('Attic');
    await page.keyboard.press('Enter');
    await rowOf(/^Attic In use/).waitFor();
    await press('Change Attic');
    await page.getByRole('radio', { name: 'Closed' }).press('Space');
    await press('Save changes');
    await rowOf(/^Attic Closed/).waitFor();
  });

  test('a closure, leave without a reason, and when somebody works are kept under Diary', async () => {
    await tab('Diary');
    await press('Add a closure');
    await page.keyboard.press('Tab');
    await page.getByLabel('First day').fill('24 Dec 2026');
    await page.getByLabel('Last day').fill('23 Dec 2026');
    await press('Save the closure');
    await drawer().getByText('Enter what it is called').first().waitFor();
    await page.getByLabel('What it is').fill('Christmas closure');
    await page.getByLabel('Last day').fill('3 Jan 2027');
    await expectNoViolations(page, 'a closure');
    await press('Save the closure');
    await rowOf(/^Christmas closure 24 Dec 2026 3 Jan 2027/).waitFor();
    await press(/^We work that day.*Good Friday, 26 Mar 2027/);
    await press('Save it as a working day');
    await rowOf(/^Good Friday Fri 26 Mar 2027 Taken out here/).waitFor();
    await page
      .getByRole('button', { name: /^Change when .* works$/ })
      .first()
      .press('Enter');
    await page.getByLabel('Monday from').fill('9 am');
    await press('Save working hours');
    await drawer().getByText('Enter this time too, or empty both').first().waitFor();
    await page.getByLabel('Monday to').fill('5 pm');
    await expectNoViolations(page, 'working hours');
    await press('Save working hours');
    await rowOf(/Mon 9 am to 5 pm/).waitFor();
  });

  test('a kind of holding support says how returns count it, and may be offered no more', async () => {
    await tab('Holding support');
    await rowOf(/^Drop-in Drop-in Offered/).waitFor();
    await press('Add a kind of support');
    await page.getByLabel('Name of the kind').fill('Allotment morning');
    await page.keyboard.press('Enter');
    await drawer().getByText('Choose how it is counted.').waitFor();
    await page.getByLabel('Counted in returns as').selectOption({ label: 'Another kind' });
    await expectNoViolations(page, 'a kind of support');
    await drawer().getByRole('button', { name: 'Add a kind of support' }).press('Enter');
    await rowOf(/^Allotment morning Another kind Offered/).waitFor();
    await press('Change Drop-in');
    await page.getByRole('radio', { name: 'No longer offered' }).press('Space');
    await press('Save changes');
    await rowOf(/^Drop-in Drop-in No longer offered/).waitFor();
  });

  test('what was being typed is there again after the form was left', async () => {
    await tab('People');
    await press('Add a person');
    await page.getByLabel('Name', { exact: true }).fill('Noor Fakeham');
    await expect
      .poll(() => page.evaluate(() => window.holdfast.invoke('draft.list', {}, null)), { timeout: 10_000 })
      .toMatchObject({ ok: true, value: { drafts: [{ formKey: 'practitioner:new' }] } });
    await pressEscape(page);
    await press('Add a person');
    await drawer().getByText('What you were typing was kept.').waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Noor Fakeham');
    await drawer().getByRole('button', { name: 'Add a person' }).press('Enter');
    await rowOf(/^Noor Fakeham/).waitFor();
  });

  test('a person has a page: what is stated of them, their training, and their supervision', async () => {
    await page.getByRole('link', { name: 'Noor Fakeham' }).press('Enter');
    await page.getByRole('heading', { name: 'Noor Fakeham' }).waitFor();
    await press('Change what is stated');
    await page.getByLabel('Registered with').fill('BACP');
    await page.getByLabel('Registered until').fill('3 Nov 2020');
    await page.getByLabel('Hours a week for therapy').fill('lots');
    await page.keyboard.press('Enter');
    await drawer().getByText('Enter hours like 12 or 7.5, at most 60').first().waitFor();
    await expectNoViolations(page, 'what is stated');
    await page.getByLabel('Hours a week for therapy').fill('7.5');
    await page.getByLabel('Most courses at once').fill('5');
    await page.keyboard.press('Enter');
    await page.getByText('Ran out on 3 Nov 2020.').waitFor();
    await page.getByText('7½ hours a week').waitFor();
    await press('Add a training');
    await page.getByLabel('In which therapy').selectOption({ label: 'Child-parent psychotherapy' });
    await page.getByLabel('When it ended').fill('1 Mar 2024');
    await press('Save the training');
    await rowOf(/^Child-parent psychotherapy 1 Mar 2024 not stated/).waitFor();
    await press('Add a supervision');
    await page.getByLabel('With', { exact: true }).fill('Imre Placeholder');
    await page.getByRole('checkbox', { name: /supportive/ }).press('Space');
    await press('Save the supervision');
    await rowOf(/Imre Placeholder How the work weighs on them/).waitFor();
    await expectNoViolations(page, 'the page of a person');
    await page.getByRole('link', { name: 'Everybody' }).press('Enter');
    await rowOf(/^Noor Fakeham 0 of 5 Ran out on 3 Nov 2020/).waitFor();
  });

  test('a setting takes a whole number within its bounds, and says who changed it', async () => {
    await tab('Settings');
    await press('Change Check-ins with everyone who waits');
    await page.getByLabel('Weeks').fill('often');
    await page.keyboard.press('Enter');
    await drawer().getByText('Enter a whole number').waitFor();
    await page.getByLabel('Weeks').fill('60');
    await page.keyboard.press('Enter');
    await drawer().getByText('Enter 26 or less').waitFor();
    await page.getByLabel('Weeks').fill('4');
    await page.keyboard.press('Enter');
    await rowOf(new RegExp(`^Check-ins with everyone who waits every 4 weeks .*${PERSON}`)).waitFor();

    // What counts towards a range: it is said first what would change, and a reason is asked for.
    await press('Change What counts towards the range of a therapy');
    await page.getByRole('radio', { name: 'Also too late to be seen' }).press('Space');
    await page.getByText(/None of \d+ courses? under way gets another count/).waitFor();
    await press('Save setting');
    await page.getByText('Say why it is counted so from now on.').first().waitFor();
    await expectNoViolations(page, 'what counts');
    await page.getByLabel('Why it is counted so from now on').fill('The contract from April asks for it');
    await press('Save setting');
    await rowOf(/^What counts towards the range of a therapy also too late to be seen/).waitFor();
  });

  test('a therapy is looked up with where its sources differ; only those ticked as delivered are offered', async () => {
    await tab('Therapies');
    await press('Trauma-focused CBT');
    await drawer().getByRole('heading', { name: 'Where the sources differ' }).waitFor();
    await drawer().getByText('12 to 16 sessions; no word of more, or of groups').waitFor();
    await expectNoViolations(page, 'a therapy');

    // Held by a range of the service's own: the source's own stands beside it, and courses under way keep theirs.
    await drawer().getByText('As its source says.').waitFor();
    await press('Change its range, reviews or ages here');
    await drawer().getByRole('radio', { name: 'A range of our own' }).press('Space');
    await drawer().getByLabel('At least').fill('18');
    await drawer().getByLabel('At most').fill('14');
    await drawer().getByRole('radio', { name: 'Ages of our own' }).press('Space');
    await press('Save for new courses');
    await drawer().getByText('The most is less than the least. Check both numbers.').first().waitFor();
    await drawer().getByText('Say why, in a few words').first().waitFor();
    await expectNoViolations(page, 'a local version');
    await drawer().getByLabel('At least').fill('10');
    await drawer().getByRole('radio', { name: 'Every so many weeks' }).press('Space');
    await drawer().getByLabel('Every how many weeks?').fill('4');
    await drawer()
      .getByText(
        /^From the next course on: 10 to 14 sessions, more where needed, with a review every 4 weeks, for ages/,
      )
      .waitFor();
    await drawer().getByLabel('Youngest age').fill('6');
    await drawer().getByLabel('Oldest age').fill('16');
    await drawer()
      .getByText(/with a review every 4 weeks, for ages 6 to 16\./)
      .waitFor();
    await drawer().getByLabel('Why it is held so').fill('Agreed with the commissioner until March');
    await press('Save for new courses');
    await drawer()
      .getByText(
        /^Local range 10 to 14 sessions; the source says 12 to 16 sessions\. Ages 6 to 16; the source says .*\. A review every 4 weeks\.$/,
      )
      .waitFor();
    await rowOf(
      /^Trauma-focused CBT 10 to 14 sessions.*Local range; the source says 12 to 16 sessions/,
    ).waitFor();
    await expectNoViolations(page, 'a therapy held otherwise');
    // A therapy that no source describes: offered like the others, and never as recommended.
    await press('Describe one of your own');
    await press('Save the therapy');
    await drawer().getByText('Choose whom the sessions are with').first().waitFor();
    await drawer().getByText('Enter the least, the most, or both.').first().waitFor();
    await drawer().getByLabel('Name of the therapy').fill('Garden therapy');
    await drawer().getByLabel('What it rests on').fill('Made by the team in 2019, after a pilot');
    await drawer().getByLabel('Sessions are with').selectOption({ label: 'The child alone' });
    await drawer().getByLabel('Youngest age').fill('7');
    await drawer().getByLabel('At least').fill('6');
    await drawer().getByLabel('At most', { exact: true }).fill('10');
    await expectNoViolations(page, 'a therapy of one’s own');
    await press('Save the therapy');
    await rowOf(/^Garden therapy 6 to 10 sessions 7 and over The service’s own Yes$/).waitFor();
    await press('Garden therapy');
    await drawer().getByText('Made by the team in 2019, after a pilot').first().waitFor();
    await drawer().getByText('Described it first, as Garden therapy.').waitFor();
    // Somebody else changes it while the form is open: both are shown, and what was typed is kept until one is chosen.
    await press('Change what is said of it');
    await drawer().getByLabel('Youngest age').fill('8');
    const held = await callFromPage(page, 'catalogue.get', {});
    const garden = held.ok ? held.value.own.find(({ name }) => name === 'Garden therapy') : undefined;
    if (garden === undefined) throw new Error('Garden therapy is not there');
    const { id: protocolId, kind: _kind, ...said } = garden;
    const theirs = { protocolId, ...said, basis: 'Begun by the team in 2019' };
    expect(await callFromPage(page, 'protocol.saveOwn', theirs)).toMatchObject({ ok: true });
    await press('Save changes');
    await drawer().getByRole('row', { name: 'Youngest age 7 8', exact: true }).waitFor();
    await drawer()
      .getByRole('row', { name: /^What it rests on Begun by the team in 2019 Made by/ })
      .waitFor();
    await expectNoViolations(page, 'two savers of a therapy');
    // The top bar says so while the form is open, and no longer than that. What was typed is there again with it.
    await page.getByText('Not saved', { exact: true }).waitFor();
    await press('Close this form');
    await page.getByText('Not saved', { exact: true }).waitFor({ state: 'detached' });
    await press('Garden therapy');
    await press('Change what is said of it');
    await press('Save changes');
    await drawer().getByRole('row', { name: 'Youngest age 7 8', exact: true }).waitFor();
    await drawer().getByRole('button', { name: 'Save yours over it' }).press('Enter');
    await press('Garden therapy');
    await drawer().getByText('Before: Begun by the team in 2019').waitFor();
    await expectNoViolations(page, 'a therapy of one’s own, looked up');
    await press('Choose those you deliver');
    await press('Untick all');
    await press('Save the list');
    await drawer().getByText('Tick at least one therapy').first().waitFor();
    for (const name of [/^Letting the Future In/, /^Comprehensive parenting/])
      await drawer().getByRole('checkbox', { name }).press('Space');
    await expectNoViolations(page, 'therapies delivered');
    await press('Save the list');
    await page.getByRole('heading', { name: '2 of 21 therapies delivered here' }).waitFor();
    await rowOf(/^Trauma-focused CBT .* No$/).waitFor();
    await rowOf(/^Letting the Future In .* Yes$/).waitFor();
    await page.getByRole('link', { name: 'Children', exact: true }).press('Enter');
    await page
      .getByRole('link', { name: /Testwood/ })
      .first()
      .press('Enter');
    await page.getByRole('link', { name: /^Assessment and choice/ }).press('Enter');
    await press('Make an offer');
    const therapies = drawer().getByRole('combobox', { name: 'Therapy' }).getByRole('option');
    await expect
      .poll(() => therapies.allTextContents())
      .toEqual([
        'Choose a therapy',
        'Letting the Future In',
        'Comprehensive parenting intervention',
        'Garden therapy',
      ]);
    await page
      .getByRole('combobox', { name: 'Therapy' })
      .selectOption({ label: 'Comprehensive parenting intervention' });
    await drawer().getByText('at least 6 months, weekly').waitFor();
    await pressEscape(page);
    await page.getByRole('link', { name: 'Service', exact: true }).press('Enter');
  });

  test('a measure is looked up with its bands and its licence; those the service uses are ticked', async () => {
    await tab('Measures');
    await press('Young Person’s CORE');
    await drawer().getByText('No band available').waitFor();
    await expectNoViolations(page, 'a measure');
    await press('Choose those you use');
    await drawer()
      .getByRole('checkbox', { name: /^Outcome Rating Scale/ })
      .press('Space');
    await expectNoViolations(page, 'measures used');
    await press('Save the list');
    await page.getByRole('heading', { name: '8 of 25 measures used here' }).waitFor();
    await rowOf(/^Outcome Rating Scale .* Yes$/).waitFor();
  });

  test('a backup is made, and says that it was verified', async () => {
    await tab('Backups');
    await press('Make a backup now');
    await page.getByText(/^Backup made 20 Nov 2026/).waitFor();
    await rowOf(/Asked for/).waitFor();
    await tab('Log');
    await page.getByText(/none is missing since the backup of 20 Nov 2026/).waitFor();
  });

  test('the safeguarding lead sees who opened what, and takes it off the list', async () => {
    await tab(/^Opened outside a caseload 1/);
    await page.getByText('Covering for Sol this week').waitFor();
    await press(/^Seen/);
    await page.getByRole('heading', { name: 'Nothing new to see' }).waitFor();
    await expectNoViolations(page);
  });

  test('the log is found by person and by record, and says what was not done', async () => {
    await tab('Log');
    await page.getByText('The log is whole.').waitFor();
    await page.getByLabel('What', { exact: true }).selectOption('Not done');
    await page.getByText('not done', { exact: true }).first().waitFor();
    await page.getByLabel('What', { exact: true }).selectOption('Records opened');
    await rowOf(/opened a child’s record/)
      .first()
      .waitFor();
    await page
      .getByRole('button', { name: /^Only the record/ })
      .first()
      .press('Enter');
    await page.getByRole('button', { name: /only: show all$/ }).waitFor();
    await page.getByLabel('Who', { exact: true }).selectOption('Kim Draftley');
    await page.getByText('Nothing in the log matches').waitFor();
    await press('Clear filters');
  });

  test('an account is added with its errors beside their fields, and its owner signs in', async () => {
    await tab('Accounts');
    await press('Add an account');
    await press('Add the account');
    await drawer().getByRole('link', { name: 'Enter a name to sign in with' }).waitFor();
    await expectNoViolations(page);
    await page.getByLabel('Name to sign in with').fill('Lou Notional');
    await page.getByRole('checkbox', { name: /^Auditor/ }).press('Space');
    await page.getByLabel('Their passphrase').fill('letmein');
    await page.getByLabel('The same passphrase again').fill('letmein');
    await press('Add the account');
    await drawer().getByText('Too easy to guess. Try four or five unrelated words.').waitFor();
    await page.getByLabel('Their passphrase').fill(NEW_PASSPHRASE);
    await page.getByLabel('The same passphrase again').fill(NEW_PASSPHRASE);
    await press('Add the account');
    await rowOf(/^Lou Notional Auditor/).waitFor();
  });

  test('an account is closed after a sentence that says what will change', async () => {
    await press('Close Kim Draftley');
    await page
      .getByRole('dialog')
      .getByText(/can no longer unlock Holdfast/)
      .waitFor();
    await expectNoViolations(page);
    await press('Close the account');
    await rowOf(/^Kim Draftley .*Closed/).waitFor();
    await signInAs('Lou Notional', NEW_PASSPHRASE);
  });

  test('an auditor lands on the log, sees nothing else of the service, and changes their own passphrase', async () => {
    await page.getByText('The log is whole.').waitFor();
    const tabs = page.getByRole('navigation', { name: 'Parts of the service' }).getByRole('link');
    expect(await tabs.allTextContents()).toEqual(['Your account', 'Log']);
    const rail = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    expect((await rail.allTextContents()).filter((text) => text !== '')).toEqual(['Service']);
    expect(await page.getByText('Testwood').count()).toBe(0);
    await tab('Your account');
    await press('Change your passphrase');
    await page.getByLabel('The passphrase you use now').fill('not this one');
    await page.getByLabel('New passphrase').fill(OTHER_PASSPHRASE);
    await page.getByLabel('The same passphrase again').fill(OTHER_PASSPHRASE);
    await press('Change passphrase');
    await drawer().getByText('That passphrase does not open this account').waitFor();
    await page.getByLabel('The passphrase you use now').fill(NEW_PASSPHRASE);
    await press('Change passphrase');
    await drawer().waitFor({ state: 'detached' });
    await signInAs('Lou Notional', OTHER_PASSPHRASE);
  });
});
