// Long because every rule of a merge is held against the same few lines and referrals.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChildFields } from '../../../shared/children/contract.ts';
import { addDays, localDate } from '../../../shared/dates.ts';
import {
  decideToldTwice,
  detailsThatDiffer,
  mergedDetails,
  type ToldReferral,
} from '../../../shared/matching/merge.ts';
import {
  contactRulesOf,
  isLooser,
  type MergedContacts,
  mergeContacts,
  strictest,
} from '../../../shared/matching/mergeContacts.ts';
import { type Cell, type CellValue, takeApart } from '../../../shared/matching/mergeJournal.ts';
import { CHANNEL_ANSWERS, CONTACT_SAFETIES } from '../../../shared/people/codes.ts';
import type { PersonFields, PersonOfChild } from '../../../shared/people/contract.ts';
import { isContactChecked } from '../../../shared/people/rules.ts';
import { childFields, personFields } from '../../support/children.ts';

const DAY = localDate('2026-11-02');
const line = (
  linkId: string,
  more: Partial<PersonFields> = {},
  checkedOn = DAY as PersonOfChild['checkedOn'],
) =>
  ({
    linkId,
    personId: `of ${linkId}`,
    version: 1,
    fields: personFields(more),
    checkedOn,
    checkedWith: checkedOn === null ? null : 'them',
    checkAgainFrom: null,
  }) satisfies PersonOfChild;
const everybody = ({ kept, moved }: MergedContacts) => [...kept, ...moved];
const safetyOf = (merged: MergedContacts, linkId: string) =>
  everybody(merged).find(({ was }) => was.linkId === linkId)?.after.fields.safety;

describe('the details of two records of one child', () => {
  test('what only one of them says stands, and where both do a person chooses', () => {
    const kept = childFields({ name: 'Rafe Testwood', school: null, sex: 'male', religion: 'not_known' });
    const other = childFields({
      name: 'Raphael Testwood',
      school: 'An invented school',
      sex: 'not_asked',
      religion: 'none',
    });
    expect(detailsThatDiffer(kept, other)).toEqual(['name']);
    expect(mergedDetails(kept, other, {})).toMatchObject({ ok: false, code: 'merge_choose_details' });
    expect(mergedDetails(kept, other, { name: 'other' })).toEqual({
      ok: true,
      value: { ...kept, name: 'Raphael Testwood', school: 'An invented school', religion: 'none' },
    });
    // A choice about what does not differ changes nothing.
    expect(mergedDetails(kept, other, { name: 'kept', sex: 'other' })).toMatchObject({
      ok: true,
      value: { name: 'Rafe Testwood', sex: 'male' },
    });
  });

  test('that somebody would rather not say is an answer', () => {
    const kept = childFields({ religion: 'prefer_not_to_say' });
    expect(detailsThatDiffer(kept, childFields({ religion: 'none' }))).toEqual(['religion']);
    expect(mergedDetails(kept, childFields({ religion: 'not_asked' }), {})).toMatchObject({
      value: { religion: 'prefer_not_to_say' },
    });
  });

  test('every detail that either record says is said by one of the two, or chosen between', () => {
    const details = fc.record({
      name: fc.constantFrom('Rafe Testwood', 'Raphael Testwood'),
      postcode: fc.constantFrom(null, 'ZZ1 2AB', 'ZZ9 9ZZ'),
      lookedAfter: fc.constantFrom('yes', 'no', 'not_asked'),
      sex: fc.constantFrom('female', 'not_known', 'not_asked'),
    });
    fc.assert(
      fc.property(details, details, fc.constantFrom('kept', 'other'), (one, two, side) => {
        const kept = childFields(one as Partial<ChildFields>);
        const other = childFields(two as Partial<ChildFields>);
        const chosen = Object.fromEntries(detailsThatDiffer(kept, other).map((key) => [key, side]));
        const merged = mergedDetails(kept, other, chosen);
        if (!merged.ok) throw new Error(merged.code);
        for (const key of Object.keys(kept) as (keyof ChildFields)[]) {
          expect([kept[key], other[key]]).toContain(merged.value[key]);
          const said = [kept[key], other[key]].filter((each) => each !== null && !each.startsWith('not_'));
          if (said.length > 0) expect(said).toContain(merged.value[key]);
        }
      }),
    );
  });
});

