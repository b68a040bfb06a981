import { spawn } from 'node:child_process';
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
import { launchHoldfast, repoRoot, type RunningHoldfast } from '../support/electron.ts';
import { makeServiceOnDisk, PASSPHRASE, PERSON, SERVICE_NAME, TODAY_ARGS } from '../support/firstRun.ts';
import { callFromPage } from '../support/page.ts';
import { kindOf, processTree, searchMemory } from '../support/processes.ts';
import { addChild } from '../support/vault.ts';

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

describe('a page that was taken over', () => {
  // Attack: a script of somebody else runs in the page, through markup in a name or a bug in a library.
  test('reaches four functions and nothing of Node or Electron', async () => {
    expect(await page.evaluate(() => Object.keys(window.holdfast))).toEqual([
      'invoke',
      'pathOf',
      'lock',
      'onFlush',
    ]);
    const found = await page.evaluate(() =>
      [
        'require',
        'process',
        'module',
        'exports',
        'Buffer',
        '__dirname',
        'global',
        'electron',
        'ipcRenderer',
      ].filter((name) => name in globalThis),
    );
    expect(found).toEqual([]);
    expect(await page.evaluate(() => (window.holdfast as { extra?: number }).extra)).toBeUndefined();
  });

  test('runs in a sandbox of its own, in a session that is not kept', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>;
        session: { isPersistent: () => boolean; isSpellCheckerEnabled: () => boolean };
      };
      const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } =
        contents.getLastWebPreferences();
      const isKept = contents.session.isPersistent();
      const spells = contents.session.isSpellCheckerEnabled();
      return { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity, isKept, spells };
    });
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      isKept: false,
      spells: false,
    });
  });

  test('cannot go anywhere, open a window, hold a frame or a plug-in', async () => {
    const before = page.url();
    for (const target of [
      'https://example.org/',
      'file:///etc/passwd',
      'data:text/html,x',
      'app://elsewhere/x.html',
    ]) {
      await page.evaluate((url) => {
        window.location.href = url;
      }, target);
      expect(await page.evaluate((url) => window.open(url) === null, target)).toBe(true);
    }
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), {
        href: 'https://example.org/',
        target: '_blank',
      });
      document.body.append(link);
      link.click();
      const form = Object.assign(document.createElement('form'), {
        action: 'https://example.org/',
        method: 'post',
      });
      document.body.append(form);
      form.submit();
      const frame = Object.assign(document.createElement('iframe'), { src: 'app://holdfast/app.html' });
      document.body.append(frame);
    });
    expect(page.url()).toBe(before);
    expect(running.app.windows()).toHaveLength(1);
    const frames = await Promise.all(
      page.frames().map((frame) => frame.evaluate(() => 'holdfast' in window)),
    );
    expect(frames.filter(Boolean)).toHaveLength(1);
    await page.reload();
  });

  test('S10: reaches no network, and runs no text as a script', async () => {
    const tried = await page.evaluate(async () => {
      const failed = async (attempt: () => unknown) => {
        try {
          await attempt();
          return false;
        } catch {
          return true;
        }
      };
      const image = () =>
        new Promise((resolve, reject) => {
          const probe = new Image();
          probe.onload = resolve;
          probe.onerror = reject;
          probe.src = 'https://example.org/pixel.png';
        });
      return {
        fetch: await failed(() => fetch('https://example.org/')),
        own: await failed(() => fetch('app://holdfast/style-hashes.txt')),
        image: await failed(image),
        // oxlint-disable-next-line typescript/no-implied-eval -- the attack itself: the page's policy must refuse it
        eval: await failed(() => new Function('return 1')()),
        worker: await failed(() => new Worker('https://example.org/worker.js')),
        beacon: !navigator.sendBeacon('https://example.org/', 'x'),
      };
    });
    expect(tried).toMatchObject({ fetch: true, own: true, image: true, eval: true, worker: true });
    const ran = await page.evaluate(async () => {
      const holder = document.createElement('div');
      holder.innerHTML = '<img src="x" onerror="window.didRun = 1"><script>window.didRun = 2</scr' + 'ipt>';
      document.body.append(holder);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return (window as { didRun?: number }).didRun;
    });
    expect(ran).toBeUndefined();
    const fromMain = await running.app.evaluate(async ({ session }) => {
      try {
        await session.fromPartition('holdfast').fetch('http://127.0.0.1:9/');
        return 'reached';
      } catch (error) {
        return String(error);
      }
    });
    expect(fromMain).toContain('ERR_BLOCKED_BY_CLIENT');
    await page.reload();
  });

  test('is given no permission', async () => {
    const permissions = await page.evaluate(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'clipboard-read',
        'midi',
      ] as PermissionName[];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(new Set(permissions)).toEqual(new Set(['denied']));
    const camera = await page.evaluate(() =>
      // Outside a secure context there is no such thing at all.
      (navigator.mediaDevices?.getUserMedia({ video: true }) ?? Promise.reject(new Error('none'))).then(
        () => 'given',
        () => 'not given',
      ),
    );
    expect(camera).toBe('not given');
  });

  test('comes with a policy that names no other origin', async () => {
    const answers = await running.app.evaluate(async ({ session }) => {
      const own = session.fromPartition('holdfast');
      const get = async (url: string) => {
        const { status, headers } = await own.fetch(url);
        return {
          status,
          policy: headers.get('content-security-policy'),
          sniff: headers.get('x-content-type-options'),
        };
      };
      return {
        page: await get('app://holdfast/app.html'),
        outside: await Promise.all(
          [
            'app://holdfast/../main.cjs',
            'app://holdfast/%2e%2e/main.cjs',
            'app://holdfast/..%2fmain.cjs',
            'app://other/app.html',
            'app://holdfast/',
          ].map(async (url) => (await get(url)).status),
        ),
      };
    });
    expect(answers.page.status).toBe(200);
    expect(answers.page.sniff).toBe('nosniff');
    const policy = Object.fromEntries(
      (answers.page.policy ?? '')
        .split('; ')
        .map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
    );
    expect(policy).toMatchObject({
      'default-src': `'none'`,
      'script-src': `'self'`,
      'connect-src': `'none'`,
      'base-uri': `'none'`,
      'form-action': `'none'`,
      'frame-ancestors': `'none'`,
    });
    expect(policy['style-src']).toMatch(/^'self'( 'sha256-[A-Za-z0-9+/=]{44}')+$/);
    expect(answers.outside).toEqual([404, 404, 404, 404, 404]);
  });

  test('gets no record before somebody has unlocked', async () => {
    expect(await callFromPage(page, 'child.search', { text: 'can', limit: 8 })).toMatchObject({
      code: 'locked',
    });
  });
});

