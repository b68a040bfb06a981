import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ATTENDEES } from '../../../shared/courses/logging.ts';
import { LOGGED_STATUSES, type SessionStatus } from '../../../shared/courses/sessions.ts';
import { addDays, localDate, type LocalDate } from '../../../shared/dates.ts';
import {
  asksWhoCame,
  countComing,
  isAlreadyIn,
  attendeesOf,
  canHavePlaces,
  datesFrom,
  datesNear,
  datesOfStandIn,
  goesAlong,
  isHeldInGroups,
  groupsOfBoth,
  isInGroup,
  isOfChildren,
  isStillPlanned,
  membersApart,
  placesNote,
  registerState,
  registerStatuses,
  sizeNotes,
} from '../../../shared/groups/rules.ts';
import { protocolById, PROTOCOLS } from '../../../shared/protocols/catalogue.ts';

const TODAY = localDate('2026-11-20');
const KEEP = protocolById('keep_5_12_problem');
const GIRLS = protocolById('group_girls_6_14');

test('the therapies of groups are those whose source names a group', () => {
  expect(
    PROTOCOLS.filter(isHeldInGroups)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual([
    'group_girls_6_14',
    'keep_5_12_no_problem',
    'keep_5_12_problem',
    'pcit_u12',
    'tf_cbt_csa',
    'trauma_group_parenting_foster',
    'trauma_group_parenting_permanence',
  ]);
  expect([isOfChildren(KEEP), isOfChildren(GIRLS)]).toEqual([false, true]);
});

describe('the size of a group', () => {
  test.each([
    [7, ['below']],
    [8, []],
    [9, []],
    [10, ['full']],
    [11, ['over_places', 'above']],
  ])('KEEP with 10 places and %i members says %j', (members, codes) => {
    expect(sizeNotes(KEEP, { places: 10, members }).map(({ code }) => code)).toEqual(codes);
  });

  test('is not spoken of where the source states none', () => {
    expect(sizeNotes(GIRLS, { places: 6, members: 2 })).toEqual([]);
    expect(placesNote(GIRLS, 3)).toBeNull();
    expect([placesNote(KEEP, 8), placesNote(KEEP, 10)]).toEqual([null, null]);
    expect(placesNote(KEEP, 12)).toContain('8 to 10');
    expect(sizeNotes(KEEP, { places: 8, members: 0 })[0]?.sentence).toContain('nobody has joined yet');
  });
});

test('whoever joins late takes part in the dates from then on, their own day among them', () => {
  const dates = [2, 0, 1].map((week) => ({ on: addDays(TODAY, week * 7) }));
  expect(datesFrom(dates, addDays(TODAY, 7)).map(({ on }) => on)).toEqual([
    addDays(TODAY, 7),
    addDays(TODAY, 14),
  ]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: 0, max: 50 }), (days, joins) => {
      const all = days.map((day) => ({ on: addDays(TODAY, day) }));
      const own = datesFrom(all, addDays(TODAY, joins));
      expect(own).toHaveLength(days.filter((day) => day >= joins).length);
      // Joining later never adds a date.
      expect(datesFrom(all, addDays(TODAY, joins + 1)).length).toBeLessThanOrEqual(own.length);
    }),
  );
});

