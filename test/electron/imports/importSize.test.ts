import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { openTestService, type TestService } from '../../support/service.ts';

const ROWS = 5000;
/** Computing time without a pause; other programs on the machine lengthen it, so this is well over what it takes. */
const LONGEST_STRETCH_MS = 250;
const LONGEST_COMMIT_MS = 1500;

let held: TestService;
beforeEach(async () => {
  held = await openTestService({ today: localDate('2026-11-21'), roles: ['coordinator'] });
});
afterEach(() => held.close());

function bigList(tag: string, count = ROWS): string {
  const row = (at: number) =>
    [
      `${tag}${at} Testwood`,
      `${(at % 28) + 1}/${(at % 12) + 1}/${2010 + (at % 10)}`,
      `${(at % 28) + 1}/${(at % 10) + 1}/2026`,
      'School',
      `Dee Testwood${at}`,
      '07700 900123',
      (at % 3) + 1,
      'White British',
      'Ring after 4',
    ].join(',');
  const rows = Array.from({ length: count }, (_, at) => row(at));
  const path = join(held.folder, `${tag}.csv`);
  writeFileSync(path, ['Name,DOB,Received,Source,Carer,Phone,Priority,Ethnicity,Notes', ...rows].join('\n'));
  return path;
}

/**
 * The longest stretch of computing between two turns of the event loop, in milliseconds: while the work goes on, and at
 * its end, where the database writes the whole transaction in one call that nothing can part.
 */
async function longestStretches(work: Promise<unknown>): Promise<{ during: number; atEnd: number }> {
  let isDone = false;
  void work.finally(() => {
    isDone = true;
  });
  const spent = () => process.threadCpuUsage().user / 1000;
  const longest = { during: 0, atEnd: 0 };
  let wasDoing = false;
  while (!isDone) {
    const before = spent();
    await new Promise((resolve) => setImmediate(resolve));
    const stretch = spent() - before;
    const isDoing = (await held.ok('import.progress', {})).doing !== null;
    if (isDoing || !wasDoing) longest.during = Math.max(longest.during, stretch);
    else longest.atEnd = Math.max(longest.atEnd, stretch);
    wasDoing ||= isDoing;
  }
  await work;
  return longest;
}

test('five thousand rows are read and brought in without keeping others waiting', async () => {
  // The first list warms the code up, as a service that runs has done.
  await held.ok('import.read', { path: bigList('Warm', 1000) });
  await held.ok('import.run', {});
  const path = bigList('Ola');
  const reading = await longestStretches(held.ok('import.read', { path }));
  expect(Math.max(reading.during, reading.atEnd)).toBeLessThan(LONGEST_STRETCH_MS);
  const saving = await longestStretches(held.ok('import.run', {}));
  expect(saving.during).toBeLessThan(LONGEST_STRETCH_MS);
  expect(saving.atEnd).toBeLessThan(LONGEST_COMMIT_MS);
  expect((await held.ok('import.file', {})).file?.result?.imported).toBe(ROWS);
});

test('progress is told while rows are brought in, and a stop leaves nothing behind', async () => {
  const count = 2000;
  await held.ok('import.read', { path: bigList('Ola', count) });
  const run = held.call('import.run', {});
  let furthest = 0;
  while (furthest < 0.3) {
    const { doing, done } = await held.ok('import.progress', {});
    expect(doing === null || doing === 'saving').toBe(true);
    furthest = Math.max(furthest, done);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await held.ok('import.stop', {});
  expect(await run).toMatchObject({ ok: false, code: 'import_stopped' });
  const { db } = held.vault.store;
  for (const table of ['child', 'referral', 'person', 'search_token', 'import_batch'] as const) {
    expect(await db.selectFrom(table).selectAll().limit(1).execute()).toEqual([]);
  }
  expect((await held.ok('import.file', {})).file?.result).toBeNull();
  expect(await held.ok('import.run', {})).toMatchObject({ imported: count });
});
