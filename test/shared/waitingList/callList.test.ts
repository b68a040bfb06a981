import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import type { PersonOfChild } from '../../../shared/people/contract.ts';
import {
  type CallFacts,
  callNames,
  callToday,
  mustNotReachOthers,
  isReachedOtherwise,
  peopleToRing,
} from '../../../shared/waitingList/callList.ts';
import { personFields } from '../../support/children.ts';

const TODAY = localDate('2026-11-20');
const facts = (more: Partial<CallFacts> = {}): CallFacts => ({
  dueOn: TODAY,
  tryAgainBy: null,
  isDecided: false,
  ladder: null,
  ...more,
});
const person = (id: string, fields: Parameters<typeof personFields>[0] = {}): PersonOfChild => ({
  linkId: `link of ${id}`,
  personId: id,
  version: 1,
  checkedOn: localDate('2026-10-16'),
  checkedWith: 'them',
  checkAgainFrom: null,
  fields: personFields({ isFirstContact: false, ...fields }),
});

describe('what is a call for today', () => {
  test('is due today or before, and nothing later', () => {
    expect(callToday(facts(), TODAY)).toBe('ring');
    expect(callToday(facts({ dueOn: addDays(TODAY, -40) }), TODAY)).toBe('ring');
    expect(callToday(facts({ dueOn: addDays(TODAY, 1) }), TODAY)).toBe('later');
  });

  test('nobody is tried twice in a day', () => {
    const tried = (notBefore: string) =>
      facts({ ladder: { rung: 'family', notBefore: localDate(notBefore), meanwhile: null } });
    expect(callToday(tried('2026-11-21'), TODAY)).toBe('later');
    expect(callToday(tried('2026-11-20'), TODAY)).toBe('ring');
  });

  test('the day a person decided on is kept, and nobody is rung before the decision', () => {
    expect(callToday(facts({ isDecided: true, tryAgainBy: localDate('2026-12-01') }), TODAY)).toBe('later');
    expect(callToday(facts({ isDecided: true, tryAgainBy: TODAY }), TODAY)).toBe('ring');
    const toDecide = facts({ ladder: { rung: 'decision', notBefore: TODAY, meanwhile: null } });
    expect(callToday(toDecide, TODAY)).toBe('to_decide');
  });

  test('a decision that a known risk asks for takes nobody off the sheet', () => {
    const known = (notBefore: string) => {
      const meanwhile = { rung: 'family' as const, notBefore: localDate(notBefore) };
      return facts({ ladder: { rung: 'decision', notBefore: localDate(notBefore), meanwhile } });
    };
    expect(callToday(known('2026-11-10'), TODAY)).toBe('ring');
    expect(callToday(known('2026-11-21'), TODAY)).toBe('later');
  });
});

describe('whom to ask for', () => {
  test('the first contact, with what the call needs', () => {
    const aunt = person('aunt', {
      name: 'Bernadette Testwood',
      isFirstContact: true,
      phone: '07700 900142',
      safeTimes: 'after 4 pm',
      sayName: 'Bee',
      codeWord: 'heron',
      mayVoicemail: 'no',
    });
    expect(peopleToRing([aunt], null)).toMatchObject([
      {
        who: 'Bernadette Testwood',
        phone: '07700 900142',
        times: 'after 4 pm',
        sayName: 'Bee',
        codeWord: 'heron',
        voicemail: 'no',
        isChecked: true,
        askFirst: false,
      },
    ]);
  });

  test('those the ladder names, where the family was tried', () => {
    const around = [person('mum', { isFirstContact: true }), person('gran'), person('worker')];
    expect(peopleToRing(around, ['gran', 'worker']).map(({ personId }) => personId)).toEqual([
      'gran',
      'worker',
    ]);
    expect(peopleToRing(around, [])).toEqual([]);
  });

  test('somebody who said not to ring is not on a list of calls, named by the card or by the ladder', () => {
    const silent = [person('mum', { isFirstContact: true, mayRing: 'no' })];
    expect(peopleToRing(silent, null)).toEqual([]);
    expect(peopleToRing(silent, ['mum'])).toEqual([]);
    expect(isReachedOtherwise(silent, null)).toBe(true);
    expect(isReachedOtherwise([], null)).toBe(false);
    expect(isReachedOtherwise([person('mum', { isFirstContact: true })], null)).toBe(false);
    // It is said of whoever is next, not of the first contact.
    const next = [person('mum', { isFirstContact: true }), person('gran', { mayRing: 'no' })];
    expect(isReachedOtherwise(next, ['gran'])).toBe(true);
    expect(isReachedOtherwise(next, null)).toBe(false);
  });

  test('a voicemail that nobody agreed, or a contact that nobody checked, leaves no message', () => {
    const of = (more: Partial<PersonOfChild>, fields: Parameters<typeof personFields>[0]) =>
      peopleToRing([{ ...person('mum', { isFirstContact: true, ...fields }), ...more }], null)[0]?.voicemail;
    expect(of({}, { mayVoicemail: 'yes' })).toBe('yes');
    expect(of({}, { mayVoicemail: 'not_checked' })).toBe('not_agreed');
    expect(of({ checkedOn: null }, { mayVoicemail: 'yes' })).toBe('not_agreed');
  });

  test('somebody marked “do not contact” is never on the paper, whatever else is so', () => {
    const safeties = fc.constantFrom(...(['safe', 'ask_first', 'do_not_contact', 'not_checked'] as const));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(safeties, fc.boolean()), { maxLength: 5 }),
        fc.boolean(),
        (all, byLadder) => {
          const around = all.map(([safety, isFirst], at) =>
            person(String(at), { safety, isFirstContact: isFirst, name: `${safety} ${at}` }),
          );
          const ids = byLadder ? around.map(({ personId }) => personId) : null;
          for (const { who } of peopleToRing(around, ids)) expect(who).not.toMatch(/do_not_contact/);
          expect(mustNotReachOthers(around)).toBe(all.some(([safety]) => safety === 'do_not_contact'));
        },
      ),
    );
  });
});

describe('the names on the paper', () => {
  test('the name used, never the surname, but its first letter where two share a name', () => {
    expect(
      callNames([
        { name: 'Rafe Testwood', nameUsed: null },
        { name: 'Katherine Placeham', nameUsed: 'Kit' },
        { name: 'Kit Fakeham', nameUsed: null },
      ]),
    ).toEqual(['Rafe', 'Kit P', 'Kit F']);
    expect(
      callNames([
        { name: 'Émile', nameUsed: null },
        { name: 'Émile Ünser', nameUsed: null },
      ]),
    ).toEqual(['Émile', 'Émile Ü']);
  });
});
