import {
  openSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readSync,
  closeSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ServiceKeys } from '../../electron/service/vault/keys.ts';
import { launchHoldfast, type RunningHoldfast } from '../support/electron.ts';
import { makeServiceOnDisk, PASSPHRASE, PERSON, SERVICE_NAME, TODAY_ARGS } from '../support/firstRun.ts';
import { kindOf, processTree, searchMemory } from '../support/processes.ts';
import { addChild } from '../support/vault.ts';
import { pressEscape } from '../support/page.ts';

/** Names and words that stand nowhere else on this computer, so that one found in the open has leaked. */
const CHILD = 'Canarina Fakewhistle';
const SCHOOL = 'Zephyrquill Sampleford School';
const TYPED = 'Quillfeather said she would rather draw';

let home: string;
let userData: string;
let temp: string;
let running: RunningHoldfast;
let page: Page;
let keys: ServiceKeys;
let recoveryKey: string;
let childId: string;

/** Key by key: a whole text would pass through the test's own connection to the main process. */
async function unlockByKeys(at: Page): Promise<void> {
  await at.getByRole('option', { name: PERSON }).waitFor({ state: 'attached' });
  await at.getByLabel('Passphrase', { exact: true }).focus();
  await at.keyboard.type(PASSPHRASE);
  await at.keyboard.press('Enter');
  await at.getByRole('button', { name: 'Lock', exact: true }).waitFor();
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'holdfast-security-'));
  userData = join(home, 'profile');
  temp = join(home, 'temp');
  mkdirSync(temp);
  const kept = await makeServiceOnDisk({
    userData,
    fill: async (service) => {
      keys = service.vault.keys;
      childId = await addChild({ service }, CHILD, { school: SCHOOL });
    },
  });
  ({ recoveryKey } = kept);
  running = await launchHoldfast({ userData, args: TODAY_ARGS, env: { TMPDIR: temp } });
  ({ page } = running);
});
afterAll(async () => {
  await running.close();
  rmSync(home, { recursive: true, force: true });
});

/** Locks from the keyboard. The window may be gone before the keys are up, which is what was asked for. */
async function lockByKeys(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+L').catch((error: unknown) => {
    if (!page.isClosed()) throw error;
  });
}

describe('an open service', () => {
  const reports: string[] = [];
  const secrets = () => ({
    child: Buffer.from(CHILD),
    'child, wide': Buffer.from(CHILD, 'utf16le'),
    school: Buffer.from(SCHOOL),
    typed: Buffer.from(TYPED),
    'typed, wide': Buffer.from(TYPED, 'utf16le'),
    'database key': keys.db,
    'database key, written': Buffer.from(keys.db.toString('hex')),
    'notes key': keys.notes ?? Buffer.from('none'),
    passphrase: Buffer.from(PASSPHRASE),
    'passphrase, wide': Buffer.from(PASSPHRASE, 'utf16le'),
  });

  test('unlocks, shows a child and takes what is typed, with no word of it in the title', async () => {
    page.on('console', (message) => reports.push(message.text()));
    await unlockByKeys(page);
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('fakewh');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const { titles, shown } = await running.app.evaluate(({ BrowserWindow }) => ({
      titles: BrowserWindow.getAllWindows().map((window) => window.getTitle()),
      shown: BrowserWindow.getAllWindows().map((window) => window.webContents.getTitle()),
    }));
    expect([...titles, ...shown]).toEqual(['Holdfast', 'Holdfast']);
    await page.keyboard.press('ControlOrMeta+K');
    await page.keyboard.type(TYPED);
    await page.evaluate((length) => {
      const field = document.activeElement as HTMLInputElement;
      if (field.value.length !== length) throw new Error('The words were not typed');
      return window.holdfast.invoke(
        'draft.save',
        { formKey: 'checkIn:1', text: field.value },
        crypto.randomUUID(),
      );
    }, TYPED.length);
  });

  test('S1: writes no name, no word and no key into any file but the encrypted ones', async () => {
    const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const open = {
      ...secrets(),
      passphrase: Buffer.from(PASSPHRASE),
      'recovery key': Buffer.from(recoveryKey),
    };
    const found: string[] = [];
    let records = 0;
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      const bytes = readFileSync(path);
      if (/^records-.*\.db(-wal)?$/.test(file.name)) records += 1;
      for (const [name, secret] of Object.entries(open)) {
        if (bytes.includes(secret)) found.push(`${name} in ${file.name}`);
      }
    }
    expect(records).toBeGreaterThanOrEqual(2);
    expect(found).toEqual([]);
  });

  test('S2: has no unencrypted database anywhere, not even a part of one', () => {
    const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const plain = files.filter((file) => {
      const head = Buffer.alloc(16);
      const at = openSync(join(file.parentPath, file.name), 'r');
      readSync(at, head, 0, 16, 0);
      closeSync(at);
      return head.toString('latin1').startsWith('SQLite format 3') && file.parentPath.includes('service');
    });
    expect(plain.map(({ name }) => name)).toEqual([]);
  });

  test.runIf(process.platform === 'linux')(
    'S3: after a lock nothing of it is left in any process that still runs, and the records process is gone',
    async () => {
      const main = running.app.process().pid ?? 0;
      const before = processTree(main);
      const records = before.filter((pid) => kindOf(pid).includes('node.mojom.NodeService'));
      expect(records).toHaveLength(1);
      // The search itself works: an open service has all of it in memory.
      const open = searchMemory(before, secrets());
      const seen = open.map(({ canary }) => canary);
      expect(seen).toEqual(
        expect.arrayContaining(['child', 'school', 'typed', 'passphrase', 'database key']),
      );
      const next = running.app.waitForEvent('window');
      await lockByKeys(page);
      page = await next;
      await page.getByText(/^Locked at .* The check-in you were writing was kept\.$/).waitFor();
      const after = processTree(main);
      expect(after.filter((pid) => records.includes(pid))).toEqual([]);
      expect(searchMemory(after, secrets())).toEqual([]);
    },
  );

  test('the example is walked through without one report of the policy', async () => {
    page.on('console', (message) => reports.push(message.text()));
    page.on('pageerror', (error) => reports.push(error.message));
    await page.getByRole('button', { name: 'Look around' }).click();
    await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
    const rail = page.getByRole('navigation', { name: 'Main' });
    for (const place of await rail.getByRole('link').all()) {
      await place.click();
      await page.getByRole('heading', { level: 1 }).first().waitFor();
    }
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByRole('dialog').waitFor();
    await pressEscape(page);
    expect(reports.filter((text) => /content security policy|refused to|violat/i.test(text))).toEqual([]);
  });

  test('the door names the service and who may sign in, and nothing else', async () => {
    const next = running.app.waitForEvent('window');
    await lockByKeys(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Leave it' }).press('Enter');
    page = await next;
    await page.getByRole('option', { name: PERSON }).waitFor({ state: 'attached' });
    const door = (await page.locator('body').innerText()).replaceAll('\n', ' ');
    expect(door).toContain(SERVICE_NAME);
    expect(door).not.toContain(CHILD);
    expect(page.url()).not.toMatch(/Wyn|Exampleton|Testbridge|[0-9a-f]{8}-[0-9a-f]{4}/);
    expect(childId).toMatch(/^[0-9a-f-]{36}$/);
  });
});
