// The pictures of docs/guide/groups.md: a group is planned, three girls join it, and its register is taken.

const MEMBERS = ['Amara Notional', 'Odette Samplesby', 'Efa Samplewick'];
/** Asked only where it is so of a child: then said in a few words. */
const ASKED_OF_SOME = [
  'What was talked over, and with whom?',
  'And the carer’s own sessions?',
  'Why can both be at the same time?',
];

/** `walk` holds the steps that all pictures share: picture, goTo. */
export async function groupPictures(page, { picture, goTo }) {
  const drawer = page.getByRole('complementary').last();
  const press = (name, within = page) => within.getByRole('button', { name }).first().click();
  await goTo('Children');
  await page.getByRole('link', { name: 'Groups' }).click();
  await press('Plan a group');
  await drawer.getByLabel('Name of the group').fill('Girls, autumn');
  await drawer
    .getByLabel('Therapy')
    .selectOption({ label: 'Group psychotherapeutic and psychoeducational sessions' });
  await drawer.getByLabel('With', { exact: true }).selectOption({ label: 'Ama Fictley' });
  await drawer.getByLabel('And with').selectOption({ label: 'Bea Protham' });
  await drawer.getByLabel('Room').selectOption({ index: 1 });
  await drawer.getByLabel('Places').fill('6');
  await drawer.getByLabel('First date').fill('6 Nov 2026');
  await drawer.getByLabel('At', { exact: true }).fill('12:30');
  await drawer.getByLabel('How many dates?').fill('18');
  await drawer.getByRole('heading', { name: '18 dates' }).waitFor();
  const why = drawer.getByLabel('Why can both be at the same time?');
  if ((await why.count()) > 0) await why.fill('Another looks after the first half hour');
  await press('Save 18 dates');
  for (const name of MEMBERS) await join(name);

  await press(/^Take the register of Fri 13 Nov/);
  const of = (name) => drawer.getByLabel(`What became of it, ${name}`);
  await of('Amara Notional').selectOption({ label: 'Was not brought' });
  await drawer.getByLabel('Why, as far as you know?').selectOption({ label: 'Not known' });
  await press('Everybody else came', drawer);
  await drawer.getByRole('radio', { name: 'I will ring' }).check({ force: true });
  await picture('guide-register');
  await press('Save the register');
  await page
    .getByRole('row', { name: /^Fri 13 Nov/ })
    .getByText('2 of 3 came')
    .waitFor();
  await picture('guide-group');

  async function join(name) {
    await press('Add a member');
    await drawer.getByLabel('Find a child by name').fill(name);
    await drawer.getByLabel('Child', { exact: true }).selectOption({ label: name });
    await drawer.getByLabel('Joins on').fill('13 Nov 2026');
    await drawer.getByText('17 of 18 dates', { exact: false }).waitFor();
    await drawer.getByLabel('And the carer’s own sessions?').waitFor();
    for (const label of ASKED_OF_SOME) {
      const asked = drawer.getByLabel(label);
      if ((await asked.count()) > 0) await asked.fill('With her and her mother, on 9 November');
    }
    const why = drawer.getByLabel(/^Why is it right for/);
    if ((await why.count()) > 0) await why.selectOption({ index: 1 });
    await press('Add them to the group');
    await page.getByRole('row', { name: new RegExp(`^${name}`) }).waitFor();
  }
}
