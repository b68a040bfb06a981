// Takes the pictures of the README and the docs in the example service, so that they can be made again.
// npm run screens [-- guide]   With `guide` only those of docs/guide.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchHoldfast } from '../test/support/electron.ts';
import { coursePictures } from './coursePictures.mjs';
import { groupPictures } from './groupPictures.mjs';
import { guidePictures } from './guidePictures.mjs';
import { root } from './paths.mjs';
import { endWith } from './stop.mjs';

const TODAY = '2026-11-20';
const out = join(root, 'docs/pictures');
const isGuideOnly = process.argv.includes('guide');

await endWith(async () => {
  mkdirSync(out, { recursive: true });
  const userData = mkdtempSync(join(tmpdir(), 'holdfast-screens-'));
  const running = await launchHoldfast({ userData, args: [`--today=${TODAY}`, `--save-to=${userData}`] });
  try {
    await visit(running.page);
  } finally {
    await running.close();
    rmSync(userData, { recursive: true, force: true });
  }
  await coursePictures();
  console.log(`The pictures are in ${out}.`);
  return 0;
});

async function visit(page) {
  const picture = async (name) => {
    await page.evaluate(() => document.fonts.ready);
    // Nothing is lit up because the pointer happens to rest on it.
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(out, `${name}.png`), animations: 'disabled' });
    console.log(name);
  };
  const goTo = async (name) => {
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  };
  const openChild = async (name) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /^Find a child/ }).fill(name);
    await page
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
  };
  const tab = (name) => page.getByRole('main').getByRole('link', { name }).first().click();
  const openCourse = async (name) => {
    await openChild(name);
    await tab('Courses');
    await page
      .getByRole('main')
      .getByRole('link', { name: /Open|Trauma|Letting/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Sessions' }).waitFor();
  };

  await page.getByRole('button', { name: /Look around/ }).waitFor();
  if (!isGuideOnly) await picture('first-run');
  await page.getByRole('button', { name: /Look around/ }).click();
  await page.getByRole('heading', { level: 1, name: /^Today/ }).waitFor();
  for (const theme of isGuideOnly ? [] : ['Light', 'Dark']) {
    await setTheme(page, theme);
    const suffix = theme === 'Dark' ? '-dark' : '';
    await goTo('Today');
    await page.getByRole('heading', { name: /^Overdue/ }).waitFor();
    await picture(`today${suffix}`);
    await goTo('Waiting list');
    await page.locator('tr[data-row]').first().click();
    await page.getByRole('complementary', { name: /Rafe Testwood/ }).waitFor();
    await picture(`waiting-list${suffix}`);
    await page.keyboard.press('Escape');
    await openChild('Odette Samplesby');
    await picture(`child${suffix}`);
    await openCourse('Tilly Samplesby');
    await picture(`course${suffix}`);
    await openCourse('Juno Placeham');
    await picture(`course-extended${suffix}`);
    await goTo('Planner');
    await page.locator('.week-scroll').getByText('Room').first().waitFor();
    await picture(`planner${suffix}`);
    await openChild('Tilly Samplesby');
    await tab('Measures');
    await page.getByRole('heading', { name: 'CRIES-8' }).waitFor();
    await picture(`measures${suffix}`);
    await goTo('Returns');
    await page.getByRole('region', { name: 'The return' }).waitFor();
    await picture(`returns${suffix}`);
    await goTo('Service');
    await picture(`service${suffix}`);
  }
  await setTheme(page, 'Light');
  await guidePictures(page, { picture, goTo, openChild, tab });
  await groupPictures(page, { picture, goTo });
  if (isGuideOnly) return;
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Import');
  await page.keyboard.press('Enter');
  await page.getByLabel('Choose a file').setInputFiles(join(root, 'examples/waiting-list.xlsx'));
  await page.getByRole('button', { name: /^Bring in/ }).waitFor();
  await picture('import');
}

async function setTheme(page, theme) {
  await page.getByRole('button', { name: 'Jo Draftley', exact: true }).click();
  const menu = page.getByRole('group', { name: 'Your account' });
  await menu.getByRole('radio', { name: theme }).check({ force: true });
  await page.keyboard.press('Escape');
}
