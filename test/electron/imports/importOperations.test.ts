// Long because one import is followed from its file to the last task decided, on both engines.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { daysBetween, localDate } from '../../../shared/dates.ts';
import { NO_DETAILS } from '../../../shared/referrals/details.ts';
import type { ImportRowView, RowAnswer } from '../../../shared/imports/contract.ts';
import { textXml, workbookParts, zipOf } from './workbooks.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

const TODAY = localDate('2026-11-21');
const example = (name: string) => join(import.meta.dirname, '../../../examples', name);

describe.each(DIALECTS)('the import, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect, today: TODAY, roles: ['coordinator', 'manager'] });
  });
  afterEach(() => held.close());

  const db = () => held.vault.store.db;
  const count = async (table: 'child' | 'referral' | 'person' | 'import_row' | 'import_batch') =>
    (await db().selectFrom(table).selectAll().execute()).length;
  const read = (name: string) => held.ok('import.read', { path: example(name) });
  const csv = (text: string) => {
    const path = join(held.folder, `list-${text.length}.csv`);
    writeFileSync(path, text);
    return held.ok('import.read', { path });
  };
  const rows = async (tab: 'all' | 'duplicate' | 'rejected' | 'ready' | 'warning' | 'skipped' = 'all') =>
    (await held.ok('import.rows', { tab, from: 0, limit: 100 })).rows;
  const answer = (row: ImportRowView | undefined, given: RowAnswer) =>
    held.ok('import.answer', { rowNumber: row?.rowNumber ?? 0, answer: given });
  const file = async () => {
    const { file: view } = await held.ok('import.file', {});
    if (view === null) throw new Error('no file');
    return view;
  };

  test('the example list is counted as by hand, and its waits are those of the README', async () => {
    await read('waiting-list.xlsx');
    const before = await file();
    expect(before.counts).toEqual({
      rows: 59,
      ready: 47,
      warnings: 5,
      duplicates: 4,
      rejected: 8,
      alreadyIn: 0,
      skipped: 5,
    });
    expect(await count('child')).toBe(0);
    const result = await held.ok('import.run', {});
    expect(result).toMatchObject({
      rows: 59,
      imported: 47,
      warnings: 5,
      duplicates: 4,
      rejected: 8,
      skipped: 5,
      alreadyIn: 0,
    });
    expect([await count('child'), await count('referral'), await count('import_row')]).toEqual([47, 47, 12]);
    const referrals = await db().selectFrom('referral').selectAll().execute();
    const waits = referrals
      .map((row) => daysBetween(localDate(row.received_on), TODAY))
      .sort((a, b) => a - b);
    expect([waits.at(-1), waits[23]]).toEqual([434, 221]);
    expect(new Set(referrals.map((row) => row.accepted_on))).toEqual(new Set([TODAY]));
    expect(new Set(referrals.map((row) => row.imported_on))).toEqual(new Set([TODAY]));
    // Ten working days from Saturday 21 November 2026.
    expect(new Set(referrals.map((row) => row.next_check_in_due_on))).toEqual(new Set(['2026-12-04']));
    const links = await db().selectFrom('child_person').selectAll().execute();
    expect(new Set(links.map((link) => link.contact_rule))).toEqual(new Set(['not_checked']));
  });

  test('who answers for those of one import is asked once they are in, and those of another are left', async () => {
    await csv('Name,Date received\nOna Imaginary,1 October 2026\n');
    const earlier = await held.ok('import.run', {});
    await csv('Name,Date received\nPip Pretend,2 October 2026\nZed Invented,3 October 2026\n');
    const { batchId } = await held.ok('import.run', {});
    const left = async (importBatchId: string) =>
      (await held.ok('referral.nobodyAnswers', { importBatchId })).referrals;
    expect([await left(batchId), await left(earlier.batchId)]).toEqual([2, 1]);
    const { accountId } = held.vault.actor;
    expect(await held.ok('referral.answerForRest', { accountId, importBatchId: batchId })).toEqual({
      referrals: 2,
    });
    expect([await left(batchId), await left(earlier.batchId)]).toEqual([0, 1]);
    const gap = (await held.ok('today.list', {})).jobs.find(({ kind }) => kind === 'nobody_answers');
    expect(gap).toMatchObject({ referrals: 1 });
  });

  test('a list with other headings, a title and two sheets', async () => {
    await read('other-headings.xlsx');
    const view = await file();
    expect(view.sheets).toEqual([
      { index: 0, name: 'Closed 2025', rows: 4, use: 'other_list' },
      { index: 1, name: 'Open referrals', rows: 31, use: 'taken' },
    ]);
    expect(view.headerRow).toBe(3);
    // A bare day number is shown as the day it was read as.
    const birth = view.columns.findIndex((column) => column.field === 'dateOfBirth');
    expect((await rows())[0]?.cells[birth]).toBe('20 Jul 2010 (40379)');
    expect(await held.ok('import.run', {})).toMatchObject({
      rows: 27,
      imported: 25,
      warnings: 1,
      duplicates: 1,
      rejected: 1,
      skipped: 3,
    });
  });

  test('the same file twice brings nothing in twice, and keeps no task twice', async () => {
    await read('waiting-list.xlsx');
    await held.ok('import.run', {});
    expect(await held.call('import.run', {})).toMatchObject({ code: 'import_done' });
    expect(await file()).toMatchObject({ keptAlready: 12, result: { imported: 47 } });
    await read('waiting-list.xlsx');
    expect(await file()).toMatchObject({ keptAlready: 12, result: null, comesIn: 0 });
    expect(await held.ok('import.run', {})).toMatchObject({
      rows: 59,
      imported: 0,
      duplicates: 4,
      rejected: 8,
      alreadyIn: 47,
    });
    expect([await count('child'), await count('referral'), await count('import_row')]).toEqual([47, 47, 12]);
  });

  test('the audit log has counts and the hash of the file, and no name of a child or a file', async () => {
    await read('waiting-list.xlsx');
    await held.ok('import.run', {});
    const [row] = await db().selectFrom('audit').selectAll().where('operation', '=', 'import.run').execute();
    expect(JSON.parse(row?.detail ?? '{}')).toMatchObject({
      imported: 47,
      fileHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(`${row?.detail}${row?.result}`).not.toMatch(/xlsx|Bryn|Testwood/);
  });

  test('each answer about a possible duplicate does what it says', async () => {
    await read('waiting-list.xlsx');
    const [first, second, third, fourth] = await rows('duplicate');
    await answer(first, 'same_referral');
    await answer(second, 'sibling');
    await answer(third, 'new_referral');
    await answer(fourth, 'new_referral');
    expect(await file()).toMatchObject({ comesIn: 50, unanswered: 0, takesNothing: 1 });
    expect(await held.ok('import.run', {})).toMatchObject({
      imported: 50,
      newChildren: 48,
      duplicates: 0,
      sameReferral: 1,
      rejected: 8,
    });
    expect([await count('child'), await count('referral')]).toEqual([48, 50]);
    await read('waiting-list.xlsx');
    expect(await held.ok('import.run', {})).toMatchObject({ imported: 0, alreadyIn: 51, rejected: 8 });
  });

  test('columns and answers outlive a lock, for the same file and the same account', async () => {
    await read('waiting-list.xlsx');
    const [first] = await rows('duplicate');
    await answer(first, 'sibling');
    await held.ok('import.forget', {});
    await read('waiting-list.xlsx');
    expect(await file()).toMatchObject({ isResumed: true, comesIn: 48, unanswered: 3 });
    const [draft] = await db().selectFrom('draft').selectAll().execute();
    expect(draft?.sealed).not.toContain('sibling');
    await held.become(['coordinator']);
    await read('waiting-list.xlsx');
    expect(await file()).toMatchObject({ isResumed: false, comesIn: 47 });
    await held.ok('import.run', {});
    await read('waiting-list.xlsx');
    expect(await file()).toMatchObject({ isResumed: false });
  });

  test('an answer can be taken back', async () => {
    await read('waiting-list.xlsx');
    const [first] = await rows('duplicate');
    await answer(first, 'sibling');
    await held.ok('import.answer', { rowNumber: first?.rowNumber ?? 0, answer: null });
    expect(await file()).toMatchObject({ comesIn: 47, unanswered: 4 });
  });

  test('a new referral of a child held keeps the agreed contact rules and notes what differs', async () => {
    await csv('Name,DOB,Received,Carer,Phone\nRafe Testwood,4/3/2012,1/6/2024,Dee Testwood,07700 900001\n');
    await held.ok('import.run', {});
    await db()
      .updateTable('child_person')
      .set({ contact_rule: 'ask_first', may_voicemail: 'no', checked_on: '2026-05-31' })
      .execute();
    await csv(
      'Name,DOB,Received,Carer,Phone,Notes\nRafe Testwood,4/3/2012,1/6/2026,Dee Testwood,07700 900002,Ring late\n',
    );
    const [row] = await rows('duplicate');
    const compared = await held.ok('import.compare', { rowNumber: row?.rowNumber ?? 0 });
    expect(compared.besideTitle).toBe('In Holdfast, referred in 2024');
    expect(compared.contactRules).toEqual(['ask before contact', 'no voicemail']);
    expect(compared.facts.map((fact) => [fact.label, fact.isSame])).toEqual([
      ['Name', true],
      ['Birth date', true],
      ['Received', false],
      ['Postcode', true],
      ['Parent or carer', true],
      ['School', true],
    ]);
    await answer(row, 'new_referral');
    await held.ok('import.run', {});
    expect([await count('child'), await count('referral'), await count('person')]).toEqual([1, 2, 1]);
    const [link] = await db().selectFrom('child_person').selectAll().execute();
    expect(link).toMatchObject({
      contact_rule: 'ask_first',
      may_voicemail: 'no',
      checked_on: '2026-05-31',
      check_again_from: '2026-06-01',
    });
    const [child] = await db().selectFrom('child').selectAll().execute();
    expect(child?.imported_notes).toBe('Ring late\nCarer’s phone in the sheet: 07700 900002');
  });

  test('a therapy in mind is one of the service’s own where the sheet says its name', async () => {
    const { protocolId } = await held.ok('protocol.addOwn', {
      name: 'Garden mornings',
      basis: 'Invented',
      kind: 'child',
      ages: { from: null, through: null },
      carerStrand: null,
      isOffered: true,
      bounds: { min: 6, max: 10, extendTo: null, openExtension: false, unit: 'session' },
      reviews: null,
    });
    await csv('Name,DOB,Received,Therapy in mind\nRafe Testwood,4/3/2012,1/6/2026,garden Mornings\n');
    await held.ok('import.run', {});
    expect(await db().selectFrom('referral').select('protocol_in_mind').execute()).toEqual([
      { protocol_in_mind: protocolId },
    ]);
    const { protocols } = await held.ok('waitingList.choices', { stage: 'waiting' });
    expect(protocols).toEqual([{ value: protocolId, label: 'Garden mornings', count: 1 }]);
  });

  test('a child added between looking and bringing in is met, not doubled', async () => {
    await csv('Name,DOB,Received\nRafe Testwood,4/3/2012,1/6/2026\n');
    const inMemory = await file();
    expect(inMemory.counts).toMatchObject({ ready: 1 });
    const { childFields } = await import('../../support/children.ts');
    await held.ok('referral.add', {
      child: { is: 'new', fields: childFields({ name: 'Rafe Testwood' }) },
      receivedOn: localDate('2026-06-01'),
      details: { ...NO_DETAILS, source: 'school' },
    });
    expect(await held.ok('import.run', {})).toMatchObject({ imported: 0, duplicates: 1 });
    expect(await count('child')).toBe(1);
  });

  test('columns can be corrected, and without a name or a received date nothing comes in', async () => {
    await csv('Name,DOB,Came,Misc\nRafe Testwood,4/3/2012,1/6/2026,blue folder\n');
    const { columns } = await file();
    const fields = columns.map((column) => column.field);
    await held.ok('import.setColumns', { fields: ['childName', 'dateOfBirth', null, null], confirmed: [] });
    const unsettled = await file();
    expect(unsettled).toMatchObject({ counts: null });
    expect(unsettled.problems).toHaveLength(1);
    expect(await rows()).toMatchObject([
      { rowNumber: 2, state: 'unchecked', cells: ['Rafe Testwood', '4/3/2012', '1/6/2026', 'blue folder'] },
    ]);
    expect(await held.call('import.run', {})).toMatchObject({ code: 'import_columns_unsettled' });
    await held.ok('import.setColumns', {
      fields: ['childName', 'dateOfBirth', 'receivedOn', 'notes'],
      confirmed: [],
    });
    expect(await file()).toMatchObject({ problems: [], comesIn: 1 });
    expect(fields[0]).toBe('childName');
    await held.ok('import.run', {});
    const [child] = await db().selectFrom('child').selectAll().execute();
    expect(child?.imported_notes).toBe('blue folder');
  });

  test('the engine knows how much came in before the next return is counted, not only after a close', async () => {
    await read('waiting-list.xlsx');
    await held.ok('import.run', {});
    const { rows } =
      dialect === 'sqlite'
        ? await sql<{ many: number }>`select 1 as many from sqlite_stat1 where tbl = 'referral'`.execute(db())
        : await sql<{
            many: number;
          }>`select 1 as many from pg_class where relname = 'referral' and reltuples > 0`.execute(db());
    expect(rows.length).toBeGreaterThan(0);
  });

  test('a bare day number is shown as its day in a rejected row too, and one that is no day as it stands', async () => {
    const cells = (at: number, name: string, birth: string) =>
      `<row r="${at}">${textXml(`A${at}`, name)}<c r="B${at}"><v>${birth}</v></c>${textXml(`C${at}`, '31/2/2026')}</row>`;
    const head = `<row r="1">${textXml('A1', 'Name')}${textXml('B1', 'Date of birth')}${textXml('C1', 'Received')}</row>`;
    const path = join(held.folder, 'serials.xlsx');
    const sheet = `${head}${cells(2, 'Bryn Testwood', '40379')}${cells(3, 'Ola Testwood', '99')}`;
    writeFileSync(path, zipOf(workbookParts(sheet)));
    await held.ok('import.read', { path });
    const [first, second] = await rows('rejected');
    expect(first?.cells[1]).toBe('20 Jul 2010 (40379)');
    expect(second?.cells[1]).toBe('99');
    expect(second?.issues.map((issue) => issue.message).join()).toContain('The cell says “99”.');
  });

  test('another sheet can be picked', async () => {
    await read('other-headings.xlsx');
    await held.ok('import.setSheet', { sheet: 0 });
    expect(await file()).toMatchObject({ sheets: [{ use: 'taken' }, { use: 'other_list' }] });
    expect((await file()).counts?.rows).toBe(3);
  });

  test('the rejected rows go to a file with their reasons, and the log has its hash', async () => {
    await read('waiting-list.xlsx');
    const saved = await held.ok('import.saveRejects', {});
    expect(saved.rows).toBe(8);
    const text = readFileSync(join(held.folder, 'import-rejects.csv'), 'utf8');
    expect(text.trim().split('\r\n')).toHaveLength(9);
    expect(text).toContain('There is no 31 February.');
    const [row] = await db()
      .selectFrom('audit')
      .selectAll()
      .where('operation', '=', 'import.saveRejects')
      .execute();
    expect(JSON.parse(row?.detail ?? '{}')).toMatchObject({ rows: 8, sha256: saved.sha256 });
  });

  test('rows that did not come in stay as tasks until somebody decides', async () => {
    await read('waiting-list.xlsx');
    await held.ok('import.run', {});
    const tasks = await held.ok('import.tasks', { from: 0, limit: 100 });
    expect(tasks.total).toBe(12);
    const rejected = tasks.rows.find((task) => task.rowNumber === 8);
    expect(rejected).toMatchObject({ state: 'rejected', name: 'Tomasz Fakeham', receivedOn: null });
    expect(rejected?.reasons.join()).toContain('There is no 31 February.');
    const taken = await held.ok('import.decide', {
      importRowId: rejected?.importRowId ?? '',
      decision: {
        is: 'new_child',
        name: 'Tomasz Fakeham',
        birthDate: localDate('2010-09-25'),
        receivedOn: localDate('2026-02-28'),
      },
    });
    const referral = await db()
      .selectFrom('referral')
      .selectAll()
      .where('id', '=', taken.referralId ?? '')
      .executeTakeFirstOrThrow();
    expect(referral).toMatchObject({ received_on: '2026-02-28', source: 'camhs', stage: 'waiting' });
    const [carer] = await db()
      .selectFrom('child_person')
      .innerJoin('person', 'person.id', 'child_person.person_id')
      .selectAll()
      .where('child_id', '=', taken.childId ?? '')
      .execute();
    expect(carer).toMatchObject({ name: 'Dee Fakeham', relationship: 'mother', phone: '07700 900426' });
    const aside = tasks.rows.find((task) => task.rowNumber === 59);
    expect(aside?.match).toMatchObject({ receivedDates: [expect.any(String)] });
    await held.ok('import.decide', {
      importRowId: aside?.importRowId ?? '',
      decision: {
        is: 'new_referral',
        childId: aside?.match?.childId ?? '',
        receivedOn: aside?.receivedOn ?? TODAY,
      },
    });
    const other = tasks.rows.find((task) => task.rowNumber === 18);
    expect(
      await held.call('import.decide', {
        importRowId: other?.importRowId ?? '',
        decision: { is: 'not_a_referral', reason: ' ' },
      }),
    ).toMatchObject({ code: 'bad_input' });
    const settle = {
      importRowId: other?.importRowId ?? '',
      decision: { is: 'not_a_referral' as const, reason: 'A line of the old rota' },
    };
    await held.ok('import.decide', settle);
    expect(await held.call('import.decide', settle)).toMatchObject({ code: 'import_row_decided' });
    expect((await held.ok('import.tasks', { from: 0, limit: 100 })).total).toBe(9);
    await read('waiting-list.xlsx');
    expect(await held.ok('import.run', {})).toMatchObject({ imported: 0, alreadyIn: 50 });
  });

  test('decided by hand, a row is held to the same rules about dates', async () => {
    await csv('Name,DOB,Received\nRafe Testwood,4/3/2012,31/2/2026\n');
    await held.ok('import.run', {});
    const [task] = (await held.ok('import.tasks', { from: 0, limit: 10 })).rows;
    const decide = (receivedOn: string, birthDate: string | null) =>
      held.call('import.decide', {
        importRowId: task?.importRowId ?? '',
        decision: {
          is: 'new_child',
          name: 'Rafe Testwood',
          birthDate: birthDate === null ? null : localDate(birthDate),
          receivedOn: localDate(receivedOn),
        },
      });
    expect(await decide('2026-12-24', null)).toMatchObject({ code: 'future_date' });
    expect(await decide('2026-02-28', '2026-03-01')).toMatchObject({ code: 'birth_after_received' });
    expect((await held.ok('import.tasks', { from: 0, limit: 10 })).total).toBe(1);
    expect(await decide('2026-02-28', '2012-03-04')).toMatchObject({ ok: true });
  });

  test('only those who keep the waiting list import', async () => {
    await held.become(['therapist']);
    expect(await held.call('import.read', { path: example('waiting-list.xlsx') })).toMatchObject({
      code: 'not_allowed',
    });
  });

  test('a file that is refused changes nothing and leaves the last one open', async () => {
    await read('waiting-list.xlsx');
    const path = join(held.folder, 'picture.xlsx');
    writeFileSync(path, '\u0089PNG not a sheet');
    expect(await held.call('import.read', { path })).toMatchObject({ ok: false });
    expect((await file()).counts?.rows).toBe(59);
    expect(await count('child')).toBe(0);
  });

  test('forgotten, nothing of the file is left', async () => {
    await read('waiting-list.xlsx');
    await held.ok('import.forget', {});
    expect(await held.ok('import.file', {})).toEqual({ file: null });
    expect(await held.call('import.run', {})).toMatchObject({ code: 'import_no_file' });
  });
});
