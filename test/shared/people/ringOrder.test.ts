import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, localDate } from '../../../shared/dates.ts';
import { CHANNEL_ANSWERS, CONTACT_SAFETIES, PERSON_KINDS } from '../../../shared/people/codes.ts';
import type { PersonFields, PersonOfChild } from '../../../shared/people/contract.ts';
import { safestFirst } from '../../../shared/people/ringOrder.ts';
import { isCheckOld, standingOf } from '../../../shared/people/rules.ts';
import { personFields } from '../../support/children.ts';

const TODAY = localDate('2026-11-20');
const asOf = { today: TODAY, checkAgainMonths: 6 };
const LATELY = addDays(TODAY, -10);
const LONG_AGO = addDays(addMonths(TODAY, -6), -1);

function person(
  name: string,
  fields: Partial<PersonFields> = {},
  more: Partial<Omit<PersonOfChild, 'fields'>> = {},
): PersonOfChild {
  return {
    linkId: name,
    personId: `person of ${name}`,
    version: 1,
    fields: personFields({ name, safety: 'safe', isFirstContact: false, ...fields }),
    checkedOn: LATELY,
    checkedWith: null,
    checkAgainFrom: null,
    ...more,
  };
}
const namesOf = (people: readonly PersonOfChild[]) =>
  safestFirst(people, asOf).map(({ fields }) => fields.name);

describe('who is most safely rung next', () => {
  test('the family, checked lately; then those to check again, professionals, "ask first", unchecked; forbidden last', () => {
    const people = [
      person('forbidden', { safety: 'do_not_contact' }),
      person('unchecked', {}, { checkedOn: null }),
      person('asked first', { safety: 'ask_first' }),
      person('worker', { kind: 'professional' }),
      person('long ago', { isFirstContact: true }, { checkedOn: LONG_AGO }),
      person('letters only', { mayRing: 'no' }),
      person('no number', { phone: null }),
      person('from before', {}, { checkAgainFrom: TODAY }),
      person('aunt'),
    ];
    expect(namesOf(people)).toEqual([
      'aunt',
      'long ago',
      'worker',
      'asked first',
      'from before',
      'unchecked',
      'letters only',
      'no number',
      'forbidden',
    ]);
  });

  test('of those who are equally safe the first contact, then an emergency contact, then as they were written', () => {
    const people = [
      person('one'),
      person('other'),
      person('emergency', { isEmergencyContact: true }),
      person('first', { isFirstContact: true }),
    ];
    expect(namesOf(people)).toEqual(['first', 'emergency', 'one', 'other']);
  });

  test('a first contact to check again is not above a relative checked lately, and is above a professional', () => {
    const first = person('first', { isFirstContact: true }, { checkedOn: LONG_AGO });
    expect(namesOf([first, person('gran'), person('worker', { kind: 'professional' })])).toEqual([
      'gran',
      'first',
      'worker',
    ]);
    expect(namesOf([])).toEqual([]);
  });

  const anybody = fc.record({
    safety: fc.constantFrom(...CONTACT_SAFETIES),
    kind: fc.constantFrom(...PERSON_KINDS),
    mayRing: fc.constantFrom(...CHANNEL_ANSWERS),
    phone: fc.constantFrom(null, '07700 900142'),
    isFirstContact: fc.boolean(),
    isEmergencyContact: fc.boolean(),
    checkedOn: fc.constantFrom(null, LATELY, LONG_AGO),
    checkAgainFrom: fc.constantFrom(null, TODAY),
  });

  test('whoever is round a child: nobody is left out or twice, and nobody less safe stands above', () => {
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 7 }), (some) => {
        const people = some.map(({ checkedOn, checkAgainFrom, ...fields }, at) =>
          person(`${at}`, fields, { checkedOn, checkAgainFrom }),
        );
        const ordered = safestFirst(people, asOf);
        expect(ordered.map(({ linkId }) => linkId).toSorted()).toEqual(
          people.map(({ linkId }) => linkId).toSorted(),
        );
        const isForbidden = ({ fields }: PersonOfChild) => fields.safety === 'do_not_contact';
        const firstForbidden = ordered.findIndex(isForbidden);
        if (firstForbidden !== -1) expect(ordered.slice(firstForbidden).every(isForbidden)).toBe(true);
        const isSafest = (each: PersonOfChild) =>
          each.fields.phone !== null &&
          each.fields.mayRing !== 'no' &&
          each.fields.kind === 'carer' &&
          standingOf(each) === 'safe' &&
          !isCheckOld(each, asOf);
        const [top] = ordered;
        if (top !== undefined && people.some(isSafest)) expect(isSafest(top)).toBe(true);
      }),
    );
  });
});
