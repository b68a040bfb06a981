import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { personFields, referralInput } from '../../support/children.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('the people round a child, on %s', (dialect) => {
  let held: TestService;
  let childId: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    ({ childId } = await held.ok('referral.add', referralInput()));
  });
  afterEach(() => held.close());

  const add = (more = {}, isChecked = true) =>
    held.ok('person.save', {
      childId,
      linkId: null,
      version: null,
      fields: personFields(more),
      checkedWith: isChecked ? 'them' : null,
    });

  test('a contact gone through today is checked, and stands on the card with its rules', async () => {
    const { linkId } = await add();
    const { people, card } = await held.ok('people.list', { childId });
    expect(people).toMatchObject([{ linkId, checkedOn: '2026-11-20', version: 1 }]);
    expect(card).toMatchObject({ who: 'Dilys Testwood', isChecked: true, phone: '07700 900318' });
    expect(card?.rules.map((rule) => [rule.before, rule.kind])).toEqual([
      ['Text', 'yes'],
      ['No voicemail', 'no'],
      ['No letters until agreed', 'no'],
      ['Say “Jo”', 'yes'],
    ]);
  });

  test('one child has one first contact: naming another takes the place of the one before', async () => {
    await add();
    const second = await add({ name: 'Carys Testwood', relationship: 'mother' });
    const { people, card } = await held.ok('people.list', { childId });
    expect(people.filter(({ fields }) => fields.isFirstContact).map((each) => each.linkId)).toEqual([
      second.linkId,
    ]);
    expect(card?.who).toBe('Carys Testwood');
  });

  test('a parent with parental responsibility is not thereby safe', async () => {
    await add(
      {
        name: 'Gareth Fakeham',
        relationship: 'father',
        hasParentalResponsibility: 'yes',
        safety: 'not_checked',
      },
      false,
    );
    const { card } = await held.ok('people.list', { childId });
    expect(card).toMatchObject({ isChecked: false, checkedOn: null });
  });

  test('somebody marked "do not contact" cannot be the first contact, and is named on the card of another', async () => {
    const refused = await held.call('person.save', {
      childId,
      linkId: null,
      version: null,
      fields: personFields({ safety: 'do_not_contact' }),
      checkedWith: null,
    });
    expect(refused).toMatchObject({
      code: 'first_contact_not_safe',
      fields: { 'fields.isFirstContact': expect.any(String) },
    });
    await add();
    await add({
      name: 'Gareth Fakeham',
      relationship: 'father',
      isFirstContact: false,
      safety: 'do_not_contact',
    });
    const { card } = await held.ok('people.list', { childId });
    expect(card?.rules.at(-1)).toMatchObject({
      before: 'Do not contact ',
      name: 'Gareth Fakeham',
      kind: 'never',
    });
  });

  test('a new number is not checked until somebody goes through it again', async () => {
    const { linkId, version } = await add();
    const change = { childId, linkId, version, fields: personFields({ phone: '07700 900400' }) };
    await held.ok('person.save', { ...change, checkedWith: null });
    expect((await held.ok('people.list', { childId })).card).toMatchObject({ isChecked: false });
    await held.ok('person.confirmContact', {
      childId,
      linkId,
      version: version + 1,
      checkedWith: 'referrer',
    });
    expect((await held.ok('people.list', { childId })).card).toMatchObject({
      isChecked: true,
      checkedOn: '2026-11-20',
      checkedWith: 'referrer',
    });
  });

  test('a contact nobody has said is safe cannot be marked as checked', async () => {
    const { linkId, version } = await add({ safety: 'not_checked' }, false);
    expect(
      await held.call('person.confirmContact', { childId, linkId, version, checkedWith: 'them' }),
    ).toMatchObject({
      ok: false,
      code: 'checked_without_answer',
    });
  });

  test('what was agreed for no answer, how to speak and the emergency contact are kept and shown', async () => {
    const agreed = {
      mayRing: 'no',
      noAnswer: 'text the word blue',
      communicationNeeds: 'Short sentences',
      interpreterLanguage: 'Urdu',
      interpreterName: 'Zara Specimen',
    } as const;
    await add(agreed);
    const refused = await held.call('person.save', {
      childId,
      linkId: null,
      version: null,
      fields: personFields({ isFirstContact: false, isEmergencyContact: true, safety: 'do_not_contact' }),
      checkedWith: null,
    });
    expect(refused).toMatchObject({ fields: { 'fields.isEmergencyContact': expect.any(String) } });
    await add({ name: 'Carys Testwood', isFirstContact: false, isEmergencyContact: true });
    const { people, card } = await held.ok('people.list', { childId });
    expect(people[0]?.fields).toMatchObject(agreed);
    expect(card).toMatchObject({ mayRing: 'no', isOld: false });
    expect(card?.rules.at(-1)).toMatchObject({ name: 'Carys Testwood', phone: '07700 900318' });
  });

  test('a check grows old after the months the service set, until somebody checks again', async () => {
    const { linkId, version } = await add();
    held.setToday(localDate('2027-05-21'));
    const card = async () => (await held.ok('people.list', { childId })).card;
    expect(await card()).toMatchObject({ isChecked: true, isOld: true, checkedOn: '2026-11-20' });
    expect((await held.ok('child.overview', { childId })).card).toMatchObject({ isOld: true });
    const change = { key: 'checkContactAgainMonths', changedAt: null } as const;
    await held.ok('setting.save', { ...change, value: 12 });
    expect(await card()).toMatchObject({ isOld: false });
    held.setToday(localDate('2027-11-21'));
    expect(await card()).toMatchObject({ isOld: true });
    await held.ok('person.confirmContact', { childId, linkId, version, checkedWith: 'them' });
    expect(await card()).toMatchObject({ isOld: false, checkedOn: '2027-11-21' });
  });

  test('a stale save is a conflict that shows what the other person saved', async () => {
    const { linkId } = await add();
    const change = { childId, linkId, version: 1, checkedWith: 'them' as const };
    await held.ok('person.save', { ...change, fields: personFields({ safeTimes: 'mornings' }) });
    expect(
      await held.call('person.save', { ...change, fields: personFields({ safeTimes: 'evenings' }) }),
    ).toMatchObject({
      code: 'conflict',
      detail: { theirs: { version: 2, fields: { safeTimes: 'mornings' } } },
    });
  });

  test('twins have their own links: changing one child’s contact leaves the other’s alone', async () => {
    const twin = await held.ok('referral.add', referralInput({}, { name: 'Rhys Testwood' }));
    await add();
    expect((await held.ok('people.list', { childId: twin.childId })).people).toEqual([]);
  });

  test('somebody else’s child is not read without opening the record', async () => {
    await held.become(['therapist']);
    expect(await held.call('people.list', { childId })).toMatchObject({ ok: false, code: 'open_first' });
  });

  test('names keep their letters: Welsh, Urdu, an apostrophe and two hundred characters', async () => {
    const names = ['Siân Llŷr O’Fakeham', 'زینب ٹیسٹ', "D'Arcy O'Testwood", 'ë'.repeat(200)];
    for (const name of names) await add({ name, isFirstContact: false });
    const { people } = await held.ok('people.list', { childId });
    expect(new Set(people.map(({ fields }) => fields.name))).toEqual(new Set(names));
  });
});
