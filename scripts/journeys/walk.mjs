// What every journey of docs/guide/courses.md shares: the service on a given day, and the steps a therapist takes most.
import { join } from 'node:path';
import { newId } from '../../electron/service/ids.ts';
import { contract } from '../../shared/contract.ts';
import { launchHoldfast } from '../../test/support/electron.ts';
import { unlockInWindow } from '../../test/support/firstRun.ts';
import { choose } from '../demo/choose.mjs';
import { typed } from '../demo/dates.mjs';
import { root } from '../paths.mjs';

/** Opens the service as it is on one day, hands `visit` the steps, and closes it. */
export async function onDay(userData, today, visit) {
  const running = await launchHoldfast({ userData, args: [`--today=${today}`, `--save-to=${userData}`] });
  try {
    await unlockInWindow(running.page);
    await visit(stepsIn(running.page, today));
  } finally {
    await running.close();
  }
}

function stepsIn(page, today) {
  const main = page.getByRole('main');
  const press = (name, within = page) => within.getByRole('button', { name }).first().click();
  const heading = (name) => page.getByRole('heading', { name }).first();

  /** Calls an operation as the window does. */
  async function ask(name, input) {
    const requestId = contract[name].kind === 'command' ? newId().replace(/^(.{14})7/, '$14') : null;
    const reply = await page.evaluate(
      (call) => window.holdfast.invoke(call.name, call.input, call.requestId),
      {
        name,
        input,
        requestId,
      },
    );
    if (!reply.ok)
      throw new Error(`${name} was refused: ${reply.code} ${JSON.stringify(reply.fields ?? {})}`);
    return reply.value;
  }

  async function picture(name) {
    await page.evaluate(() => document.fonts.ready);
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(root, 'docs/pictures', `guide-${name}.png`), animations: 'disabled' });
    console.log(`guide-${name}`);
  }

  async function goTo(name) {
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  }

  /** Opens a child's page by name, as Ctrl+K does. */
  async function openChild(name) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /^Find a child/ }).fill(name);
    await page
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
  }

  const tab = (name) => main.getByRole('link', { name }).first().click();

  async function openCourse(name) {
    await openChild(name);
    await tab('Courses');
    await main
      .getByRole('link', { name: /Trauma|Letting/ })
      .first()
      .click();
    await heading('Sessions').waitFor();
  }

  /** Fills the plan of a course from its accepted offer, up to the dates that then stand beside it. */
  async function planOf(child, plan) {
    await openChild(child);
    await tab('Assessment and choice');
    await page.getByRole('link', { name: 'Plan the course' }).click();
    await main.getByLabel('With', { exact: true }).first().selectOption({ label: plan.practitioner });
    await main.getByLabel('First session on').fill(typed(plan.startsOn));
    await main.getByLabel('At', { exact: true }).first().fill(plan.time);
    await main.getByLabel('Room', { exact: true }).selectOption({ label: plan.room });
    await main.getByLabel('How many sessions?').fill(String(plan.count));
    await choose(
      main,
      /^Whose sessions stand beside/,
      plan.carer === null ? 'Nobody’s' : /^(?!Nobody|Somebody)/,
    );
    if (plan.carer === null) await main.getByLabel('Why not?').fill(plan.whyNoCarer);
    else {
      await main.getByLabel('With', { exact: true }).nth(1).selectOption({ label: plan.carer.practitioner });
      await main.getByLabel('Room for them').selectOption({ label: plan.carer.room });
    }
    const dates = page.getByRole('region', { name: 'Every date of the course' });
    await dates.getByRole('row').nth(plan.count).waitFor();
    if (plan.carer !== null) await dates.getByRole('columnheader').nth(3).waitFor();
  }

  async function savePlan() {
    await press(/^Save (\d+ dates|the course)/, main);
    await heading('Sessions').waitFor();
  }

  /** Answers both questions of the session that is open, and saves it. */
  async function logAttended(number) {
    const save = page.getByRole('button', { name: `Save session ${number}`, exact: true });
    await save.waitFor();
    await choose(page, /Did the session happen\?/, 'Yes');
    await choose(page, /Who attended\?/);
    await save.click();
    await page.getByText(`Session ${number} is saved`, { exact: false }).waitFor();
  }

  return {
    page,
    main,
    today,
    press,
    heading,
    ask,
    picture,
    goTo,
    openChild,
    tab,
    openCourse,
    planOf,
    savePlan,
    logAttended,
  };
}
