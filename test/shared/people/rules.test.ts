import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, localDate } from '../../../shared/dates.ts';
import { CONTACT_SAFETIES } from '../../../shared/people/codes.ts';
import type { PersonFields, PersonOfChild } from '../../../shared/people/contract.ts';
import {
  cardOf,
  contactCard,
  decidePerson,
  firstReplaced,
  firstToRing,
  isCheckOld,
  isContactChecked,
  onCard,
  standingOf,
  toRing,
} from '../../../shared/people/rules.ts';
import { personFields } from '../../support/children.ts';

const TODAY = localDate('2026-11-20');
const asOf = { today: TODAY, checkAgainMonths: 6 };
let next = 0;
const person = (more: Partial<PersonFields> = {}, checkedOn: string | null = '2026-10-16'): PersonOfChild => {
  next += 1;
  return {
    linkId: `link-${next}`,
    personId: `person-${next}`,
    version: 1,
    checkedOn: checkedOn === null ? null : localDate(checkedOn),
    checkedWith: checkedOn === null ? null : 'them',
    checkAgainFrom: null,
    fields: personFields(more),
  };
};
const rules = (people: PersonOfChild[]) =>
  (contactCard(people, asOf)?.rules ?? []).map((rule) => `${rule.before}${rule.name ?? ''}${rule.after}`);

describe('when a contact is checked again', () => {
  test.each([
    ['2026-05-20', false],
    ['2026-05-19', true],
    ['2026-11-20', false],
    [null, false],
  ])('checked on %s: %s', (checkedOn, old) => {
    expect(isCheckOld(person({}, checkedOn), asOf)).toBe(old);
  });
  test('from the end of a long month too: 31 August and six months end with February', () => {
    const checked = person({}, '2026-08-31');
    expect(isCheckOld(checked, { today: localDate('2027-02-28'), checkAgainMonths: 6 })).toBe(false);
    expect(isCheckOld(checked, { today: localDate('2027-03-01'), checkAgainMonths: 6 })).toBe(true);
  });
  test('a child who came back: what was checked before that day is old, what was checked on it or later is not', () => {
    const back = { checkAgainFrom: localDate('2026-11-10') };
    expect(isCheckOld({ ...person({}, '2026-11-09'), ...back }, asOf)).toBe(true);
    expect(isCheckOld({ ...person({}, '2026-11-10'), ...back }, asOf)).toBe(false);
    expect(isCheckOld({ ...person({}, null), ...back }, asOf)).toBe(false);
    for (const [checkedOn, may] of [
      ['2026-11-09', false],
      ['2026-11-10', true],
      [null, false],
    ] as const)
      expect(isContactChecked({ ...person({}, checkedOn), ...back })).toBe(may);
    // Long ago alone takes nothing away: only a return does.
    expect(isContactChecked(person({}, '2020-01-01'))).toBe(true);
    expect(contactCard([{ ...person({}, '2026-11-09'), ...back }], asOf)).toMatchObject({
      isChecked: false,
      isOld: true,
      newerReferralOn: '2026-11-10',
    });
    expect(contactCard([{ ...person({}, '2026-11-10'), ...back }], asOf)?.newerReferralOn).toBeNull();
  });
  test('once old it stays old until it is checked, and a shorter setting never makes it younger', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 1, max: 24 }),
        (age, later, months) => {
          const checked = person({}, addDays(TODAY, -age));
          const isOld = isCheckOld(checked, { today: TODAY, checkAgainMonths: months });
          const onADayAfter = { today: addDays(TODAY, later), checkAgainMonths: months };
          if (isOld) expect(isCheckOld(checked, onADayAfter)).toBe(true);
          if (isOld && months > 1)
            expect(isCheckOld(checked, { today: TODAY, checkAgainMonths: months - 1 })).toBe(true);
          expect(isOld).toBe(addMonths(addDays(TODAY, -age), months) < TODAY);
        },
      ),
    );
  });
});

