// Long because set-up, unlocking, locking and restoring are one person's way in and out, with the same helpers.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dispatch } from '../../electron/service/dispatch.ts';
import { backUp } from '../../electron/service/vault/backups.ts';
import { ownFolders } from '../../electron/service/vault/folders.ts';
import { localDate } from '../../shared/dates.ts';
import { NO_DETAILS } from '../../shared/referrals/details.ts';
import { childFields } from '../support/children.ts';
import { launchHoldfast, type RunningHoldfast } from '../support/electron.ts';
import {
  launchUnlocked,
  makeServiceOnDisk,
  PASSPHRASE,
  PERSON,
  readShownKey,
  SERVICE_NAME,
  TODAY_ARGS,
  unlockInWindow,
} from '../support/firstRun.ts';
import { callFromPage, expectNoViolations } from '../support/page.ts';
import { newRequestId } from '../support/service.ts';

let userData: string;
let running: RunningHoldfast | null;
beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'holdfast-vault-'));
  running = null;
});
afterEach(async () => {
  await running?.close();
  rmSync(userData, { recursive: true, force: true });
});

async function launch(profile = userData): Promise<Page> {
  running = await launchHoldfast({ userData: profile, args: TODAY_ARGS });
  return running.page;
}

/** Does something that locks, and gives the new window with the door in it. */
async function lockBy(act: () => Promise<unknown>): Promise<Page> {
  const next = running?.app.waitForEvent('window');
  // The window may be gone before the keys are up, which is what was asked for.
  await act().catch((error: unknown) => {
    if (!/has been closed/.test(String(error))) throw error;
  });
  const page = await next;
  if (page === undefined) throw new Error('No window opened after the lock');
  await page.getByRole('button', { name: 'Unlock' }).waitFor();
  return page;
}

describe('first run', () => {
  test('goes by keyboard alone through four steps, and the key must be typed back as it stands on paper', async () => {
    const page = await launch();
    const { keyboard } = page;
    const tabTo = async (name: RegExp | string) => {
      const matches = (found: string) => (typeof name === 'string' ? found === name : name.test(found));
      for (let presses = 0; presses < 20; presses += 1) {
        await keyboard.press('Tab');
        const focused = await page.evaluate(() => {
          const at = document.activeElement as HTMLInputElement | null;
          return (at?.labels?.[0]?.textContent ?? at?.textContent ?? '').trim();
        });
        if (matches(focused)) return;
      }
      throw new Error(`Tab never came to ${String(name)}`);
    };

    await page.getByRole('heading', { name: 'Set up your service' }).waitFor();
    await expectNoViolations(page);
    await tabTo('Go on to you');
    await keyboard.press('Enter');
    await page.getByText('Two answers need another look').waitFor();
    await tabTo('Name of the service');
    await keyboard.type(SERVICE_NAME);
    await tabTo(/England and Wales/);
    await keyboard.press('Space');
    await tabTo('Go on to you');
    await keyboard.press('Enter');

    await page.getByRole('heading', { name: 'You', exact: true }).waitFor();
    await expectNoViolations(page);
    await tabTo(/^Coordinator/);
    await keyboard.press('Space');
    await page.getByText('You keep their key all the same').waitFor();
    await tabTo('Passphrase');
    await keyboard.type(`${SERVICE_NAME}1`);
    await tabTo('The same passphrase again');
    await keyboard.type(`${SERVICE_NAME}1`);
    await keyboard.press('Enter');
    const wrong = page.getByRole('group', { name: 'Two answers need another look' });
    await wrong.waitFor();
    expect(await wrong.getByRole('link').allTextContents()).toEqual([
      'Enter your name',
      'Too easy to guess. Try four or five unrelated words.',
    ]);
    await tabTo('Your name');
    await keyboard.type(PERSON);
    await tabTo('Passphrase');
    await keyboard.press('Enter');
    // The name is right by now, so the list of two has gone once the passphrase was judged again.
    await wrong.waitFor({ state: 'detached' });
    await page.getByText('Too easy to guess. Try four or five unrelated words.').waitFor();
    expect(
      await page.getByLabel('Passphrase', { exact: true }).evaluate((at) => at === document.activeElement),
    ).toBe(true);
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type(PASSPHRASE);
    await tabTo('The same passphrase again');
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type(PASSPHRASE);
    await keyboard.press('Enter');

    const key = await readShownKey(page);
    await expectNoViolations(page);
    expect(readdirSync(userData)).not.toContain('service');
    const groups = key.split(' ');
    const wrongKey = groups.with(
      5,
      `${(groups[5] ?? '').slice(0, 3)}${groups[5]?.endsWith('8') ? 'B' : '8'}`,
    );
    await tabTo('Now type it back from the paper');
    await keyboard.type(wrongKey.slice(0, 6).join(' ').toLowerCase());
    await page.getByText(/^Group 6 does not match\./).waitFor();
    await page.getByRole('list', { name: '5 of 14 groups match' }).waitFor();
    await tabTo('Where will the paper live?');
    await keyboard.type('Blue folder, locked cabinet, Room 2');
    await keyboard.press('Enter');
    await page.getByText(/^Group 6 does not match\./).waitFor();
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type(key.replaceAll(' ', ''));
    await page.getByRole('list', { name: '14 of 14 groups match' }).waitFor();
    await tabTo('Finish set-up');
    await keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Ready' }).waitFor();
    await page.getByText('You keep the key of clinical notes').waitFor();
    await expectNoViolations(page);
    await tabTo('Open Holdfast');
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
    await page.locator('.topbar-service', { hasText: SERVICE_NAME }).waitFor();
    const firstSteps = page.getByRole('region', { name: 'Before the first course' });
    await firstSteps.getByRole('link', { name: 'Add the people who hold sessions' }).click();
    await page.getByRole('button', { name: 'Add a person' }).waitFor();
  });

  test('prints the key alone on one sheet, and the screen prints nothing else', async () => {
    const page = await launch();
    await page.getByLabel('Name of the service').fill(SERVICE_NAME);
    await page.getByLabel('Scotland').press('Space');
    await page.getByRole('button', { name: 'Go on to you' }).click();
    await page.getByLabel('Your name').fill(PERSON);
    await page.getByRole('checkbox', { name: 'Manager' }).check();
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await page.getByLabel('The same passphrase again').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Make the recovery key' }).click();
    const key = await readShownKey(page);
    await page.emulateMedia({ media: 'print' });
    const printed = (await page.locator('body').innerText()).replace(/\s+/g, ' ');
    expect(printed).toContain('made on 20 Nov 2026');
    for (const group of key.split(' ')) expect(printed).toContain(group);
    expect(printed).not.toContain('Finish set-up');
    expect(printed).not.toContain('Look around');
  });
});