describe('the people round two records of one child', () => {
  test('two lines about one person become one with the stricter rule of both', () => {
    const merged = mergeContacts(
      [line('a', { phone: '07700 900318', note: null, safeTimes: null, safety: 'safe' })],
      [
        line('b', {
          phone: '+44 7700 900318',
          note: 'An invented note',
          safeTimes: 'after 6 pm',
          safety: 'ask_first',
        }),
      ],
    );
    expect(merged.moved).toEqual([]);
    expect(merged.kept).toMatchObject([
      {
        takesIn: { linkId: 'b' },
        after: {
          checkedOn: DAY,
          fields: {
            phone: '07700 900318',
            note: 'An invented note',
            safeTimes: 'after 6 pm',
            safety: 'ask_first',
          },
        },
      },
    ]);
  });

  test('with whom a contact was checked is said after a merge only where that leaves no doubt', () => {
    const at = (checkedOn: PersonOfChild['checkedOn'], checkedWith: PersonOfChild['checkedWith']) =>
      contactRulesOf({ fields: personFields({}), checkedOn, checkedWith, checkAgainFrom: null });
    const [early, late] = [at(DAY, 'referrer'), at(addDays(DAY, 9), 'them')];
    for (const both of [strictest(early, late), strictest(late, early)])
      expect(both).toMatchObject({ checkedOn: DAY, checkedWith: 'referrer' });
    expect(strictest(early, early)).toEqual(early);
    expect(strictest(early, at(DAY, 'them'))).toMatchObject({ checkedOn: DAY, checkedWith: null });
    expect(strictest(early, at(null, null))).toMatchObject({ checkedOn: null, checkedWith: null });
  });

  test('a contact checked before the newest referral of either record is to be checked again; never checked stays so', () => {
    const askedOf = (checkedOn: PersonOfChild['checkedOn'], ...receivedOn: string[]) =>
      everybody(mergeContacts([line('a', {}, checkedOn)], [], { receivedOn: receivedOn.map(localDate) })).map(
        ({ after }) => [after.checkAgainFrom, isContactChecked(after)],
      );
    const [before, after] = [addDays(DAY, -1), addDays(DAY, 1)];
    expect(askedOf(DAY, before, after)).toEqual([[after, false]]);
    expect(askedOf(DAY, after, before)).toEqual([[after, false]]);
    expect(askedOf(DAY, before, DAY)).toEqual([[null, true]]);
    expect(askedOf(DAY)).toEqual([[null, true]]);
    expect(askedOf(null, after)).toEqual([[null, false]]);
    const [asked] = everybody(mergeContacts([{ ...line('a', {}, DAY), checkAgainFrom: after }], []));
    expect(asked?.after.checkAgainFrom).toBe(after);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 5 }), (days) => {
        const [was] = askedOf(DAY, ...days.map((each) => addDays(DAY, each)));
        const newest = Math.max(-40, ...days);
        expect(was).toEqual(newest > 0 ? [addDays(DAY, newest), false] : [null, true]);
      }),
    );
  });

  test('who is to be checked again since a child came back still is after a merge, and after it was taken apart', () => {
    const back = { ...line('a'), checkAgainFrom: localDate('2026-11-10') };
    const later = { ...line('b'), checkAgainFrom: localDate('2026-11-12') };
    const afters = (kept: PersonOfChild, other: PersonOfChild) =>
      everybody(mergeContacts([kept], [other])).map(({ after }) => after);
    for (const [kept, other, from] of [
      [back, line('b'), '2026-11-10'],
      [line('a'), later, '2026-11-12'],
      [back, later, '2026-11-12'],
    ] as const)
      for (const after of afters(kept, other)) {
        expect(after.checkAgainFrom).toBe(from);
        expect(isContactChecked(after)).toBe(false);
      }
    expect(isLooser(contactRulesOf(line('a')), contactRulesOf(back))).toBe(true);
    const cell = {
      table: 'child_person',
      id: 'a',
      column: 'check_again_from',
      before: null,
      after: '2026-11-10',
    };
    expect(takeApart([cell], () => '2026-11-10').back).toEqual([]);
  });

  test('“do not contact” on one record stands on both, even where the lines stay apart', () => {
    const merged = mergeContacts(
      [line('a', { relationship: 'father', safety: 'safe' })],
      [line('b', { relationship: 'step_parent', safety: 'do_not_contact' })],
    );
    expect(merged.moved).toHaveLength(1);
    expect([safetyOf(merged, 'a'), safetyOf(merged, 'b')]).toEqual(['do_not_contact', 'do_not_contact']);
  });

  test('where no name is the same, whoever has the same number or address is meant', () => {
    const forbidden = { name: 'Mum', safety: 'do_not_contact', email: 'MUM@example.org ' } as const;
    const byNumber = mergeContacts([line('a')], [line('b', { ...forbidden, email: null })]);
    expect(safetyOf(byNumber, 'a')).toBe('do_not_contact');
    const byAddress = mergeContacts(
      [line('a', { phone: null, email: 'mum@example.org' })],
      [line('b', { ...forbidden, phone: '07700 900999' })],
    );
    expect(safetyOf(byAddress, 'a')).toBe('do_not_contact');
    const nobody = mergeContacts(
      [line('a', { phone: '07700 900111' })],
      [line('b', { ...forbidden, email: null })],
    );
    expect(safetyOf(nobody, 'a')).toBe('safe');
  });

  test('where a name is the same, somebody else at the same number is not meant', () => {
    const merged = mergeContacts(
      [line('mother'), line('father', { name: 'Idris Testwood', safety: 'do_not_contact' })],
      [line('b')],
    );
    expect(safetyOf(merged, 'mother')).toBe('safe');
    expect(safetyOf(merged, 'father')).toBe('do_not_contact');
  });

  test('a contact that one record has not checked is to be checked again', () => {
    const merged = mergeContacts([line('a')], [line('b', { safety: 'not_checked' }, null)]);
    expect(merged.kept[0]?.after).toMatchObject({ checkedOn: null, fields: { safety: 'not_checked' } });
  });

  test.each<[string, Partial<PersonFields>]>([
    ['another number', { phone: '07700 900999' }],
    ['another code word', { codeWord: 'Pebble' }],
    ['another answer about parental responsibility', { hasParentalResponsibility: 'no' }],
    ['words that one line could not hold', { note: 'x'.repeat(200) }],
    ['another kind', { kind: 'professional' }],
  ])('%s: both lines stay, and nothing said is lost', (_what, more) => {
    const own = { codeWord: 'Acorn', note: 'y'.repeat(200), hasParentalResponsibility: 'yes' } as const;
    const merged = mergeContacts([line('a', own)], [line('b', { ...own, ...more })]);
    expect(everybody(merged)).toHaveLength(2);
  });

  test('two of the same name on one record stay as they are: which of them is meant cannot be told', () => {
    const merged = mergeContacts([line('a'), line('c', { safety: 'ask_first' })], [line('b')]);
    expect(everybody(merged)).toHaveLength(3);
    expect(safetyOf(merged, 'b')).toBe('ask_first');
  });

  test('one first contact is left, and never somebody who must not be contacted', () => {
    const merged = mergeContacts(
      [line('a', { isFirstContact: true })],
      [
        line('b', { isFirstContact: false, safety: 'do_not_contact' }),
        line('c', { name: 'Carys Testwood', phone: '07700 900123', isFirstContact: true }),
      ],
    );
    expect(
      everybody(merged)
        .filter(({ after }) => after.fields.isFirstContact)
        .map(({ was }) => was.linkId),
    ).toEqual(['c']);
  });

  describe('a second, less known name at the same number', () => {
    const known = line(
      'known',
      {
        name: 'Bernadette Testwood',
        phone: '07700 900142',
        isFirstContact: true,
        safeTimes: 'after 4 pm',
        sayName: 'Ann from the library',
        mayVoicemail: 'no',
      },
      localDate('2026-09-23'),
    );
    const unknown = (checkedOn: PersonOfChild['checkedOn']) =>
      line(
        'unknown',
        {
          name: 'Bernie Testwood',
          relationship: 'not_known',
          phone: '+44 7700 900142',
          isFirstContact: true,
          safety: checkedOn === null ? 'not_checked' : 'safe',
          mayVoicemail: 'yes',
          safeTimes: null,
          sayName: null,
        },
        checkedOn,
      );
    const firsts = (merged: MergedContacts) =>
      everybody(merged).flatMap(({ was, after }) => (after.fields.isFirstContact ? [was.linkId] : []));

    test.each([null, DAY])('is not rung first, whichever record stays and when it was checked: %s', (on) => {
      for (const merged of [mergeContacts([unknown(on)], [known]), mergeContacts([known], [unknown(on)])]) {
        expect(firsts(merged)).toEqual(['known']);
        for (const { after } of everybody(merged))
          expect(after.fields).toMatchObject({
            safeTimes: 'after 4 pm',
            sayName: 'Ann from the library',
            mayVoicemail: 'no',
          });
      }
    });

    test('one that was checked comes before one that was not, however much is said of it', () => {
      const unchecked = { ...known, checkedOn: null };
      expect(firsts(mergeContacts([unchecked], [unknown(DAY)]))).toEqual(['unknown']);
    });

    test('a person may choose another, but nobody who must not be contacted', () => {
      expect(firsts(mergeContacts([known], [unknown(DAY)], { firstId: 'unknown' }))).toEqual(['unknown']);
      const aunt = line('aunt', { name: 'Carys Testwood', phone: null, isFirstContact: false });
      expect(firsts(mergeContacts([known, aunt], [unknown(DAY)], { firstId: 'aunt' }))).toEqual(['aunt']);
      const never = { ...aunt, fields: { ...aunt.fields, safety: 'do_not_contact' as const } };
      expect(firsts(mergeContacts([known, never], [unknown(DAY)], { firstId: 'aunt' }))).toEqual(['known']);
    });

    test('what both agreed stands on both, each once; the own words where both would be too long', () => {
      const theirs = { ...unknown(DAY), fields: { ...unknown(DAY).fields, safeTimes: 'not on Mondays' } };
      const [mine, other] = everybody(mergeContacts([known], [theirs]));
      expect(mine?.after.fields.safeTimes).toBe('after 4 pm; not on Mondays');
      expect(other?.after.fields.safeTimes).toBe('not on Mondays; after 4 pm');
      const long = { ...theirs, fields: { ...theirs.fields, safeTimes: 'x'.repeat(195) } };
      expect(everybody(mergeContacts([known], [long]))[0]?.after.fields.safeTimes).toBe('after 4 pm');
    });
  });

  const someone = fc.record({
    name: fc.constantFrom('Dilys Testwood', 'DILYS TESTWOOD', 'Idris Testwood', 'Mum'),
    relationship: fc.constantFrom('mother', 'father', null),
    phone: fc.constantFrom('07700 900318', '+447700900318', '07700 900111', null),
    email: fc.constantFrom('mum@example.org', null),
    safety: fc.constantFrom(...CONTACT_SAFETIES),
    mayRing: fc.constantFrom(...CHANNEL_ANSWERS),
    isEmergencyContact: fc.boolean(),
    noAnswer: fc.constantFrom('Ring the school', null),
    mayText: fc.constantFrom(...CHANNEL_ANSWERS),
    mayVoicemail: fc.constantFrom(...CHANNEL_ANSWERS),
    mayLetter: fc.constantFrom(...CHANNEL_ANSWERS),
    codeWord: fc.constantFrom('Acorn', null),
    note: fc.constantFrom('An invented note', 'z'.repeat(290), null),
  });
  const side = (prefix: string) =>
    fc
      .array(fc.tuple(someone, fc.constantFrom(null, DAY, addDays(DAY, -30))), { maxLength: 4 })
      .map((people) =>
        people.map(([more, on], at) => line(`${prefix}${at}`, { ...more, isFirstContact: at === 0 }, on)),
      );

  test('no rule of either record is looser after, and nothing said of anybody is lost', () => {
    fc.assert(
      fc.property(side('a'), side('b'), (kept, other) => {
        const merged = mergeContacts(kept, other);
        const stand = everybody(merged);
        const standing = stand.flatMap(({ was, takesIn }) => [
          was.linkId,
          ...(takesIn === null ? [] : [takesIn.linkId]),
        ]);
        expect(standing.toSorted()).toEqual([...kept, ...other].map(({ linkId }) => linkId).toSorted());
        for (const { was, takesIn, after } of stand) {
          for (const before of [was, ...(takesIn === null ? [] : [takesIn])]) {
            expect(isLooser(contactRulesOf(after), contactRulesOf(before))).toBe(false);
            const said = ({ codeWord, noAnswer, note, email }: PersonFields) => [
              codeWord,
              noAnswer,
              note,
              email,
            ];
            for (const word of said(before.fields))
              if (word !== null) expect(said(after.fields).join(' ')).toContain(word);
          }
        }
        // Somebody of one name is under one rule, whichever record said it.
        for (const one of kept)
          for (const two of other)
            if (one.fields.name.toLowerCase() === two.fields.name.toLowerCase())
              for (const { was, takesIn, after } of stand)
                if ([was, takesIn].includes(one))
                  expect(isLooser(contactRulesOf(after), contactRulesOf(two))).toBe(false);
        expect(stand.filter(({ after }) => after.fields.isFirstContact).length).toBeLessThanOrEqual(1);
        for (const { after } of stand)
          if (after.fields.isFirstContact || after.fields.isEmergencyContact)
            expect(after.fields.safety).not.toBe('do_not_contact');
      }),
    );
  });

  test('the strictest of two rules does not depend on the order, and is never looser than either', () => {
    const rules = someone.map((more) => contactRulesOf(line('x', more)));
    fc.assert(
      fc.property(rules, rules, (a, b) => {
        const both = strictest(a, b);
        expect(strictest(b, a)).toEqual(both);
        expect(isLooser(both, a) || isLooser(both, b)).toBe(false);
        expect(strictest(both, a)).toEqual(both);
      }),
    );
  });
});

