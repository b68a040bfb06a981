import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handlers } from '../../../electron/service/handlers.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

type Mutable = { -readonly [Name in keyof typeof handlers]: (typeof handlers)[Name] };

const PERIOD = '2026/27 Q3';
const NAME = 'Quarterly return 2026-27 Q3.csv';

describe.each(DIALECTS)('a file and its row in the log, on %s', (dialect) => {
  let held: TestService;
  let saved: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    saved = join(held.folder, 'saved');
    mkdirSync(saved);
    held.service.host.saveAs = async (name) => join(saved, name);
  });
  afterEach(() => held.close());

  const db = () => held.vault.store.db;
  const release = async () => {
    const { fingerprint } = await held.ok('returns.get', { period: PERIOD, mode: 'for_publication' });
    return held.call('returns.export', {
      period: PERIOD,
      mode: 'for_publication',
      modeReason: null,
      format: 'csv',
      fingerprint,
      isWarned: false,
    });
  };
  const log = async () =>
    (await db().selectFrom('audit').select(['operation', 'outcome', 'detail']).orderBy('seq').execute()).map(
      (row) => [row.operation, row.outcome],
    );
  const releases = async () => (await held.ok('returns.releases', {})).releases.length;

  /** From here on the log takes no row. */
  async function closeTheLog() {
    if (dialect === 'sqlite') {
      await sql`create trigger no_more before insert on audit begin select raise(abort, 'no more'); end`.execute(
        db(),
      );
      return;
    }
    await sql`create function no_more() returns trigger as $$ begin raise exception 'no more'; end $$ language plpgsql`.execute(
      db(),
    );
    await sql`create trigger no_more before insert on audit for each row execute function no_more()`.execute(
      db(),
    );
  }

  test('what was there before stays, and nothing is left beside it, where the row cannot be kept', async () => {
    writeFileSync(join(saved, NAME), 'the file of last week');
    await closeTheLog();
    expect(await release()).toMatchObject({ ok: false, code: 'internal' });
    expect(readdirSync(saved)).toEqual([NAME]);
    expect(readFileSync(join(saved, NAME), 'utf8')).toBe('the file of last week');
    expect(await releases()).toBe(0);
  });

  test('the person is told, and the log says so, where the file cannot be put in its place after the row', async () => {
    const original = handlers['returns.export'];
    const patched: Mutable = handlers;
    patched['returns.export'] = {
      ...original,
      run: async (...given) => {
        const result = await original.run(...given);
        // Nothing lay there when it was looked at; a folder can not be replaced by a file.
        mkdirSync(join(saved, NAME));
        return result;
      },
    };
    try {
      expect(await release()).toMatchObject({ ok: false, code: 'export_not_placed' });
    } finally {
      patched['returns.export'] = original;
    }
    expect(await log()).toEqual([
      ['returns.export', 'done'],
      ['returns.export', 'refused'],
    ]);
    expect(readdirSync(saved)).toEqual([NAME]);
    rmdirSync(join(saved, NAME));
    const [kept] = (await held.ok('returns.releases', {})).releases;
    const releaseId = kept?.releaseId ?? '';
    const again = await held.ok('returns.exportAgain', { releaseId, format: 'csv' });
    const file = readFileSync(join(saved, NAME));
    expect(createHash('sha256').update(file).digest('hex')).toBe(again.sha256);
  });

  test('a place that cannot be written is found before anything is logged', async () => {
    mkdirSync(join(saved, NAME));
    expect(await release()).toMatchObject({ ok: false, code: 'export_not_written' });
    expect(await log()).toEqual([['returns.export', 'refused']]);
    expect(await releases()).toBe(0);
    expect(readdirSync(saved)).toEqual([NAME]);
  });

  test('the rejected rows of an import go the same way', async () => {
    const path = join(held.folder, 'list.csv');
    writeFileSync(path, 'Name,Received\nBryn Testwood,31/2/2026\nOla Testwood,1/6/2026\n');
    await held.ok('import.read', { path });
    await closeTheLog();
    expect(await held.call('import.saveRejects', {})).toMatchObject({ ok: false, code: 'internal' });
    expect(readdirSync(saved)).toEqual([]);
  });
});
