// First run, as the first person of a new service goes through it.
import { tick } from './choose.mjs';
export const PASSPHRASE = 'lantern orbit walnut ferry nine';
const ROLES = ['Manager', 'Coordinator', 'Therapist', 'Safeguarding lead'];

/** Goes from the first page to the open app. */
export async function setUp({ page, picture, say }) {
  say('Setting up a service of its own in a throwaway folder ...');
  await page.getByLabel('Name of the service').fill('Testbridge Children’s Therapy');
  await tick(page.getByLabel('England and Wales'));
  await picture('first-run-service');
  await page.getByRole('button', { name: 'Go on to you' }).click();
  await page.getByLabel('Your name').fill('Wyn Exampleton');
  for (const name of ROLES) await page.getByRole('checkbox', { name }).check();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('The same passphrase again').fill(PASSPHRASE);
  await picture('first-run-you');
  await page.getByRole('button', { name: 'Make the recovery key' }).click();
  const groups = page.getByRole('list', { name: /^Recovery key/ }).locator('b');
  await groups.first().waitFor();
  const recoveryKey = (await groups.allTextContents()).join(' ');
  await page.getByLabel('Now type it back from the paper').fill(recoveryKey);
  await page.getByLabel('Where will the paper live?').fill('Blue folder, locked cabinet, Room 2');
  await picture('first-run-recovery-key');
  await page.getByRole('button', { name: 'Finish set-up' }).click();
  await page.getByRole('button', { name: 'Open Holdfast' }).click();
  await page.getByRole('button', { name: 'Lock' }).waitFor();
}
