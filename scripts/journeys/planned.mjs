// A course of trauma-focused CBT with the mother's own sessions beside it, to an ending that was planned.
import { choose } from '../demo/choose.mjs';
import { holdReview, logPast } from './past.mjs';

const NAME = 'Ottilie Draftbourne';

export async function planWithCarer({ planOf, savePlan, picture }) {
  await planOf(NAME, {
    practitioner: 'Ama Fictley',
    startsOn: '2026-05-11',
    time: '4 pm',
    room: 'Room 1',
    count: 14,
    carer: { practitioner: 'Bea Protham', room: 'Room 2' },
  });
  await picture('course-plan');
  await savePlan();
}

/** The sixth session is logged in the window, and the review it asks for is held a week later. */
export async function reviewWithCarer(walk) {
  const { page, press, picture, openCourse, logAttended, today } = walk;
  await logPast(walk, NAME, { before: '2026-06-22' });
  await logPast(walk, NAME, { isCarers: true });
  await openCourse(NAME);
  await logAttended(6);
  await logAttended(7);
  await press('Record review 1');
  await page.getByLabel('Held on').fill(today.split('-').reverse().join('/'));
  await choose(page, /Who was there\?/, 'Ottilie');
  await choose(page, /Who was there\?/, 'Carys');
  await choose(page, /Is it helping\?/, 'Helping');
  await choose(page, /What was decided\?/, 'Carry on');
  await page.getByRole('heading', { name: 'Review 1' }).evaluate((title) => title.scrollIntoView());
  await picture('course-review');
  await press('Save review 1');
  await page.getByText('after session 12', { exact: false }).first().waitFor();
}

export async function endPlanned(walk) {
  const { page, press, picture, openCourse, logAttended } = walk;
  const away = {
    status: 'cancelled_by_family',
    reason: 'other',
    words: 'The school play',
    newDate: '2026-07-22',
  };
  await logPast(walk, NAME, { missed: { '2026-07-20': away } });
  await logPast(walk, NAME, { isCarers: true });
  await holdReview(walk, NAME, '2026-08-10');
  await openCourse(NAME);
  await logAttended(14);
  await press('End course');
  const ending = page.getByRole('dialog', { name: 'End Ottilie’s course' });
  await ending.getByLabel('On which day?').fill('17 Aug 2026');
  await choose(ending, 'How does it end?', 'Planned');
  for (const who of ['The child', 'A parent or carer']) await choose(ending, 'Who decided?', who);
  await ending
    .getByLabel(/^What was agreed/)
    .fill('She keeps the book of brave things. One call in October.');
  await choose(ending, 'What comes after?', 'Aftercare is agreed');
  for (const asked of await ending.getByRole('radio', { name: 'Asked', exact: true }).all())
    await asked.check({ force: true });
  await picture('course-end');
  await press('End the course', ending);
  await ending.waitFor({ state: 'hidden' });
  await page.getByText(/ended 17 Aug 2026, as planned/).waitFor();
  await picture('course-ended');
}
