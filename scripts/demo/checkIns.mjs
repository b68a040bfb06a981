// Check-ins with the three who have waited longest, and holding support for the first of them.
import { choose, tick } from './choose.mjs';

/** Rings the first of the list as `readWaitingList` left it, and walks on with "Save and next". */
export async function checkIn({ page, picture, say }, names) {
  say('Checking in with the three who have waited longest ...');
  await page.getByRole('button', { name: `Check in with ${names[0]}:` }).click();
  for (const [at, name] of names.entries()) {
    const drawer = page.getByRole('complementary', { name: new RegExp(name) });
    await drawer.waitFor();
    if (at === 0) await picture('check-in-contact-not-checked');
    const right = drawer.getByRole('button', { name: 'These contacts are right' });
    if ((await right.count()) > 0) {
      await drawer
        .getByRole('combobox', { name: 'With whom did you go through it today?' })
        .selectOption('The person themselves');
      await right.click();
      await right.waitFor({ state: 'detached' });
    }
    if (at === 0) await logHoldingSupport({ page, picture }, drawer);
    await answer(drawer, at);
    if (at === 0) await picture('check-in-answered');
    const isLast = at === names.length - 1;
    await drawer.getByRole('button', { name: isLast ? 'Save check-in' : 'Save and next' }).click();
    if (isLast) {
      // The last said "harder", so the drawer stays and points to the priority.
      await drawer.getByText('Things are harder.').waitFor();
      await picture('check-in-harder');
      await drawer.getByRole('button', { name: 'Close the check-in' }).first().click();
    }
    await drawer.waitFor({ state: 'detached' });
  }
  await picture('check-ins-saved');
}

async function answer(drawer, at) {
  await tick(drawer.getByRole('radio', { name: 'Reached' }));
  await choose(drawer, 'Who did you speak to?');
  await choose(drawer, 'How are things?', ['About the same', 'Better', 'Harder'][at]);
  await choose(drawer, /safe now\?/, 'Yes');
  await choose(drawer, /still want therapy\?/, 'Yes');
  await drawer.getByLabel('Short note').fill('Sleep is a little better. School is helping.');
}

async function logHoldingSupport({ page, picture }, drawer) {
  await drawer.getByRole('button', { name: 'Log holding support' }).click();
  const dialog = page.getByRole('dialog', { name: /^Holding support/ });
  await choose(dialog, 'What was given?', 'Coping skills');
  await choose(dialog, 'Who was it for?');
  await choose(dialog, 'How?', 'In person');
  await picture('holding-support');
  await dialog.getByRole('button', { name: 'Log holding support' }).click();
  await dialog.getByText('Logged.').waitFor();
  await dialog.getByRole('button', { name: 'Back to the check-in' }).click();
  await dialog.waitFor({ state: 'detached' });
}
