import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../electron/service/ids.ts';
import * as accounts from '../../electron/service/store/accounts.ts';
import { findAuditBreak } from '../../electron/service/store/audit.ts';
import { migrate } from '../../electron/service/store/migrate.ts';
import { openStore } from '../../electron/service/store/open.ts';
import { repoRoot } from '../support/electron.ts';

/** 200 in the suite; `HOLDFAST_KILLS=1000` for the long run. */
const KILLS = Number(process.env['HOLDFAST_KILLS'] ?? 200);
const KEY = 'c3'.repeat(32);
const LANES = 2;

const programs = join(repoRoot, 'build', `kill-${process.pid}`);
const saver = join(programs, 'saver.cjs');
const env = { ...process.env, NODE_COMPILE_CACHE: join(programs, 'compiled') };
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-kill-'));
  mkdirSync(programs, { recursive: true });
  // One file starts in a tenth of the time that a hundred take, two hundred times over.
  await build({
    root: repoRoot,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      outDir: programs,
      emptyOutDir: false,
      ssr: join(repoRoot, 'test/reliability/saver.ts'),
      target: 'node24',
      minify: false,
      rolldownOptions: {
        external: (id) => id.startsWith('node:') || id === 'better-sqlite3',
        output: { format: 'cjs', entryFileNames: 'saver.cjs', codeSplitting: false },
      },
    },
  });
  // What was compiled is kept by a process that ends by itself: one that finds no records.
  const first = spawnSync(process.execPath, [saver, join(folder, 'none'), KEY, '', ''], { env });
  expect(first.status).toBe(1);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(programs, { recursive: true, force: true });
});

type Lane = { path: string; accountId: string; promised: string[] };

const open = (path: string) => openStore({ path, keyHex: KEY, nativeBinding: null });

async function newLane(number: number): Promise<Lane> {
  const path = join(folder, `records-${number}.db`);
  const accountId = newId();
  const store = open(path);
  await migrate(store.db);
  const account = {
    id: accountId,
    name: 'Wyn Exampleton',
    roles: ['coordinator' as const],
    practitionerId: null,
  };
  await accounts.insert(store.db, { ...account, isActive: true, version: 1 }, '2026-11-20T09:00:00.000Z');
  await store.close();
  return { path, accountId, promised: [] };
}

/** Saves in a process of its own; kills it somewhere in the save after so many answers. Gives what was answered. */
function saveUntilKilled(lane: Lane, run: number): Promise<string[]> {
  const answers = run % 4;
  const afterMs = run % 7;
  return new Promise((resolve, reject) => {
    const args = [saver, lane.path, KEY, lane.accountId];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
    let said = '';
    let wrong = '';
    let isAimed = false;
    child.stderr.on('data', (data) => {
      wrong += String(data);
    });
    child.stdout.on('data', (data) => {
      said += String(data);
      if (isAimed || said.split('\n').length - 1 < answers + 1) return;
      isAimed = true;
      setTimeout(() => child.kill('SIGKILL'), afterMs);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (signal !== 'SIGKILL')
        reject(new Error(`The saver ended by itself (${code}): ${wrong.slice(-500)}`));
      // A last line that was cut off was not read by anybody.
      else resolve(said.split('\n').slice(0, -1));
    });
  });
}

/** Whole, with everything that was answered in it, and nothing in it by half. */
async function expectSound(lane: Lane, isChainRead: boolean): Promise<void> {
  const { raw, db, close } = open(lane.path);
  const all = (query: string) => raw.prepare(query).pluck().all() as string[];
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(raw.pragma('foreign_key_check')).toEqual([]);
  const children = new Set(all('select id from child'));
  expect(lane.promised.filter((id) => !children.has(id))).toEqual([]);
  const halves = {
    childWithoutReferral: all('select id from child where id not in (select child_id from referral)'),
    childWithoutSearchWords: all('select id from child where id not in (select record_id from search_token)'),
    wordsWithoutChild: all(
      `select record_id from search_token where record_table = 'child' and record_id not in (select id from child)`,
    ),
  };
  expect(halves).toEqual({ childWithoutReferral: [], childWithoutSearchWords: [], wordsWithoutChild: [] });
  expect(all('select count(*) from audit')).toEqual([children.size]);
  if (isChainRead) expect(await findAuditBreak(db)).toBeNull();
  await close();
}

describe('the records process killed in the middle of saves', () => {
  test(
    `${KILLS} times: nothing damaged, nothing answered lost, nothing half-saved`,
    { timeout: 600_000 },
    async () => {
      const lanes = await Promise.all(Array.from({ length: LANES }, (_, number) => newLane(number)));
      let next = 0;
      await Promise.all(
        lanes.map(async (lane) => {
          while (next < KILLS) {
            const run = next;
            next += 1;
            lane.promised.push(...(await saveUntilKilled(lane, run)));
            await expectSound(lane, run % 20 === 0);
          }
          await expectSound(lane, true);
        }),
      );
      const promised = lanes.flatMap((lane) => lane.promised);
      expect(promised.length).toBeGreaterThan(KILLS);
    },
  );
});