describe('a second start', () => {
  test('shows the window that is there and ends', async () => {
    const executable = process.env['HOLDFAST_ELECTRON'] ?? '';
    const args = ['--no-sandbox', '--disable-gpu', repoRoot, `--user-data-dir=${userData}`, ...TODAY_ARGS];
    const second = spawn(executable, args, { stdio: 'ignore' });
    const code = await new Promise((resolve) => second.once('exit', resolve));
    expect(code).toBe(0);
    expect(running.app.windows()).toHaveLength(1);
  });
});

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
    await page.keyboard.press('Escape');
    expect(reports.filter((text) => /content security policy|refused to|violat/i.test(text))).toEqual([]);
  });

  test('the door names the service and who may sign in, and nothing else', async () => {
    const next = running.app.waitForEvent('window');
    await lockByKeys(page);
    page = await next;
    await page.getByRole('option', { name: PERSON }).waitFor({ state: 'attached' });
    const door = (await page.locator('body').innerText()).replaceAll('\n', ' ');
    expect(door).toContain(SERVICE_NAME);
    expect(door).not.toContain(CHILD);
    expect(page.url()).not.toMatch(/Wyn|Exampleton|Testbridge|[0-9a-f]{8}-[0-9a-f]{4}/);
    expect(childId).toMatch(/^[0-9a-f-]{36}$/);
  });
});
