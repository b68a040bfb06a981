// A course that changes its weekday halfway: this date and all later ones.
import { choose } from '../demo/choose.mjs';
import { holdReview, logPast } from './past.mjs';

const NAME = 'Coll Trialford';

export async function planWeekday({ planOf, savePlan }) {
  await planOf(NAME, {
    practitioner: 'Bea Protham',
    startsOn: '2026-09-16',
    time: '4 pm',
    room: 'Room 2',
    count: 20,
    carer: { practitioner: 'Ama Fictley', room: 'Room 1' },
  });
  await savePlan();
}

export async function changeWeekday(walk) {
  const { page, press, picture, openCourse } = walk;
  await logPast(walk, NAME);
  await logPast(walk, NAME, { isCarers: true });
  await holdReview(walk, NAME, '2026-10-28');
  await openCourse(NAME);
  await press(/^Coming/);
  await press(/^Wed 25 Nov/);
  await press('Move or change');
  await page.getByLabel('Date', { exact: true }).fill('26 Nov 2026');
  await choose(page, 'Which dates change?', 'This and later');
  await page.getByText(/dates change, the last to/).waitFor();
  await page.getByText(/^Carer, Thu 26 Nov.*is taken/).waitFor();
  await page.getByRole('heading', { name: 'Session 11' }).evaluate((title) => title.scrollIntoView());
  await picture('course-weekday');
  await page.getByRole('checkbox', { name: 'The carer’s sessions move along' }).uncheck({ force: true });
  await page.getByText('Nothing is in the way.').waitFor();
  await press('Change 10 dates');
  await page.getByText('Thu 26 Nov, 4 pm').first().waitFor();
  await picture('course-weekday-after');
}
