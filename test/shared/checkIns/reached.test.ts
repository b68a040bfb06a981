import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decideReach,
  decideSafeWord,
  isWordHeard,
  onlySafeCarer,
  REACHED_BY,
  reachConcern,
  SPOKEN_BY,
} from '../../../shared/checkIns/reached.ts';
import type { PersonInReach } from '../../../shared/checkIns/saving.ts';
import { CHANNEL_ANSWERS, CONTACT_SAFETIES } from '../../../shared/people/codes.ts';

const person = (more: Partial<PersonInReach> = {}): PersonInReach => ({
  personId: 'grandmother',
  kind: 'carer',
  safety: 'safe',
  isChecked: true,
  mayRing: 'yes',
  mayText: 'not_checked',
  mayVoicemail: 'no',
  mayLetter: 'no',
  ...more,
});

describe('with whom and how, outside a check-in', () => {
  test.each([
    ['a call to somebody safe', person(), 'phone', null],
    ['a call to somebody who said not to ring', person({ mayRing: 'no' }), 'phone', 'not_safe'],
    ['a video call to somebody who said not to ring', person({ mayRing: 'no' }), 'video', 'not_safe'],
    ['seeing somebody who said not to ring', person({ mayRing: 'no' }), 'in_person', null],
    ['a text that was never agreed', person(), 'text', 'not_agreed'],
    ['a letter that is not safe', person(), 'letter', 'not_safe'],
    [
      'seeing somebody who must not be contacted',
      person({ safety: 'do_not_contact' }),
      'in_person',
      'do_not_contact',
    ],
    [
      'a text agreed with a contact nobody has checked',
      person({ safety: 'not_checked', mayText: 'yes' }),
      'text',
      'not_agreed',
    ],
  ] as const)('%s', (_, who, by, concern) => {
    expect(reachConcern(who.personId, by, [who])).toBe(concern);
    const decided = decideReach({ personId: who.personId, by, reason: ' ' }, [who]);
    expect(decided).toMatchObject(
      concern === null ? { ok: true } : { ok: false, code: 'unsafe_contact_reason' },
    );
    expect(decideReach({ personId: who.personId, by, reason: 'She asked for it' }, [who]).ok).toBe(true);
  });

  test('nobody named is nobody to speak against; somebody of another child is refused', () => {
    expect(decideReach({ personId: null, by: 'phone', reason: '' }, [person()]).ok).toBe(true);
    expect(decideReach({ personId: 'stranger', by: 'phone', reason: 'x' }, [person()])).toMatchObject({
      code: 'person_not_of_child',
    });
  });

  test('whatever is on record, only the child or a checked carer gives the word that a child is safe', () => {
    const anyPerson = fc.record({
      personId: fc.constantFrom('a', 'b', 'c'),
      kind: fc.constantFrom('carer', 'professional'),
      safety: fc.constantFrom(...CONTACT_SAFETIES),
      isChecked: fc.boolean(),
      mayRing: fc.constantFrom(...CHANNEL_ANSWERS),
      mayText: fc.constantFrom(...CHANNEL_ANSWERS),
      mayVoicemail: fc.constantFrom(...CHANNEL_ANSWERS),
      mayLetter: fc.constantFrom(...CHANNEL_ANSWERS),
    }) as fc.Arbitrary<PersonInReach>;
    const around = fc.uniqueArray(anyPerson, { selector: ({ personId }) => personId, maxLength: 3 });
    fc.assert(
      fc.property(
        around,
        fc.constantFrom('a', 'b', 'c', 'child'),
        fc.constantFrom(...SPOKEN_BY),
        fc.constantFrom('', 'A reason'),
        (people, from, by, unsafeChannelReason) => {
          const decided = decideSafeWord({ from, by, unsafeChannelReason }, people);
          const who = people.find(({ personId }) => personId === from);
          const isEnough = who?.kind === 'carer' && who.safety !== 'do_not_contact' && who.isChecked;
          if (from === 'child') expect(decided.ok).toBe(true);
          else if (who === undefined) expect(decided).toMatchObject({ code: 'person_not_of_child' });
          else if (!isEnough) expect(decided).toMatchObject({ code: 'safe_word_not_theirs' });
          else if (decided.ok && unsafeChannelReason === '')
            expect(reachConcern(from, by, people)).toBeNull();
        },
      ),
    );
    fc.assert(
      fc.property(around, (people) => {
        const offered = people.find(({ personId }) => personId === onlySafeCarer(people));
        if (offered === undefined) return;
        expect(offered).toMatchObject({ kind: 'carer', safety: 'safe', isChecked: true });
        expect(reachConcern(offered.personId, 'phone', people)).toBeNull();
      }),
    );
  });

  test('a text, a letter or an unchecked contact is no word heard; the child’s own always is', () => {
    const with_ = (by: (typeof REACHED_BY)[number], withWhom: 'child' | 'carer' | 'both', who = person()) =>
      isWordHeard({ withWhom, personId: withWhom === 'child' ? null : who.personId, by }, [who]);
    expect(REACHED_BY.filter((by) => with_(by, 'carer'))).toEqual([...SPOKEN_BY]);
    expect(REACHED_BY.filter((by) => with_(by, 'child'))).toEqual([...SPOKEN_BY]);
    for (const who of [person({ isChecked: false }), person({ safety: 'do_not_contact' })]) {
      expect(with_('phone', 'carer', who)).toBe(false);
      expect(with_('in_person', 'both', who)).toBe(true);
    }
    expect(isWordHeard({ withWhom: 'carer', personId: null, by: 'phone' }, [person()])).toBe(false);
  });

  test('one safe carer is offered first; of two nobody is guessed', () => {
    expect(onlySafeCarer([person(), person({ personId: 'father', safety: 'do_not_contact' })])).toBe(
      'grandmother',
    );
    expect(onlySafeCarer([person(), person({ personId: 'aunt' })])).toBeNull();
    expect(onlySafeCarer([person({ isChecked: false })])).toBeNull();
    expect(onlySafeCarer([])).toBeNull();
    expect(REACHED_BY).toEqual(expect.arrayContaining([...SPOKEN_BY]));
  });
});