describe('unlock', () => {
  test('a wrong passphrase, damaged records and a damaged key file are told apart', async () => {
    await makeServiceOnDisk({ userData });
    const { vault } = ownFolders(userData);
    const page = await launch();
    await page.getByRole('option', { name: PERSON }).waitFor({ state: 'attached' });
    await expectNoViolations(page);
    const passphrase = page.getByLabel('Passphrase', { exact: true });
    const unlock = page.getByRole('button', { name: 'Unlock' });

    await unlock.click();
    await page.getByText('Enter your passphrase').waitFor();
    await passphrase.fill('not the passphrase');
    await passphrase.press('Enter');
    await page.getByText('That passphrase does not open this account.').waitFor();
    expect(await passphrase.evaluate((at) => at === document.activeElement)).toBe(true);
    await expectNoViolations(page);

    const database = join(vault, readdirSync(vault).find((name) => name.endsWith('.db')) ?? '');
    const whole = readFileSync(database);
    const damaged = Buffer.from(whole);
    damaged.fill(7, 100, 400);
    writeFileSync(database, damaged);
    await passphrase.fill(PASSPHRASE);
    await unlock.click();
    await page.getByText('The passphrase is right, but the records file is damaged').waitFor();
    writeFileSync(database, whole);

    const keyring = join(vault, 'keyring.json');
    const kept = readFileSync(keyring, 'utf8');
    writeFileSync(keyring, kept.replace('"salt": "', '"salt": "A'));
    await unlock.click();
    await page.getByText('The key file on this computer is damaged').waitFor();
    writeFileSync(keyring, kept);

    await unlock.click();
    await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
  });

  test('the recovery key alone opens the service and sets a new passphrase', async () => {
    const { recoveryKey } = await makeServiceOnDisk({ userData });
    const page = await launch();
    await page.getByRole('option', { name: PERSON }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Use the recovery key' }).click();
    await expectNoViolations(page);
    const fresh = 'copper meadow violin staircase';
    const key = page.getByLabel('The key on the paper');
    await key.fill(recoveryKey.replace(/^..../, 'ZZZZ'));
    await page.getByLabel('New passphrase').fill(fresh);
    await page.getByLabel('The same passphrase again').fill(fresh);
    await page.getByRole('button', { name: 'Open with the recovery key' }).click();
    await page.getByText('That is not a whole recovery key').waitFor();
    await key.fill(recoveryKey);
    await page.getByRole('button', { name: 'Open with the recovery key' }).click();
    await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
    const door = await lockBy(() => page.keyboard.press('ControlOrMeta+L'));
    await unlockInWindow(door, fresh);
  });
});

describe('lock', () => {
  test('Ctrl L locks at once, says when, and keeps what was being typed', async () => {
    running = await launchUnlocked({ userData });
    const { page } = running;
    expect(
      await callFromPage(page, 'draft.save', { formKey: 'checkIn:1', text: 'She asked for' }),
    ).toMatchObject({ ok: true });
    const door = await lockBy(() => page.keyboard.press('ControlOrMeta+L'));
    await door
      .getByText(/^Locked at .* (am|pm|midday|midnight)?\.? ?The check-in you were writing was kept\.$/)
      .waitFor();
    await expectNoViolations(door);
    await unlockInWindow(door);
    const draft = await callFromPage(door, 'draft.get', { formKey: 'checkIn:1' });
    expect(draft).toMatchObject({ value: { text: 'She asked for' } });
  });

  test('an idle window warns a minute before it locks, and a press on Stay stays', async () => {
    await makeServiceOnDisk({ userData });
    const page = await launch();
    await unlockInWindow(page);
    await page.clock.install();
    await page.mouse.move(400, 400);
    await page.clock.runFor('04:05');
    await page.getByRole('heading', { name: 'Are you still there?' }).waitFor();
    await page.clock.runFor('00:20');
    await page.getByText('Holdfast locks in').waitFor();
    await page.getByRole('button', { name: 'Stay' }).click();
    await page.getByRole('heading', { name: 'Are you still there?' }).waitFor({ state: 'hidden' });
    await page.clock.runFor('03:50');
    expect(await page.getByRole('heading', { name: 'Are you still there?' }).count()).toBe(0);
    await page.clock.runFor('00:15');
    await page.getByRole('heading', { name: 'Are you still there?' }).waitFor();
    await lockBy(() => page.clock.runFor('01:05').catch(() => {}));
  });
});

describe('restore', () => {
  test('a backup and the recovery key bring everything back on a computer that has nothing', async () => {
    const { recoveryKey } = await makeServiceOnDisk({
      userData,
      fill: async (service) => {
        const reply = await dispatch(service, {
          name: 'referral.add',
          input: {
            child: { is: 'new', fields: childFields({ name: 'Rafe Testwood' }) },
            receivedOn: localDate('2026-03-09'),
            details: { ...NO_DETAILS, source: 'social_care' },
          },
          requestId: newRequestId(),
        });
        expect(reply).toMatchObject({ ok: true });
        await backUp(service, service.vault, 'asked');
      },
    });
    const { backups } = ownFolders(userData);
    const folder = join(backups, readdirSync(backups)[0] ?? '');
    const elsewhere = mkdtempSync(join(tmpdir(), 'holdfast-elsewhere-'));
    try {
      const page = await launch(elsewhere);
      await page.getByRole('button', { name: 'I have a backup' }).click();
      await page.getByRole('heading', { name: 'Restore a backup' }).waitFor();
      await expectNoViolations(page);
      const file = page.getByLabel('Choose a backup from elsewhere');
      const other = join(elsewhere, 'notes.txt');
      writeFileSync(other, 'not a backup');
      await file.setInputFiles(other);
      await page.getByText('No Holdfast backup was found there.').waitFor();
      await file.setInputFiles(join(folder, 'manifest.json'));
      await page.getByText(`${SERVICE_NAME}, 20 Nov 2026`).waitFor();
      await page.getByLabel('The recovery key').press('Space');
      await page.getByLabel('The key on the paper').fill(recoveryKey);
      await page.getByLabel('New passphrase').fill(PASSPHRASE);
      await page.getByLabel('The same passphrase again').fill(PASSPHRASE);
      await page.getByRole('button', { name: 'Restore this backup' }).click();
      await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
      const found = await callFromPage(page, 'child.search', { text: 'testw', limit: 8 });
      expect(found).toMatchObject({ value: { rows: [{ name: 'Rafe Testwood' }] } });
    } finally {
      await running?.close();
      running = null;
      rmSync(elsewhere, { recursive: true, force: true });
    }
  });
});
