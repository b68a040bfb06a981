// A course that stops at five: sessions are missed, somebody asks why, and the ending says what comes instead.
import { choose } from '../demo/choose.mjs';
import { logPast } from './past.mjs';

const NAME = 'Senna Pretendley';

export async function planCutShort({ planOf, savePlan }) {
  await planOf(NAME, {
    practitioner: 'Bea Protham',
    startsOn: '2026-09-15',
    time: '4.30 pm',
    room: 'Room 2',
    count: 14,
    carer: null,
    whyNoCarer: 'She wishes to come alone.',
  });
  await savePlan();
}

export async function cutShort(walk) {
  const { page, press, picture, openCourse } = walk;
  await logPast(walk, NAME, {
    missed: {
      '2026-10-20': { status: 'cancelled_by_service', reason: 'other', words: 'Bea was at court' },
      '2026-10-27': { status: 'cancelled_by_family', reason: 'other', words: 'Half-term with her aunt' },
      '2026-11-03': { status: 'did_not_attend', reason: 'not_known' },
      '2026-11-10': { status: 'did_not_attend', reason: 'chose_not_to' },
      '2026-11-17': { status: 'did_not_attend', reason: 'chose_not_to' },
    },
  });
  await openCourse(NAME);
  await press('Say what was decided');
  const drawer = page.getByRole('dialog', { name: 'Missed sessions of Senna' });
  await choose(drawer, 'What gets in the way?', /^Does not want it now/);
  await choose(drawer, 'Who was spoken to?', 'The child');
  await choose(drawer, 'What was decided?', 'Review with them what they want now');
  await drawer
    .getByLabel('In a sentence or two, and by whom')
    .fill('She wants to stop for now and say goodbye. Bea Protham.');
  await drawer.getByLabel('Look at it again on').fill('27 Nov 2026');
  await picture('course-missed');
  await press('Save the decision', drawer);
  await drawer.waitFor({ state: 'hidden' });
  await press('End course');
  const ending = page.getByRole('dialog', { name: 'End Senna’s course' });
  await ending.getByLabel('On which day?').fill('20 Nov 2026');
  await choose(ending, 'How does it end?', 'Unplanned');
  await ending.getByLabel('What was the reason?').selectOption({ label: 'The child chose to stop' });
  await choose(ending, 'Who decided?', 'The child');
  await ending.getByLabel('Why it ends here').fill('Exams first. She knows that she can come back.');
  await choose(ending, 'What comes after?', 'Aftercare is agreed');
  await picture('course-cut-short');
  await press('End the course', ending);
  await ending.waitFor({ state: 'hidden' });
  await page.getByText(/ended 20 Nov 2026, the child chose to stop/).waitFor();
  await picture('course-cut-ended');
}
