// A course planned from an accepted offer, its sessions logged late, and its first review.
import { choose } from './choose.mjs';
import { typed } from './dates.mjs';
import { tab } from './offers.mjs';

const ATTENDED_BEFORE_REVIEW = 6;

/** Plans the course of the accepted offer with a carer's strand beside it. */
export async function planCourse({ page, picture, say }, plan) {
  say(`Planning ${plan.count} sessions from ${plan.startsOn}, with the carer's beside them ...`);
  await tab(page, 'Assessment and choice');
  await page.getByRole('link', { name: 'Plan the course' }).click();
  const form = page.getByRole('main');
  await form.getByLabel('With', { exact: true }).first().selectOption({ label: plan.practitioner });
  await form.getByLabel('First session on').fill(typed(plan.startsOn));
  await form.getByLabel('At', { exact: true }).first().fill(plan.time);
  await form.getByLabel('Room', { exact: true }).selectOption({ label: plan.room });
  await form.getByLabel('How many sessions?').fill(String(plan.count));
  await choose(form, /^Whose sessions stand beside/);
  await form.getByLabel('With', { exact: true }).nth(1).selectOption({ label: plan.carerPractitioner });
  await form.getByLabel('Room for them').selectOption({ label: plan.carerRoom });
  await form.getByLabel('Every how many weeks?').fill('2');
  await form.getByRole('region', { name: 'Every date of the course' }).getByRole('row').nth(1).waitFor();
  await picture('plan-course');
  await form.getByRole('button', { name: /^Save (\d+ dates|the course)/ }).click();
  await page.getByRole('heading', { name: 'Sessions' }).waitFor();
  await picture('course-planned');
}

/** Logs what is past: the third date "was not brought", the others attended, until the first review is due. */
export async function logUntilReview({ page, picture, say }, { missed }) {
  say('Logging the sessions late ...');
  let attended = 0;
  for (let number = 1; attended < ATTENDED_BEFORE_REVIEW; number += 1) {
    await list(page, 'Past');
    const row = sessionRow(page, number);
    if ((await row.count()) === 0 || !(await row.innerText()).includes('Needs logging')) break;
    await row.getByRole('button').first().click();
    const save = page.getByRole('button', { name: `Save session ${number}`, exact: true });
    await save.waitFor();
    if (number === missed) await logMissed({ page, picture });
    else {
      await choose(page, /Did the session happen\?/, 'Yes');
      await choose(page, /Who attended\?/);
      attended += 1;
    }
    if (number === 1) await picture('log-session');
    await save.click();
    await save.waitFor({ state: 'detached' });
  }
  await picture('sessions-logged');
}

async function logMissed({ page, picture }) {
  await choose(page, /Did the session happen\?/, 'No');
  await choose(page, /What happened instead\?/, 'Was not brought');
  await choose(page, /Why, as far as you know\?/, 'Not known');
  await choose(page, 'How do you know?', /^Rang/);
  await choose(page, 'Who told you?');
  await choose(page, /A new date for session/, 'Not yet');
  await picture('was-not-brought');
}

/** Logs the carer's own past sessions, all attended. Gives how many. */
export async function logCarer({ page, picture }) {
  await list(page, 'Carer');
  let attended = 0;
  for (;;) {
    const row = page.locator('table.sessions tr[data-row]').filter({ hasText: 'Needs logging' }).first();
    if ((await row.count()) === 0) break;
    const number = (await row.getByRole('rowheader').innerText()).trim();
    await row.getByRole('button').first().click();
    const save = page.getByRole('button', { name: `Save session ${number}`, exact: true });
    await save.waitFor();
    await choose(page, /Did the session happen\?/, 'Yes');
    await choose(page, /Who attended\?/);
    await save.click();
    await save.waitFor({ state: 'detached' });
    attended += 1;
    await list(page, 'Carer');
  }
  await picture('carer-sessions');
  return attended;
}

/** Holds the review that is due after the sixth attended session. */
export async function holdReview({ page, picture, say }, { on }) {
  say('Holding the first review ...');
  await page.getByRole('button', { name: 'Record review 1' }).click();
  await page.getByLabel('Held on').fill(typed(on));
  await choose(page, /Who was there\?/);
  await choose(page, /Is it helping\?/);
  await choose(page, /What was decided\?/);
  await picture('review');
  const save = page.getByRole('button', { name: 'Save review 1' });
  await save.click();
  await save.waitFor({ state: 'detached' });
  await picture('course-after-review');
}

/** What the course's own page says of it. */
export async function readCourse({ page }) {
  await list(page, 'Past');
  const words = await page.locator('table.sessions .st').allInnerTexts();
  const count = (word) => words.filter((text) => text.trim().startsWith(word)).length;
  const figure = (await page.locator('.lane-label .figure').first().innerText()).replace(/\s+/g, ' ').trim();
  const [attended, range] = figure.split(' of ');
  await list(page, 'Carer');
  const carer = await page.locator('table.sessions .st').allInnerTexts();
  return {
    protocol: (await page.locator('.course-head h2').innerText()).trim(),
    range,
    attended: Number(attended),
    wasNotBrought: count('Was not brought'),
    carerAttended: carer.filter((text) => text.trim().startsWith('Attended')).length,
    reviewsHeld: words.filter((text) => /Review \d+ held/.test(text)).length,
  };
}

async function list(page, name) {
  await page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click();
}

const sessionRow = (page, number) =>
  page
    .locator('table.sessions tr[data-row]')
    .filter({ has: page.getByRole('rowheader', { name: String(number), exact: true }) });
