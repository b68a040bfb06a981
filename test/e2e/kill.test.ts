import type {} from '../../renderer/bridge.ts';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findAuditBreak } from '../../electron/service/store/audit.ts';
import { openStore } from '../../electron/service/store/open.ts';
import { ownFolders } from '../../electron/service/vault/folders.ts';
import { readKeyring } from '../../electron/service/vault/keyring.ts';
import { launchHoldfast } from '../support/electron.ts';
import { makeServiceOnDisk, TODAY_ARGS, unlockInWindow } from '../support/firstRun.ts';
import { childFields } from '../support/children.ts';
import { newRequestId } from '../support/service.ts';

const KILLS = 10;

/** Saves from the page as fast as it is answered, and says each answer on the console. */
async function saveUntilKilled(
  page: Page,
  ids: string[],
  fields: ReturnType<typeof childFields>,
): Promise<void> {
  await page.evaluate(
    async ({ requestIds, child }) => {
      for (const [at, requestId] of requestIds.entries()) {
        const input = {
          // Another name each time: a child of the same name is not recorded before somebody said that it is another.
          child: { is: 'new', fields: { ...child, name: `${child.name}${String(at).padStart(3, '0')}` } },
          receivedOn: '2026-03-09',
        };
        const reply = await window.holdfast.invoke('referral.add', input, requestId);
        console.info(reply.ok ? `saved ${(reply.value as { childId: string }).childId}` : reply.code);
      }
    },
    { requestIds: ids, child: fields },
  );
}

test(
  `the app killed ${KILLS} times in the middle of saves loses nothing it answered and opens again each time`,
  { timeout: 600_000 },
  async () => {
    const userData = mkdtempSync(join(tmpdir(), 'holdfast-app-kill-'));
    let keyHex = '';
    await makeServiceOnDisk({
      userData,
      fill: async ({ vault }) => {
        keyHex = vault.keys.db.toString('hex');
      },
    });
    const promised: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { app, page } = await launchHoldfast({ userData, args: TODAY_ARGS });
      await unlockInWindow(page);
      const main = app.process();
      const ended = once(main, 'exit');
      let answers = 0;
      page.on('console', (message) => {
        const [word, id] = message.text().split(' ');
        if (word !== 'saved' || id === undefined) return;
        promised.push(id);
        answers += 1;
        if (answers > kill) main.kill('SIGKILL');
      });
      const requestIds = Array.from({ length: 500 }, newRequestId);
      await saveUntilKilled(page, requestIds, childFields({ name: `Testwood ${kill}` })).catch(() => {});
      await ended;
      expect(answers).toBeGreaterThan(kill);
    }

    const { vault } = ownFolders(userData);
    const path = join(vault, readKeyring(vault).database);
    const { raw, db, close } = openStore({ path, keyHex, nativeBinding: null, mustExist: true });
    const all = (query: string) => raw.prepare(query).pluck().all() as string[];
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(raw.pragma('foreign_key_check')).toEqual([]);
    const children = new Set(all('select id from child'));
    expect(promised.filter((id) => !children.has(id))).toEqual([]);
    expect(all('select id from child where id not in (select child_id from referral)')).toEqual([]);
    expect(all(`select count(*) from audit where operation = 'referral.add'`)).toEqual([children.size]);
    expect(await findAuditBreak(db)).toBeNull();
    await close();
    rmSync(userData, { recursive: true, force: true });
  },
);
