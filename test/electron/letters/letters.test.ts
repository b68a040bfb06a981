import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addPerson, addWaiting } from '../../support/waiting.ts';

const CANARY = 'A canary sings at Made-up Row';

describe.each(DIALECTS)('letters, on %s', (dialect) => {
  let held: TestService;
  let childId: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    ({ childId } = await addWaiting(held, 'Rafe Testwood', '2026-11-10'));
  });
  afterEach(() => held.close());

  const list = () => held.ok('letter.list', { childId });
  const linkOf = async (name: string) =>
    (await list()).recipients.find((each) => each.name === name)?.linkId ?? '';
  const input = (linkId: string, more: Partial<InputOf<'letter.send'>> = {}): InputOf<'letter.send'> => ({
    childId,
    linkId,
    kind: 'waiting',
    text: CANARY,
    delivery: 'posted',
    address: '1 Made-up Row\nTestbridge',
    askedFirst: false,
    ...more,
  });
  const pdfs = () => readdirSync(held.folder).filter((name) => name.endsWith('.pdf'));
  const stored = async () =>
    JSON.stringify([
      await held.vault.store.db.selectFrom('letter').selectAll().execute(),
      await held.vault.store.db.selectFrom('audit').selectAll().execute(),
    ]);

  test('one letter for each of two carers: filled from the record, made, kept sealed, and told in the record', async () => {
    await addPerson(held, childId, { name: 'Bernadette Testwood' });
    await addPerson(held, childId, { name: 'Cledwyn Testwood', isFirst: false });
    await held.ok('setting.save', { key: 'namedContact', value: 'Sol Fakeham', changedAt: null });
    const first = await linkOf('Bernadette Testwood');
    const { texts } = await held.ok('letter.fill', { childId, linkId: first });
    expect(texts.waiting).toContain('Dear Bernadette Testwood\n\nRafe has a place on our list.');
    expect(texts.waiting).toMatch(/in touch again by \w+day \d+ \w+ 2026\./);
    expect(texts.waiting).toContain('Please ring Sol Fakeham on {{phone}}');
    expect(texts.not_ready).toContain('{{ask again}}');
    const { letterId } = await held.ok('letter.send', input(first));
    await held.ok(
      'letter.send',
      input(await linkOf('Cledwyn Testwood'), { kind: 'ending', delivery: 'handed_over' }),
    );
    expect((await list()).sent).toMatchObject([
      { kind: 'ending', to: 'Cledwyn Testwood', delivery: 'handed_over', address: '' },
      {
        id: letterId,
        to: 'Bernadette Testwood',
        text: CANARY,
        madeOn: TODAY,
        address: '1 Made-up Row\nTestbridge',
      },
    ]);
    expect(existsSync(join(held.folder, `Letter ${TODAY}.pdf`))).toBe(true);
    expect(await stored()).not.toMatch(/canary|Made-up/);
    expect((await held.ok('child.overview', { childId })).recentContacts).toMatchObject([
      { kind: 'letter', what: 'ending', withWhom: 'Cledwyn Testwood' },
      { kind: 'letter', what: 'waiting', on: TODAY },
    ]);
    const { rows } = await held.ok('child.history', { childId, offset: 0, limit: 50 });
    expect(rows.filter(({ operation }) => operation === 'letter.send')).toHaveLength(2);
  });

  test('refused with the reason for whoever must get none, before any page is printed', async () => {
    let printed = 0;
    held.service.host.printToPdf = async () => {
      printed += 1;
      return new Uint8Array();
    };
    const cases = [
      [{ rule: 'do_not_contact' }, 'letter_do_not_contact'],
      [{ checkedOn: null }, 'letter_contact_not_checked'],
      [{ letter: 'no' }, 'letter_not_agreed'],
      [{ letter: 'not_checked' }, 'letter_agreement_not_checked'],
    ] as const;
    for (const [more, code] of cases) {
      await addPerson(held, childId, { name: code, isFirst: false, ...more });
      const linkId = await linkOf(code);
      expect(await held.call('letter.fill', { childId, linkId })).toMatchObject({ code });
      expect(await held.call('letter.send', input(linkId))).toMatchObject({ code });
    }
    const { recipients, mustNotRead, sent } = await list();
    expect(recipients.filter(({ whyNot }) => whyNot === null)).toEqual([]);
    expect(mustNotRead).toMatchObject([{ name: 'letter_do_not_contact' }]);
    expect([sent, printed, pdfs()]).toEqual([[], 0, []]);
  });

  test('says who needs it in another language, theirs before the child’s', async () => {
    await addPerson(held, childId);
    await addPerson(held, childId, { name: 'Gwen', isFirst: false });
    const db = held.vault.store.db;
    await db.updateTable('child').set({ interpreter_language: 'Urdu' }).execute();
    await db
      .updateTable('child_person')
      .set({ interpreter_language: 'Welsh', communication_needs: 'Large print' })
      .where('is_first_contact', '=', 0)
      .execute();
    expect((await list()).recipients).toMatchObject([
      { name: 'Bernadette Testwood', interpreterLanguage: 'Urdu', communicationNeeds: null },
      { name: 'Gwen', interpreterLanguage: 'Welsh', communicationNeeds: 'Large print' },
    ]);
  });

  test('an agreement taken back while the file’s place was chosen leaves neither file nor letter', async () => {
    await addPerson(held, childId);
    const linkId = await linkOf('Bernadette Testwood');
    held.service.host.saveAs = async (name) => {
      await held.vault.store.db.updateTable('child_person').set({ may_letter: 'no' }).execute();
      return join(held.folder, name);
    };
    expect(await held.call('letter.send', input(linkId))).toMatchObject({ code: 'letter_not_agreed' });
    expect([(await list()).sent, pdfs()]).toEqual([[], []]);
    held.service.host.saveAs = async () => null;
    await held.vault.store.db.updateTable('child_person').set({ may_letter: 'yes' }).execute();
    expect(await held.call('letter.send', input(linkId))).toMatchObject({ code: 'save_cancelled' });
    expect((await list()).sent).toEqual([]);
  });

  test('a field left open, a missing address and nobody asked are each said beside their field', async () => {
    await addPerson(held, childId, { rule: 'ask_first' });
    const linkId = await linkOf('Bernadette Testwood');
    const reply = await held.call('letter.send', input(linkId, { text: 'By {{next contact}}', address: '' }));
    expect(reply).toMatchObject({ ok: false, code: 'letter_not_whole' });
    expect(Object.keys((reply as { fields: object }).fields)).toEqual(['text', 'address', 'askedFirst']);
    await held.ok('letter.send', input(linkId, { askedFirst: true }));
  });

  test('another child’s person, and a child outside the caseload, get no letter', async () => {
    await addPerson(held, childId);
    const linkId = await linkOf('Bernadette Testwood');
    const other = await addWaiting(held, 'Noor Specimen', '2026-11-10');
    expect(await held.call('letter.send', { ...input(linkId), childId: other.childId })).toMatchObject({
      code: 'not_found',
    });
    await held.become(['therapist']);
    expect(await held.call('letter.send', input(linkId))).toMatchObject({ code: 'open_first' });
    expect(await held.call('letter.list', { childId })).toMatchObject({ code: 'open_first' });
  });

  test('the words are the service’s own once changed; unknown fields and stale saves are refused', async () => {
    await addPerson(held, childId);
    const save = (body: string, changedAt: string | null) =>
      held.call('letterTemplate.save', { kind: 'waiting', body, changedAt });
    expect(await save('Dear {{name}}\n{{carer}}', null)).toMatchObject({
      code: 'bad_input',
      fields: { body: expect.stringContaining('“{{carer}}” on line 2') },
    });
    const { changedAt } = await held.ok('letterTemplate.save', {
      kind: 'waiting',
      body: 'Hello {{name}}',
      changedAt: null,
    });
    expect(await save('Other', null)).toMatchObject({
      code: 'conflict',
      detail: { theirs: { body: 'Hello {{name}}', changed: { at: changedAt } } },
    });
    const { templates } = await held.ok('letterTemplate.list', {});
    expect(templates.map(({ changed }) => changed !== null)).toEqual([true, false, false, false, false]);
    const linkId = await linkOf('Bernadette Testwood');
    expect((await held.ok('letter.fill', { childId, linkId })).texts.waiting).toBe(
      'Hello Bernadette Testwood',
    );
    await held.become(['therapist']);
    expect(await save('Mine', changedAt)).toMatchObject({ code: 'not_allowed' });
  });
});
