// An assessment, an offer and its answer, on the child's own page.
import { choose, tick } from './choose.mjs';
import { typed } from './dates.mjs';

/** Opens a child's page from the waiting list. */
export async function openChild({ page, goTo }, name) {
  await goTo('Waiting list');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('rowheader', { name }).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
}

/** Records an assessment, offers `therapy` and records that it was accepted, all on the day given. */
export async function offerAccepted({ page, picture, say }, { therapy, on }) {
  say(`Offering ${therapy}; it is accepted ...`);
  await tab(page, 'Assessment and choice');
  await page.getByRole('button', { name: 'Record an assessment' }).click();
  const assessment = page.getByRole('complementary', { name: 'Record an assessment' });
  await choose(assessment, 'Which kind?', 'Detailed assessment here');
  await assessment.getByLabel('Who held it').fill('Ama Fictley');
  await choose(assessment, 'Who told you what you know?', 'The child');
  await choose(assessment, 'Who told you what you know?', 'Their carer');
  await choose(assessment, 'Was the child seen alone?', 'Yes');
  await choose(assessment, 'Kinds of abuse', 'Sexual abuse');
  await choose(assessment, 'Who harmed the child?', 'Somebody else in the family');
  for (const line of await assessment.getByRole('radiogroup').all()) {
    await tick(line.getByRole('radio', { name: 'Not known' }));
  }
  const anxiety = assessment.getByRole('radiogroup', { name: 'Anxiety' });
  await tick(anxiety.getByRole('radio', { name: 'Yes' }));
  await choose(assessment, 'What else does the child need help with?', 'Sleep and nightmares');
  await choose(assessment, 'Whom does the child live with?', 'Birth parent');
  await choose(assessment, 'Who agreed to it?', 'The child');
  await choose(assessment, 'Do they agree with what is written here?', 'Agrees');
  await choose(assessment, 'How was it shared with them?', 'Talked through');
  await assessment.getByLabel('Completed on').fill(typed(on));
  await picture('assessment');
  await assessment.getByRole('button', { name: 'Save as complete' }).click();
  // It offers a look at priority; this child keeps the band it has.
  const saved = page.getByRole('complementary', { name: 'The assessment' });
  await saved.getByText('Assessment saved.').waitFor();
  await save(saved, 'Close the assessment');

  await page.getByRole('button', { name: 'Make an offer' }).click();
  const offer = page.getByRole('complementary', { name: 'Make an offer' });
  await offer.getByLabel('Therapy').selectOption({ label: therapy });
  const why = offer.getByLabel(/^Why is it right for/);
  if ((await why.count()) > 0) {
    await why.selectOption({ label: 'It meets their needs best of what is offered here' });
    await offer.getByLabel('More, if it helps').fill('Her birth date is still to be asked.');
  }
  await choose(offer, 'Which needs is it for?', 'Anxiety');
  await offer.getByLabel('How it may help').fill('To sleep, and to worry less.');
  await choose(offer, 'Who was it explained to?', 'The child');
  await choose(offer, 'Who was it explained to?', 'Their carer');
  await offer.getByLabel('What else was put to them').fill('Waiting, and the other therapies we offer.');
  await offer.getByLabel('Offered on').fill(typed(on));
  await picture('offer');
  await save(offer, 'Save offer');

  await page.getByRole('button', { name: 'Record the answer' }).click();
  const answer = page.getByRole('complementary', { name: 'The answer' });
  await choose(answer, 'What did they say?', 'Accepted');
  await answer.getByLabel('Answered on').fill(typed(on));
  await save(answer, 'Save the answer');
  await picture('offer-accepted');
}

/** The pre-trial flag: proceedings are open, and therapy does not wait for them. */
export async function recordProceedings({ page, picture, say }, { on }) {
  say('Noting that criminal proceedings are open ...');
  await tab(page, 'Criminal justice');
  await page.getByRole('button', { name: 'Record proceedings' }).click();
  const drawer = page.getByRole('complementary', { name: 'Record proceedings' });
  await drawer.getByLabel('Stage').selectOption({ label: 'Charged' });
  await drawer.getByLabel('What comes next').fill('Trial');
  await drawer.getByLabel('When').fill(typed(on));
  await save(drawer, 'Save proceedings');
  await picture('pre-trial');
}

/** One of the tabs of a child's page. */
export async function tab(page, name) {
  await page.getByRole('main').getByRole('link', { name }).first().click();
}

async function save(drawer, button) {
  await drawer.getByRole('button', { name: button }).click();
  await drawer.waitFor({ state: 'detached' });
}
