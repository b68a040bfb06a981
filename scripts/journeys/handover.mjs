// A course that goes to another practitioner: what is in the way, what the child wants known, and how it went.
import { choose } from '../demo/choose.mjs';
import { holdReview, logPast } from './past.mjs';

const NAME = 'Bryony Mockbury';

export async function planHandedOver({ planOf, savePlan }) {
  await planOf(NAME, {
    practitioner: 'Ama Fictley',
    startsOn: '2026-09-17',
    time: '4 pm',
    room: 'Room 1',
    count: 20,
    carer: null,
    whyNoCarer: 'Her mother has sessions of her own at the women’s centre.',
  });
  await savePlan();
}

export async function handOver(walk) {
  const { page, press, picture, openCourse } = walk;
  await logPast(walk, NAME);
  await holdReview(walk, NAME, '2026-10-29', { withWhom: ['child'] });
  await openCourse(NAME);
  await press('Hand over');
  const dialog = page.getByRole('dialog');
  await choose(dialog, 'For how long?', 'For good');
  await dialog.getByLabel('To whom').selectOption({ label: 'Bea Protham, Play therapist' });
  await dialog.getByLabel('From', { exact: true }).fill('10 Dec 2026');
  await dialog.getByLabel('Why', { exact: true }).selectOption({ label: 'Their contract ends' });
  await dialog
    .getByLabel('What should the next person know?')
    .fill(
      'Start with drawing. She has told it once and does not want to tell it again. She likes the blue chair.',
    );
  await dialog.getByText(/^They have another session on/).waitFor();
  await picture('handover-clash');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  // Her hour goes to half past two from that day; then nothing is in the way.
  await press(/^Coming/);
  await press(/^Thu 10 Dec/);
  await press('Move or change');
  await page.getByLabel('At', { exact: true }).fill('2.30 pm');
  await choose(page, 'Which dates change?', 'This and later');
  await page.getByText('Nothing is in the way.').waitFor();
  await press(/^Change \d+ dates$/);
  await page.getByText('Thu 10 Dec, 2.30 pm').first().waitFor();
  await press('Hand over');
  await dialog.getByText(/planned dates? go(es)? to them/).waitFor();
  await press('Save the handover', dialog);
  await dialog.getByText('Ama Fictley to Bea Protham').waitFor();
  await page.keyboard.press('Escape');
}

export async function handedOver(walk) {
  const { page, press, picture, openCourse } = walk;
  await logPast(walk, NAME);
  await openCourse(NAME);
  await press('Hand over');
  const dialog = page.getByRole('dialog');
  await press('Say how it went', dialog);
  await choose(dialog, 'What became of it?', 'The child was handed over');
  await dialog
    .getByLabel('How they were handed over')
    .fill('A session with both on 3 December. Ama said goodbye and Bryony chose the room.');
  await press('Save', dialog);
  await dialog.getByText('Handed over', { exact: true }).waitFor();
  await picture('handover-done');
}
