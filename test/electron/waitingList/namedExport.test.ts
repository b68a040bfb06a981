import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import officeCrypto from 'officecrypto-tool';
import readXlsxFile from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { InputOf } from '../../../shared/contract.ts';
import { fileWords } from '../../../shared/audit/words.ts';
import { EXPORT_COLUMNS } from '../../../shared/waitingList/namedExport.ts';
import { NO_FILTER, type WaitingListFilter } from '../../../shared/waitingList/contract.ts';
import { newId } from '../../../electron/service/ids.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { addPerson, addWaiting } from '../../support/waiting.ts';
import { localDate } from '../../../shared/dates.ts';

const FILE = 'Waiting list 2026-11-20.xlsx';

describe('the waiting list as a file with names', () => {
  let held: TestService;
  let saved: string;
  beforeEach(async () => {
    held = await openTestService({ roles: ['coordinator'] });
    saved = join(held.folder, 'saved');
    mkdirSync(saved);
    held.service.host.saveAs = async (name) => join(saved, name);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await held.close();
  });

  async function addThree() {
    const { childId } = await addWaiting(held, 'Rafe Testwood', '2026-03-09', {
      band: 1,
      protocol_in_mind: 'tf_cbt_csa',
      child: { birthDate: localDate('2012-03-04') },
    });
    await addPerson(held, childId, { phone: '07700 900142' });
    await addWaiting(held, '=HYPERLINK("x") Ŵyn', '2026-06-01', { band: 2 });
    await addWaiting(held, 'Nia Mockridge', '2026-10-01');
  }
  const shown = async (filter: WaitingListFilter = NO_FILTER) =>
    (await held.ok('waitingList.exportPreview', { stage: 'waiting', filter })).childIds;
  const exported = async (more: Partial<InputOf<'waitingList.exportNamed'>> = {}) => {
    const { passphrase } = await held.ok('waitingList.makePassphrase', {});
    const childIds = more.childIds ?? (await shown(more.filter));
    const reply = await held.call('waitingList.exportNamed', {
      stage: 'waiting',
      filter: NO_FILTER,
      sort: 'band',
      columns: ['band', 'days_waiting'],
      reason: 'meeting',
      words: 'Panel on Thursday',
      passphrase,
      childIds,
      ...more,
    });
    return { reply, passphrase };
  };
  /** The workbook as an independent reader of encrypted Office files gives it. */
  const read = async (passphrase: string) => {
    const plain = await officeCrypto.decrypt(readFileSync(join(saved, FILE)), { password: passphrase });
    return (await readXlsxFile(plain)).map(({ sheet, data }) => ({ sheet, data }));
  };
  const logged = async () =>
    (await held.vault.store.db.selectFrom('audit').selectAll().orderBy('seq').execute()).filter(
      ({ operation }) => operation === 'waitingList.exportNamed',
    );

  test('opens with its passphrase, in the order of the list, with the columns chosen; the log says why, and no name', async () => {
    await addThree();
    const { reply, passphrase } = await exported();
    expect(reply).toMatchObject({ ok: true, value: { children: 3 } });
    const [list, about] = await read(passphrase);
    expect(list).toEqual({
      sheet: 'Waiting list',
      data: [
        ['Child', 'Band', 'Days waiting'],
        ['Rafe Testwood', 'Band 1', 256],
        ['=HYPERLINK("x") Ŵyn', 'Band 2', 172],
        ['Nia Mockridge', 'No band yet', 50],
      ],
    });
    expect(about?.data).toContainEqual(['Children', '3']);
    const said = JSON.stringify([list, about]);
    for (const never of ['07700', 'Bernadette']) expect(said).not.toContain(never);
    const [row] = await logged();
    expect(row).toMatchObject({ outcome: 'done', account_id: held.vault.actor.accountId });
    expect(fileWords('waitingList.exportNamed', row?.detail ?? null)).toBe(
      '3 children of “Waiting”. A meeting about these children with somebody who knows them: Panel on Thursday. With band, days waiting.',
    );
    const everything = JSON.stringify(row);
    expect(everything).toContain(reply.ok ? reply.value.sha256 : 'refused');
    for (const never of ['Rafe', 'Mockridge', passphrase]) expect(everything).not.toContain(never);
  });

  test('each child named finds it in their history, with the list and its filter in the log and no word of the search', async () => {
    await addThree();
    const [rafe, wyn] = [
      await shown({ ...NO_FILTER, text: 'Rafe' }),
      await shown({ ...NO_FILTER, bands: [2] }),
    ];
    const filter = {
      ...NO_FILTER,
      text: 'Rafe Testw',
      bands: [1 as const],
      holders: ['me' as const],
      protocols: ['tf_cbt_csa', 'Testwood wishes'],
    };
    expect((await exported({ filter, words: 'For Rafe’s panel' })).reply).toMatchObject({ ok: true });
    const [row] = await logged();
    expect(JSON.parse(row?.detail ?? '')).toMatchObject({
      stage: 'waiting',
      filter: {
        isSearched: true,
        bands: [1],
        holders: [held.vault.actor.accountId],
        protocols: ['tf_cbt_csa', 'words_of_a_spreadsheet'],
      },
      children: 1,
      childIds: rafe,
    });
    expect(row?.detail).not.toContain('Testw');
    expect(fileWords('waitingList.exportNamed', row?.detail ?? null)).toMatch(
      /^1 child of “Waiting”, only band 1, /,
    );
    await held.become(['manager']);
    const historyOf = async ([childId]: string[]) =>
      (await held.ok('child.history', { childId: childId ?? '', offset: 0, limit: 9 })).rows;
    // Why it was made, not the words that may name another child.
    expect(await historyOf(rafe)).toMatchObject([
      {
        operation: 'waitingList.exportNamed',
        namedIn: 'this child is named in it. A meeting about these children with somebody who knows them',
      },
    ]);
    expect(await historyOf(wyn)).toEqual([]);
  });

  test('every column can stand in it, dates as dates; narrowed, only those listed', async () => {
    await addThree();
    const { passphrase } = await exported({
      columns: [...EXPORT_COLUMNS],
      filter: { ...NO_FILTER, bands: [1] },
    });
    const [list] = await read(passphrase);
    const [heads, row, ...rest] = list?.data ?? [];
    expect(rest).toEqual([]);
    expect(Object.fromEntries(heads?.map((head, at) => [head, row?.[at]]) ?? [])).toMatchObject({
      Child: 'Rafe Testwood',
      Age: 14,
      'Birth date': new Date('2012-03-04T00:00:00Z'),
      Received: new Date('2026-03-09T00:00:00Z'),
      'Next check-in': new Date('2026-03-23T00:00:00Z'),
      'Protocol in mind': 'TF-CBT',
      Funder: 'No funder yet',
      'Referred by': 'School or college',
    });
    expect(heads).toHaveLength(EXPORT_COLUMNS.length + 1);
  });

  test('without the passphrase no name stands in it, and nothing plain was left anywhere', async () => {
    const temp = mkdtempSync(join(tmpdir(), 'holdfast-named-'));
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, temp);
    await addThree();
    const before = readdirSync(held.folder).toSorted();
    const { passphrase } = await exported();
    expect(readdirSync(temp)).toEqual([]);
    expect(readdirSync(saved)).toEqual([FILE]);
    expect(readdirSync(held.folder).toSorted()).toEqual(before);
    rmSync(temp, { recursive: true });
    const bytes = readFileSync(join(saved, FILE));
    for (const encoding of ['utf8', 'utf16le'] as const)
      for (const part of ['Rafe', 'Testwood', 'Mockridge', 'Band', 'PK\u0003\u0004', passphrase])
        expect(bytes.includes(Buffer.from(part, encoding))).toBe(false);
    // As strong as Excel's own: AES-256, SHA-512, 100,000 rounds.
    expect(bytes.toString('latin1')).toMatch(
      /spinCount="100000"[^>]*keyBits="256"[^>]*hashAlgorithm="SHA512"/,
    );
  });

  test('is refused without a reason in words, with a passphrase of one’s own, and to other roles', async () => {
    await addThree();
    expect((await exported({ words: '  ' })).reply).toMatchObject({
      ok: false,
      fields: { words: 'Say in a few words what the file is for' },
    });
    expect((await exported({ passphrase: 'password' })).reply).toMatchObject({
      ok: false,
      code: 'bad_input',
    });
    for (const role of ['therapist', 'safeguarding_lead', 'administrator', 'auditor'] as const) {
      await held.become([role]);
      const reply = await held.call('waitingList.makePassphrase', {});
      expect(reply).toMatchObject({
        ok: false,
        message: 'Your role does not cover this. Ask a manager or the administrator.',
      });
    }
    expect(readdirSync(saved)).toEqual([]);
  });

  test('saves nothing where the list is not the one the person was told of, or no place was chosen', async () => {
    await addThree();
    const before = await shown();
    // As many as the person was shown, but one of them is another.
    const others = [...before.slice(1), newId()];
    expect((await exported({ childIds: others })).reply).toMatchObject({
      ok: false,
      code: 'export_list_changed',
      message: expect.stringContaining('1 came onto it and 1 left it'),
    });
    held.service.host.saveAs = async () => null;
    expect((await exported()).reply).toMatchObject({ ok: false, code: 'save_cancelled' });
    expect(readdirSync(saved)).toEqual([]);
    expect((await logged()).map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
  });
});
