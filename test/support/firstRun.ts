import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { OpenVault, Service } from '../../electron/service/context.ts';
import { makeClock } from '../../electron/service/clock.ts';
import { newBytes } from '../../electron/service/ids.ts';
import { ownFolders } from '../../electron/service/vault/folders.ts';
import { deriveFromPassphrase, newParameters, newServiceKeys } from '../../electron/service/vault/keys.ts';
import { writeRecoveryKey } from '../../electron/service/vault/recoveryKey.ts';
import { createService } from '../../electron/service/vault/setUp.ts';
import { localDate } from '../../shared/dates.ts';
import type { Role } from '../../shared/roles.ts';
import { launchHoldfast, type RunningHoldfast } from './electron.ts';
import { PASSPHRASE, PERSON, SERVICE_NAME } from './person.ts';

export { PASSPHRASE, PERSON, SERVICE_NAME };
export const TODAY_ARGS = ['--today=2026-11-20'];

const EVERY_ROLE: readonly Role[] = [
  'administrator',
  'manager',
  'coordinator',
  'therapist',
  'safeguarding_lead',
];

export type KeptService = { passphrase: string; recoveryKey: string };

/** Starts Holdfast on an empty profile and goes through set-up in the window, as a person does, up to the records. */
export async function launchFirstRun(options: {
  userData: string;
  args?: readonly string[];
}): Promise<RunningHoldfast & KeptService> {
  const { userData, args = TODAY_ARGS } = options;
  const running = await launchHoldfast({ userData, args });
  try {
    const recoveryKey = await setUpInWindow(running.page);
    return { ...running, passphrase: PASSPHRASE, recoveryKey };
  } catch (error) {
    await running.close();
    throw error;
  }
}

/** Goes through the four steps of set-up in a window that shows the first. Gives the recovery key as shown. */
export async function setUpInWindow(page: Page): Promise<string> {
  await page.getByLabel('Name of the service').fill(SERVICE_NAME);
  await page.getByLabel('England and Wales').press('Space');
  await page.getByRole('button', { name: 'Go on to you' }).click();
  await page.getByLabel('Your name').fill(PERSON);
  for (const label of ['Manager', 'Coordinator', 'Therapist', 'Safeguarding lead']) {
    await page.getByRole('checkbox', { name: label }).check();
  }
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('The same passphrase again').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Make the recovery key' }).click();
  const recoveryKey = await readShownKey(page);
  await page.getByLabel('Now type it back from the paper').fill(recoveryKey);
  await page.getByLabel('Where will the paper live?').fill('Blue folder, locked cabinet, Room 2');
  await page.getByRole('button', { name: 'Finish set-up' }).click();
  await page.getByRole('button', { name: 'Open Holdfast' }).click();
  await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
  return recoveryKey;
}

/** The key on the screen, its groups parted by spaces. */
export async function readShownKey(page: Page): Promise<string> {
  const groups = page.getByRole('list', { name: /^Recovery key/ }).locator('b');
  await groups.first().waitFor();
  return (await groups.allTextContents()).join(' ');
}

/**
 * Makes a service on disk without a window, with the date of `--today`. `fill` is given the open service, to put
 * records into it through the dispatcher or the store.
 */
export async function makeServiceOnDisk(options: {
  userData: string;
  roles?: readonly Role[];
  today?: string;
  fill?: (service: Service & { vault: OpenVault }) => Promise<void>;
}): Promise<KeptService> {
  const { userData, roles = EVERY_ROLE, today = '2026-11-20', fill } = options;
  mkdirSync(userData, { recursive: true });
  const service: Service = {
    config: { userData, nativeBinding: null, isPackaged: false, checksOutputs: true },
    clock: makeClock(localDate(today)),
    host: { saveAs: async () => null, printToPdf: async () => new Uint8Array() },
    vault: null,
    pendingSetUp: null,
  };
  const kdf = newParameters();
  const recoveryKey = newBytes(32);
  const setUp = {
    serviceName: SERVICE_NAME,
    nation: 'england_wales' as const,
    name: PERSON,
    roles: [...roles],
    kdf,
    kek: await deriveFromPassphrase(PASSPHRASE, kdf),
    keys: newServiceKeys(),
    recoveryKey,
  };
  const vault = await createService(service, ownFolders(userData), setUp, 'Blue folder');
  service.vault = vault;
  try {
    await fill?.({ ...service, vault });
  } finally {
    await vault.store.close();
  }
  return { passphrase: PASSPHRASE, recoveryKey: writeRecoveryKey(recoveryKey) };
}

/** Starts Holdfast on a service made by `makeServiceOnDisk` and unlocks it in the window. */
export async function launchUnlocked(options: {
  userData: string;
  roles?: readonly Role[];
  fill?: (service: Service & { vault: OpenVault }) => Promise<void>;
  args?: readonly string[];
}): Promise<RunningHoldfast & KeptService> {
  const { userData, args = TODAY_ARGS, ...rest } = options;
  const kept = await makeServiceOnDisk({ userData, ...rest });
  const running = await launchHoldfast({ userData, args });
  try {
    await unlockInWindow(running.page);
    return { ...running, ...kept };
  } catch (error) {
    await running.close();
    throw error;
  }
}

/** Types the passphrase into the unlock page and waits for the records. */
export async function unlockInWindow(page: Page, passphrase: string = PASSPHRASE): Promise<void> {
  await page
    .getByRole('combobox', { name: 'Your name' })
    .getByRole('option')
    .first()
    .waitFor({ state: 'attached' });
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
}