describe('what the card says before a contact', () => {
  test('what must not be done, how to speak with them, and what happens when there is no answer', () => {
    const mother = person({
      mayRing: 'no',
      codeWord: 'blue',
      noAnswer: 'text the word blue',
      communicationNeeds: 'Short sentences',
      interpreterLanguage: 'Urdu',
      interpreterName: 'Zara Specimen',
    });
    expect(rules([mother])).toEqual([
      'Do not ring',
      'Text',
      'No voicemail',
      'No letters until agreed',
      'Say “Jo”',
      'Code word “blue”',
      'Short sentences',
      'Urdu interpreter: Zara Specimen, never one of the family',
      'No answer: text the word blue',
    ]);
    expect(rules([person({ interpreterLanguage: 'Urdu' })])).toContain(
      'Urdu interpreter, never one of the family',
    );
  });

  test('of whoever is named for the call, with their own number and rules, and not the first contact’s', () => {
    const fern = person({ name: 'Fern Testerby', mayVoicemail: 'yes' });
    const lee = person({
      name: 'Lee Draftwell',
      isFirstContact: false,
      phone: '07700 900640',
      mayVoicemail: 'no',
    });
    const around = [fern, lee];
    expect(contactCard(around, asOf)).toMatchObject({ who: 'Fern Testerby', mayVoicemail: 'yes' });
    const card = contactCard(around, asOf, [lee.personId]);
    expect(card).toMatchObject({ who: 'Lee Draftwell', phone: '07700 900640', mayVoicemail: 'no' });
    expect(card?.rules.map(({ before }) => before)).toContain('No voicemail');
    expect(contactCard(around, asOf, [])?.who).toBe('Fern Testerby');
    expect(toRing(around, [])).toEqual([]);
  });

  test('never of somebody marked “do not contact”, and of the one named wherever they may be contacted', () => {
    const safety = fc.constantFrom(...CONTACT_SAFETIES);
    fc.assert(
      fc.property(fc.array(safety, { minLength: 1, maxLength: 5 }), fc.nat(4), (all, at) => {
        const around = all.map((each, index) => person({ safety: each, isFirstContact: index === 0 }));
        const named = around[at % around.length];
        const shown = onCard(around, named === undefined ? null : [named.personId]);
        expect(shown?.fields.safety).not.toBe('do_not_contact');
        if (named !== undefined && named.fields.safety !== 'do_not_contact') expect(shown).toBe(named);
      }),
    );
  });

  test('emergency contacts with their number, and who must not be contacted last of all', () => {
    const around = [
      person(),
      person({
        name: 'Gareth Fakeham',
        relationship: 'father',
        isFirstContact: false,
        safety: 'do_not_contact',
      }),
      person({
        name: 'Carys Testwood',
        relationship: 'sibling',
        isFirstContact: false,
        isEmergencyContact: true,
        phone: '07700 900555',
      }),
    ];
    const card = contactCard(around, asOf);
    expect(card?.rules.slice(-2)).toMatchObject([
      { before: 'Emergency contact: ', name: 'Carys Testwood', phone: '07700 900555', kind: 'yes' },
      { before: 'Do not contact ', name: 'Gareth Fakeham', phone: null, kind: 'never' },
    ]);
  });

  test('an emergency contact nobody has checked says so', () => {
    const unchecked = person(
      { isFirstContact: false, isEmergencyContact: true, safety: 'not_checked' },
      null,
    );
    expect(contactCard([person(), unchecked], asOf)?.rules.at(-1)).toMatchObject({
      after: ', grandparent, not yet checked',
      kind: 'no',
    });
  });

  test('never rings, names or gives the number of somebody marked "do not contact"', () => {
    const anyone = fc.record({
      safety: fc.constantFrom(...CONTACT_SAFETIES),
      isFirstContact: fc.boolean(),
      isEmergencyContact: fc.boolean(),
      hasParentalResponsibility: fc.constantFrom('yes' as const, 'no' as const, 'not_asked' as const),
    });
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 5 }), (all) => {
        const people = all.map((each) => person(each));
        const first = firstToRing(people);
        expect(first?.fields.safety).not.toBe('do_not_contact');
        const never = people.filter(({ fields }) => fields.safety === 'do_not_contact');
        const card = contactCard(people, asOf);
        if (card === null) return;
        expect(card.rules.filter(({ kind }) => kind === 'never').map(({ key }) => key)).toEqual(
          never.map(({ linkId }) => linkId),
        );
        for (const rule of card.rules)
          if (never.some(({ linkId }) => rule.key.endsWith(linkId))) expect(rule.phone).toBeNull();
      }),
    );
  });
});