describe('one referral told twice', () => {
  const told = (id: string, more: Partial<ToldReferral> = {}): ToldReferral => ({
    id,
    receivedOn: localDate('2026-03-09'),
    acceptedOn: null,
    closedOn: null,
    band: null,
    ownWeeks: null,
    weeks: 6,
    isUnread: false,
    hasWork: false,
    ...more,
  });
  const early = { receivedOn: localDate('2026-02-01') };

  test('the one that is further on goes on, from the earliest day received', () => {
    const accepted = told('accepted', { acceptedOn: localDate('2026-03-20') });
    expect(decideToldTwice(told('early', early), accepted)).toEqual({
      ok: true,
      value: {
        goesOn: 'accepted',
        closes: 'early',
        receivedOn: '2026-02-01',
        takesBandOf: null,
        takesRhythmOf: null,
      },
    });
    const inTherapy = told('in therapy', { hasWork: true });
    expect(decideToldTwice(accepted, inTherapy)).toMatchObject({ value: { goesOn: 'in therapy' } });
    expect(decideToldTwice(told('late'), told('early', early))).toMatchObject({ value: { goesOn: 'early' } });
  });

  test('the more urgent band stands', () => {
    expect(decideToldTwice(told('a', { ...early, band: 3 }), told('b', { band: 1 }))).toMatchObject({
      value: { goesOn: 'a', takesBandOf: 'b' },
    });
    expect(decideToldTwice(told('a', { ...early, band: 1 }), told('b', { band: 3 }))).toMatchObject({
      value: { takesBandOf: null },
    });
    expect(decideToldTwice(told('a', early), told('b', { band: 3 }))).toMatchObject({
      value: { takesBandOf: 'b' },
    });
  });

  test('a rhythm that was set for the child stands where it is the shorter one', () => {
    const often = told('b', { ownWeeks: 2, weeks: 2 });
    expect(decideToldTwice(told('a', early), often)).toMatchObject({
      value: { goesOn: 'a', takesRhythmOf: 'b' },
    });
    const seldom = told('b', { ownWeeks: 8, weeks: 8 });
    expect(decideToldTwice(told('a', early), seldom)).toMatchObject({ value: { takesRhythmOf: null } });
  });

  test('not where one is closed, one is unread, or both have work of their own', () => {
    const closed = told('b', { closedOn: localDate('2026-04-01') });
    expect(decideToldTwice(told('a'), closed)).toMatchObject({ code: 'told_twice_closed' });
    expect(decideToldTwice(told('a'), told('b', { isUnread: true }))).toMatchObject({
      code: 'told_twice_unread',
    });
    expect(decideToldTwice(told('a', { hasWork: true }), told('b', { hasWork: true }))).toMatchObject({
      code: 'told_twice_work',
    });
  });

  test('whichever is asked about first, the same goes on, and no day is later than either', () => {
    const any = (id: string) =>
      fc
        .record({
          received: fc.integer({ min: 0, max: 9 }),
          isAccepted: fc.boolean(),
          hasWork: fc.boolean(),
          band: fc.constantFrom(null, 1, 2, 3),
        })
        .map(({ received, isAccepted, hasWork, band }) =>
          told(id, {
            receivedOn: addDays(DAY, -received),
            acceptedOn: isAccepted ? DAY : null,
            hasWork,
            band,
          }),
        );
    fc.assert(
      fc.property(any('a'), any('b'), (a, b) => {
        const [one, other] = [decideToldTwice(a, b), decideToldTwice(b, a)];
        expect(one.ok).toBe(other.ok);
        if (!one.ok || !other.ok) return;
        expect(one.value.receivedOn).toBe(a.receivedOn < b.receivedOn ? a.receivedOn : b.receivedOn);
        expect(other.value.receivedOn).toBe(one.value.receivedOn);
        const isTie =
          a.receivedOn === b.receivedOn &&
          a.hasWork === b.hasWork &&
          (a.acceptedOn === null) === (b.acceptedOn === null);
        if (!isTie) expect(other.value.goesOn).toBe(one.value.goesOn);
      }),
    );
  });
});

