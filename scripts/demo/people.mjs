// Who holds sessions, and where: added under Service.
const PRACTITIONERS = ['Ama Fictley', 'Bea Protham'];
const ROOMS = ['Room 1', 'Room 2'];

/** Adds two practitioners and two rooms. */
export async function addPeople({ page, picture, say, goTo }) {
  say('Adding two therapists and two rooms ...');
  await goTo('Service');
  for (const name of PRACTITIONERS) await add(page, 'People', 'Add a person', name);
  for (const name of ROOMS) await add(page, 'Rooms', 'Add a room', name);
  await picture('service-rooms');
}

async function add(page, tab, button, name) {
  await page.getByRole('main').getByRole('link', { name: tab }).click();
  await page.getByRole('button', { name: button }).first().click();
  const drawer = page.getByRole('complementary', { name: button });
  await drawer.getByLabel(/^Name/).fill(name);
  const job = drawer.getByLabel('What they are');
  if ((await job.count()) > 0) await job.fill('Therapist');
  await drawer.getByRole('button', { name: /^(Add|Save)/ }).click();
  await drawer.waitFor({ state: 'detached' });
  await page.getByRole('rowheader', { name }).waitFor();
}
