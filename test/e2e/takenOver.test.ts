import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchHoldfast, repoRoot, type RunningHoldfast } from '../support/electron.ts';
import { TODAY_ARGS } from '../support/firstRun.ts';
import { callFromPage } from '../support/page.ts';

let userData: string;
let running: RunningHoldfast;
let page: Page;

beforeAll(async () => {
  userData = mkdtempSync(join(tmpdir(), 'holdfast-taken-over-'));
  running = await launchHoldfast({ userData, args: TODAY_ARGS });
  ({ page } = running);
});
afterAll(async () => {
  await running.close();
  rmSync(userData, { recursive: true, force: true });
});

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
      const picture = holder.querySelector('img');
      // An `onerror` in the markup stands before this listener: had it run, it would have run by now.
      await new Promise((resolve) => picture?.addEventListener('error', resolve, { once: true }));
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