describe('the register', () => {
  test('of a carer knows no "was not brought"', () => {
    expect(registerStatuses('child')).toEqual([...LOGGED_STATUSES]);
    expect(registerStatuses('carer')).not.toContain('was_not_brought');
    expect(attendeesOf('carer', 'attended', [])).toEqual(['carer']);
    expect(attendeesOf('child', 'attended_late', [])).toEqual(['child']);
    expect(attendeesOf('child', 'did_not_attend', ['child'])).toEqual([]);
  });

  test('records nobody as there whom nobody named, where parent and child come together', () => {
    const TOGETHER = ['parent_child', 'family'] as const;
    for (const strand of TOGETHER) {
      expect(asksWhoCame(strand, 'attended')).toBe(true);
      expect(asksWhoCame(strand, 'was_not_brought')).toBe(false);
      expect(attendeesOf(strand, 'attended', [])).toEqual([]);
      expect(attendeesOf(strand, 'attended', ['carer'])).toEqual(['carer']);
    }
    expect(asksWhoCame('child', 'attended') || asksWhoCame('carer', 'attended')).toBe(false);
    fc.assert(
      fc.property(
        fc.constantFrom(...TOGETHER),
        fc.constantFrom(...LOGGED_STATUSES),
        fc.subarray([...ATTENDEES]),
        (strand, status, named) => {
          expect(attendeesOf(strand, status, named).every((who) => named.includes(who))).toBe(true);
        },
      ),
    );
  });

  test('is to be taken from its own day until nobody is left open', () => {
    expect(registerState(TODAY, ['planned', 'attended'], TODAY)).toBe('to_take');
    expect(registerState(addDays(TODAY, 1), ['planned', 'attended'], TODAY)).toBe('ahead');
    expect(registerState(TODAY, ['attended', 'did_not_attend'], TODAY)).toBe('taken');
    expect(registerState(TODAY, [], TODAY)).toBe('nobody');
    expect(registerState(addDays(TODAY, 1), [], TODAY)).toBe('ahead');
    expect(registerState(addDays(TODAY, 1), ['cancelled_by_family'], TODAY)).toBe('ahead');
  });
});

describe('members who must not meet', () => {
  const [ADA, BO, GLYN] = ['a', 'b', 'c'];
  const coming = (memberId: string, childId: string, personId: string | null = null, isCarers = false) => ({
    memberId,
    childId,
    personId,
    isCarers,
  });
  const ofChildren = { childId: ADA ?? '', otherChildId: BO ?? '', personId: null };
  const ofPerson = { childId: ADA ?? '', otherChildId: null, personId: GLYN ?? '' };

  test('are found whichever of them it was recorded of, each two once', () => {
    const [ada, bo, third] = [coming('1', 'a'), coming('2', 'b'), coming('3', 'd')];
    const found = [{ memberId: '1', otherMemberId: '2' }];
    expect(membersApart([ada, bo, third], [ofChildren])).toEqual(found);
    expect(membersApart([ada, bo], [{ ...ofChildren, childId: 'b', otherChildId: 'a' }])).toEqual(found);
    expect(membersApart([ada, third], [ofChildren])).toEqual([]);
  });

  test('a carer meets a child only where children sit in the group', () => {
    const [ada, glyn] = [coming('1', 'a'), coming('2', 'b', 'c')];
    expect(membersApart([ada, glyn], [ofPerson])).toHaveLength(1);
    const carers = [coming('1', 'a', 'd', true), coming('2', 'b', 'c', true)];
    expect(membersApart(carers, [ofPerson])).toEqual([]);
  });

  test('the groups of both are named once, and no other', () => {
    const [one, other] = [{ id: 'g1' }, { id: 'g2' }];
    const members = [
      { ...coming('1', 'a'), group: one },
      { ...coming('2', 'b'), group: one },
      { ...coming('3', 'a'), group: other },
    ];
    expect(groupsOfBoth(members, ofChildren)).toEqual([one]);
    expect(groupsOfBoth(members, ofPerson)).toEqual([]);
  });
});

test('somebody is in a group until they leave it or their course ends', () => {
  expect(isInGroup({ leftOn: null, courseEndedOn: null })).toBe(true);
  expect(isInGroup({ leftOn: TODAY, courseEndedOn: null })).toBe(false);
  expect(isInGroup({ leftOn: null, courseEndedOn: TODAY })).toBe(false);
});

test('a group counts those who come: a carer once for two children, and both carers of one child', () => {
  const carer = (memberId: string, childId: string, personId: string | null) => ({
    memberId,
    childId,
    personId,
    isCarers: true,
  });
  const [one, sibling, other] = [carer('1', 'a', 'x'), carer('2', 'b', 'x'), carer('3', 'a', 'y')];
  expect(countComing([one, sibling, other])).toBe(2);
  expect(countComing([carer('4', 'a', null), carer('5', 'b', null)])).toBe(2);
  expect(
    countComing([
      { ...one, isCarers: false },
      { ...sibling, isCarers: false },
    ]),
  ).toBe(2);
  expect(isAlreadyIn([one], other)).toBe(false);
  expect(isAlreadyIn([one], sibling)).toBe(false);
  expect(isAlreadyIn([one], one)).toBe(true);
  expect(isAlreadyIn([{ ...one, isCarers: false }], { ...other, isCarers: false })).toBe(true);
});