test('parental responsibility never makes a contact safe: what was answered stands', () => {
  const fields = personFields({ hasParentalResponsibility: 'yes', safety: 'not_checked' });
  expect(decidePerson(null, fields, 'them', TODAY)).toMatchObject({
    ok: false,
    code: 'checked_without_answer',
  });
  expect(decidePerson(null, fields, null, TODAY)).toMatchObject({ ok: true, value: { checkedOn: null } });
});

test('with whom a contact was checked goes with the check: kept, replaced and lost together', () => {
  const before = person();
  const referrer = decidePerson(before, before.fields, 'referrer', TODAY);
  expect(referrer).toMatchObject({ value: { checkedOn: TODAY, checkedWith: 'referrer' } });
  expect(decidePerson(before, before.fields, null, TODAY)).toMatchObject({
    value: { checkedOn: '2026-10-16', checkedWith: 'them' },
  });
  const changed = decidePerson(before, { ...before.fields, phone: '07700 900999' }, null, TODAY);
  expect(changed).toMatchObject({ value: { checkedOn: null, checkedWith: null } });
});

test('an answer about calls that changed is gone through again; an emergency contact is never one to avoid', () => {
  const before = person();
  const change = (more: Partial<PersonFields>) =>
    decidePerson(before, { ...before.fields, ...more }, null, TODAY);
  expect(change({ mayRing: 'no' })).toMatchObject({ value: { checkedOn: null } });
  expect(change({ noAnswer: 'try the school' })).toMatchObject({ value: { checkedOn: '2026-10-16' } });
  expect(change({ isFirstContact: false, isEmergencyContact: true, safety: 'do_not_contact' })).toMatchObject(
    { ok: false, code: 'emergency_contact_not_safe' },
  );
});

describe('what is shown of each person', () => {
  test('nobody stands as safe who was not checked; “do not contact” stands at once', () => {
    expect(standingOf(person({ safety: 'safe' }))).toBe('safe');
    expect(standingOf(person({ safety: 'safe' }, null))).toBe('not_checked');
    expect(standingOf(person({ safety: 'ask_first' }, null))).toBe('not_checked');
    expect(standingOf(person({ safety: 'not_checked' }))).toBe('not_checked');
    expect(standingOf(person({ safety: 'do_not_contact' }, null))).toBe('do_not_contact');
  });

  test('everybody’s card has their own times and rules, and nobody else’s', () => {
    const second = person({
      safety: 'safe',
      safeTimes: 'not Wednesdays',
      mayVoicemail: 'no',
      mayLetter: 'no',
      sayName: 'Jo',
    });
    const card = cardOf(second, asOf);
    const said = card.rules.map(({ before }) => before);
    expect(card.times).toBe('not Wednesdays');
    expect(said).toEqual(expect.arrayContaining(['No voicemail', 'No letters', 'Say “Jo”']));
  });

  test('whose place is taken by who is to be rung first, also where nobody was named first', () => {
    const checked = person({ kind: 'carer', safety: 'safe', isFirstContact: true });
    const onlyCarer = person({ kind: 'carer', safety: 'safe', isFirstContact: false });
    expect(firstReplaced([checked], null, true)).toBe(checked);
    expect(firstReplaced([onlyCarer], null, true)).toBe(onlyCarer);
    expect(firstReplaced([checked], null, false)).toBeNull();
    expect(firstReplaced([checked], checked.linkId, true)).toBeNull();
    expect(firstReplaced([], null, true)).toBeNull();
  });
});
