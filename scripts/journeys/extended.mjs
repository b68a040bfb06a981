// A course of Letting the Future In that is extended at 20 and ends at 27.
import { choose } from '../demo/choose.mjs';
import { addWeekly, holdReview, logPast } from './past.mjs';

const NAME = 'Idwal Fakenwell';

export async function planExtended({ planOf, savePlan }) {
  await planOf(NAME, {
    practitioner: 'Bea Protham',
    startsOn: '2026-04-30',
    time: '2 pm',
    room: 'Room 2',
    count: 20,
    carer: null,
    whyNoCarer: 'His mother sees somebody of her own elsewhere.',
  });
  await savePlan();
}

/** Twenty are held: the review asks for more, and the decision says how far, why, and when it is looked at again. */
export async function extend(walk) {
  const { page, press, picture, openCourse } = walk;
  await logPast(walk, NAME);
  await holdReview(walk, NAME, '2026-06-11', { withWhom: ['child'] });
  await holdReview(walk, NAME, '2026-07-23', { withWhom: ['child'] });
  await openCourse(NAME);
  await press('Record review 3');
  await page.getByLabel('Held on').fill('11 Sep 2026');
  await choose(page, /Who was there\?/, 'Idwal');
  await choose(page, /Is it helping\?/, 'Helping in part');
  await choose(page, /What was decided\?/, 'Ask for an extension');
  await page.getByLabel('To how many sessions?').fill('28');
  await press('Save review 3');
  await press('Decide on the extension');
  const dialog = page.getByRole('dialog', { name: 'Extend Idwal’s course' });
  await choose(dialog, 'Why?', 'Gains still coming');
  await dialog.getByLabel('In your words').fill('He has begun to sleep, and school starts again this month.');
  await choose(dialog, 'Who agrees?', 'Idwal');
  await choose(dialog, 'Next review', /as usual/);
  await picture('course-extend');
  await press('Extend to 28', dialog);
  await dialog.waitFor({ state: 'hidden' });
}

export async function endExtended(walk) {
  const { page, press, picture, openCourse } = walk;
  await addWeekly(walk, NAME, [
    '2026-09-17',
    '2026-09-24',
    '2026-10-01',
    '2026-10-08',
    '2026-10-15',
    '2026-11-05',
    '2026-11-19',
  ]);
  await logPast(walk, NAME);
  await holdReview(walk, NAME, '2026-10-22', { withWhom: ['child'] });
  await openCourse(NAME);
  await press('End course');
  const ending = page.getByRole('dialog', { name: 'End Idwal’s course' });
  await ending.getByLabel('On which day?').fill('19 Nov 2026');
  await choose(ending, 'How does it end?', 'Planned');
  await choose(ending, 'Who decided?', 'The child');
  await choose(ending, 'What comes after?', 'Not needed');
  await press('End the course', ending);
  await ending.waitFor({ state: 'hidden' });
  await page.getByText(/ended 19 Nov 2026, as planned/).waitFor();
  await picture('course-at-27');
}