test('a date can be moved until something is said of anybody on it', () => {
  const isOpen = (on: LocalDate, ...statuses: SessionStatus[]) =>
    isStillPlanned({ on, entries: statuses.map((status) => ({ status })) }, TODAY);
  expect(isOpen(TODAY)).toBe(true);
  expect(isOpen(TODAY, 'planned', 'planned')).toBe(true);
  expect(isOpen(TODAY, 'planned', 'attended')).toBe(false);
  // Before its day nothing was begun: one family that called off does not hold up the others.
  expect(isOpen(addDays(TODAY, 1), 'planned', 'cancelled_by_family')).toBe(true);
  expect(isOpen(TODAY, 'planned', 'cancelled_by_family')).toBe(false);
});

test('a group’s page shows what is to be taken, the last that was, and the next three', () => {
  const date = (days: number, status: 'planned' | 'attended') => ({
    on: addDays(TODAY, days),
    entries: [{ status }],
  });
  const dates = [
    date(-28, 'attended'),
    date(-21, 'planned'),
    date(-14, 'attended'),
    date(-7, 'planned'),
    ...[7, 14, 21, 28].map((days) => date(days, 'planned')),
  ];
  expect(datesNear(dates, TODAY)).toEqual([dates[1], dates[2], dates[3], dates[4], dates[5], dates[6]]);
  expect(datesNear([], TODAY)).toEqual([]);
});

test.each([
  [8, { places: 8, members: 5 }, true],
  [5, { places: 8, members: 5 }, true],
  [4, { places: 8, members: 5 }, false],
  // Full beyond its places already: it keeps what it has, and gets no fewer than come.
  [4, { places: 4, members: 5 }, true],
  [3, { places: 4, members: 5 }, false],
  [1, { places: 8, members: 0 }, true],
])('%i places for %j: %s', (places, now, can) => {
  expect(canHavePlaces(places, now)).toBe(can);
});

describe('a session whose date goes elsewhere', () => {
  const day = (at: number) => addDays(TODAY, at);
  test.each([
    [{ leftOn: null, courseEndedOn: null }, null, true],
    [{ leftOn: null, courseEndedOn: null }, day(9), true],
    [{ leftOn: TODAY, courseEndedOn: null }, TODAY, true],
    [{ leftOn: TODAY, courseEndedOn: null }, day(1), false],
    [{ leftOn: TODAY, courseEndedOn: null }, null, false],
    [{ leftOn: null, courseEndedOn: day(2) }, day(3), false],
    [{ leftOn: day(5), courseEndedOn: day(2) }, day(3), false],
    [{ leftOn: day(2), courseEndedOn: day(5) }, day(2), true],
  ])('of somebody who %j, to %s: %s', (member, to, along) => {
    expect(goesAlong(member, to)).toBe(along);
  });
});

test('whoever stands in has to do with the dates they hold, from now on or while the register is to be taken', () => {
  const date = (
    at: number,
    practitionerId: string,
    statuses: ('planned' | 'attended')[],
    second?: string,
  ) => ({
    on: addDays(TODAY, at),
    practitionerId,
    secondPractitionerId: second ?? null,
    entries: statuses.map((status) => ({ status })),
  });
  const dates = [
    date(-14, 'cy', ['attended', 'attended']),
    date(-7, 'cy', ['attended', 'planned']),
    date(-7, 'ama', ['planned']),
    date(0, 'ama', ['attended'], 'cy'),
    date(7, 'cy', []),
    date(7, 'ama', ['planned']),
  ];
  expect(datesOfStandIn(dates, 'cy', TODAY)).toEqual([dates[1], dates[3], dates[4]]);
  expect(datesOfStandIn(dates, null, TODAY)).toEqual([]);
});