describe('taking a merge apart', () => {
  const PLACES = [
    'referral child_id',
    'child school',
    'child_person is_first_contact',
    'child_person contact_rule',
  ];
  const value = fc.constantFrom<CellValue>('one', 'two', 'three', 0, 1, null);
  const world = fc.array(value, { minLength: PLACES.length, maxLength: PLACES.length });
  const cellAt = (at: number, before: CellValue, after: CellValue): Cell => {
    const [table = '', column = ''] = PLACES[at]?.split(' ') ?? [];
    return { table, id: String(at), column, before, after };
  };
  const put = (state: readonly CellValue[], cells: readonly Cell[]) => {
    const next = [...state];
    for (const { id, after } of cells) next[Number(id)] = after;
    return next;
  };

  test('gives everything back but the rules of contact, which stay as strict as they are', () => {
    fc.assert(
      fc.property(world, world, (before, wanted) => {
        const journal = before.flatMap((was, at) => {
          const becomes = wanted[at] ?? null;
          return was === becomes ? [] : [cellAt(at, was, becomes)];
        });
        const merged = put(before, journal);
        const { back, left } = takeApart(journal, ({ id }) => merged[Number(id)]);
        expect(left).toEqual([]);
        const after = put(merged, back);
        const rules = PLACES.length - 1;
        expect(after.slice(0, rules)).toEqual(before.slice(0, rules));
        expect(after[rules]).toBe(merged[rules]);
      }),
    );
  });

  test('of two days of checking the earlier stays on both, and with whom it was; who became unchecked stays so', () => {
    const checked = (id: string, before: CellValue, after: CellValue): Cell => ({
      table: 'child_person',
      id,
      column: 'checked_on',
      before,
      after,
    });
    const journal = [checked('later', '2026-11-20', '2026-09-23'), checked('unchecked', '2026-11-20', null)];
    const { back } = takeApart(journal, ({ after }) => after);
    expect(back).toEqual([]);
  });

  test('what was changed since stays, and what is no longer there is passed over', () => {
    const journal = [cellAt(0, 'one', 'two'), cellAt(1, 'one', 'two'), cellAt(2, 0, 1)];
    const now = new Map<string, CellValue>([
      ['0', 'three'],
      ['1', 'two'],
    ]);
    const { back, left } = takeApart(journal, ({ id }) => now.get(id));
    expect(left.map(({ id }) => id)).toEqual(['0']);
    expect(back).toEqual([cellAt(1, 'two', 'one')]);
  });
});
