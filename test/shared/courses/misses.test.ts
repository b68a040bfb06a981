import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asksWhetherSafe,
  type DateOfStrand,
  missKnownOn,
  runOfMissesNote,
  undecidedRun,
  welfareContactDue,
} from '../../../shared/courses/misses.ts';
import { ATTENDEES } from '../../../shared/courses/logging.ts';
import { whatMissDecisionLacks } from '../../../shared/courses/missDecision.ts';
import {
  isMissedOrCancelled,
  SESSION_STATUSES,
  type SessionStatus,
  wasHeld,
} from '../../../shared/courses/sessions.ts';
import { addDays, addWeeks, localDate } from '../../../shared/dates.ts';

const d = localDate;

describe('a welfare contact', () => {
  const miss = {
    strand: 'child',
    status: 'was_not_brought',
    on: d('2026-11-19'),
    reason: 'not_known',
    safety: null,
  } as const;
  test.each([
    ['an unexplained miss', miss, '2026-11-19'],
    ['no reason given at all', { ...miss, reason: null }, '2026-11-19'],
    [
      'also where a young person did not attend',
      { ...miss, status: 'did_not_attend' as const },
      '2026-11-19',
    ],
    [
      'a reason, and still to ring',
      { ...miss, reason: 'no_transport' as const, safety: 'will_ring' as const },
      '2026-11-19',
    ],
    ['a reason', { ...miss, reason: 'not_well' as const }, null],
    [
      'too late to be seen, and still to ring',
      { ...miss, status: 'late_not_seen' as const, safety: 'asked_duty' as const },
      '2026-11-19',
    ],
    ['too late to be seen', { ...miss, status: 'late_not_seen' as const }, null],
    [
      'a carer who did not come',
      { ...miss, strand: 'carer' as const, status: 'did_not_attend' as const },
      null,
    ],
    ['rang, and safe', { ...miss, safety: 'spoke_and_safe' as const }, null],
    [
      'called off by the family, nobody knows why',
      { ...miss, status: 'cancelled_by_family' as const },
      '2026-11-19',
    ],
    [
      'called off by the family, for a reason',
      { ...miss, status: 'cancelled_by_family' as const, reason: 'not_well' as const },
      null,
    ],
    ['cancelled by the service', { ...miss, status: 'cancelled_by_service' as const }, null],
    ['attended', { ...miss, status: 'attended' as const, safety: 'will_ring' as const }, null],
  ])('%s: due %s', (_, given, due) => expect(welfareContactDue(given)).toBe(due));

  test('is asked about after every miss, and after an unexplained cancellation; never of a carer’s own', () => {
    expect(asksWhetherSafe('child', 'was_not_brought', 'not_well')).toBe(true);
    expect(asksWhetherSafe('parent_child', 'late_not_seen', 'not_known')).toBe(true);
    expect(asksWhetherSafe('child', 'cancelled_by_family', null)).toBe(true);
    expect(asksWhetherSafe('child', 'cancelled_by_family', 'not_well')).toBe(false);
    expect(asksWhetherSafe('child', 'cancelled_by_service', null)).toBe(false);
    expect(asksWhetherSafe('carer', 'did_not_attend', null)).toBe(false);
  });
  test('a session to come that was called off was known on the day it was said', () => {
    expect(missKnownOn(d('2026-11-26'), d('2026-11-20'))).toBe('2026-11-20');
    expect(missKnownOn(d('2026-11-12'), d('2026-11-20'))).toBe('2026-11-12');
    expect(missKnownOn(d('2026-11-12'), null)).toBe('2026-11-12');
  });
});

const START = d('2026-01-08');
const dates = (...statuses: SessionStatus[]): DateOfStrand[] =>
  statuses.map((status, week) => ({
    id: String(week).padStart(2, '0'),
    on: addWeeks(START, week),
    strand: 'child',
    status,
    whoAttended: wasHeld(status) ? ['child'] : [],
    reason: 'no_transport',
    isSettled: false,
  }));
const run = (...statuses: SessionStatus[]) => undecidedRun(dates(...statuses));

describe('a run of misses', () => {
  test('two one after the other ask for a decision, also once the child comes again', () => {
    const two = { kind: 'in_a_row', count: 2, lastOn: '2026-01-22' };
    expect(run('attended', 'was_not_brought', 'did_not_attend')).toEqual(two);
    expect(run('attended', 'was_not_brought', 'did_not_attend', 'attended', 'attended')).toEqual(two);
    expect(run('was_not_brought', 'attended', 'was_not_brought')).toBeNull();
    expect(run('was_not_brought')).toBeNull();
    expect(run()).toBeNull();
  });
  test('three missed or cancelled among any six do, and not among seven', () => {
    const six = [
      'attended',
      'cancelled_by_family',
      'attended',
      'was_not_brought',
      'attended',
      'late_not_seen',
    ] as const;
    expect(run(...six)).toEqual({ kind: 'among', count: 3, lastOn: addWeeks(START, 5) });
    expect(run(...six, 'attended', 'attended', 'attended', 'attended')).toMatchObject({ kind: 'among' });
    expect(
      run(
        'was_not_brought',
        'attended',
        'cancelled_by_family',
        'attended',
        'attended',
        'attended',
        'was_not_brought',
      ),
    ).toBeNull();
  });
  test('what the family called off counts in a row where nobody knows why; for a reason it neither counts nor breaks it', () => {
    const [first, second, third] = dates('was_not_brought', 'cancelled_by_family', 'was_not_brought');
    if (first === undefined || second === undefined || third === undefined) throw new Error();
    expect(undecidedRun([first, second])).toBeNull();
    expect(undecidedRun([first, { ...second, reason: 'not_known' }])).toMatchObject({ count: 2 });
    expect(undecidedRun([first, second, third])).toMatchObject({ kind: 'in_a_row', count: 2 });
    expect(run('cancelled_by_family', 'cancelled_by_family')).toBeNull();
    expect(run('cancelled_by_family', 'cancelled_by_family', 'cancelled_by_family')).toMatchObject({
      kind: 'among',
      count: 3,
    });
  });
  test('what the service cancelled or moved, and what is still planned, is left out', () => {
    expect(
      run('cancelled_by_service', 'was_not_brought', 'cancelled_by_service', 'moved', 'planned'),
    ).toBeNull();
    expect(run('was_not_brought', 'cancelled_by_service', 'was_not_brought', 'planned')).toMatchObject({
      count: 2,
    });
  });
  test('a decision answers for what was before it; a further miss, or one logged late, asks anew', () => {
    const settled = dates('was_not_brought', 'was_not_brought').map((each) => ({ ...each, isSettled: true }));
    expect(undecidedRun(settled)).toBeNull();
    const later = {
      id: '90',
      strand: 'child',
      status: 'did_not_attend',
      whoAttended: [],
      reason: null,
      isSettled: false,
    } as const;
    expect(undecidedRun([...settled, { ...later, on: addWeeks(START, 2) }])).toMatchObject({ count: 3 });
    expect(undecidedRun([...settled, { ...later, on: addDays(START, -3) }])).toMatchObject({ count: 2 + 1 });
    const seen = {
      id: '80',
      on: addWeeks(START, 2),
      strand: 'child',
      status: 'attended',
      whoAttended: ['child'],
      reason: null,
      isSettled: false,
    } as const;
    expect(undecidedRun([...settled, seen])).toBeNull();
    expect(undecidedRun([...settled, seen, { ...later, on: addWeeks(START, 3) }])).toMatchObject({
      kind: 'among',
      count: 3,
    });
  });
  test('a session for child and parent at which only the parent was does not break one; in a carer’s own it does', () => {
    const joint = (...whoAttended: ('child' | 'carer')[]) =>
      dates('was_not_brought', 'attended', 'was_not_brought').map((each) => ({
        ...each,
        strand: 'parent_child' as const,
        whoAttended: wasHeld(each.status) ? whoAttended : [],
      }));
    expect(undecidedRun(joint('carer'))).toMatchObject({ kind: 'in_a_row', count: 2 });
    expect(undecidedRun(joint('child', 'carer'))).toBeNull();
    const carers = joint('carer').map((each) => ({ ...each, strand: 'carer' as const }));
    expect(undecidedRun(carers)).toBeNull();
  });
  test('is said in a sentence', () => {
    expect(runOfMissesNote({ kind: 'in_a_row', count: 2 })).toBe('2 missed one after the other.');
    expect(runOfMissesNote({ kind: 'among', count: 3 })).toBe('3 of six dates were missed or cancelled.');
  });

  const anyDates = fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 999 }).map(String),
      on: fc.integer({ min: 0, max: 60 }).map((day) => addDays(START, day)),
      strand: fc.constant('parent_child' as const),
      status: fc.constantFrom(...SESSION_STATUSES),
      whoAttended: fc.subarray([...ATTENDEES]),
      reason: fc.constantFrom('not_known' as const, 'not_well' as const, null),
      isSettled: fc.boolean(),
    }),
    { selector: ({ id }) => id, maxLength: 14 },
  );

  test('stands whatever the order of entry', () => {
    fc.assert(
      fc.property(
        anyDates.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(undecidedRun(shuffled)).toEqual(undecidedRun(all));
        },
      ),
    );
  });
  test('one miss more never takes a prompt away', () => {
    fc.assert(
      fc.property(anyDates, fc.integer({ min: -5, max: 65 }), (all, day) => {
        if (undecidedRun(all) === null) return;
        const more = {
          id: 'x',
          on: addDays(START, day),
          strand: 'parent_child' as const,
          whoAttended: [],
          reason: null,
          isSettled: false,
        };
        expect(undecidedRun([...all, { ...more, status: 'was_not_brought' }])).not.toBeNull();
      }),
    );
  });
  test('no date without the child answers a miss', () => {
    fc.assert(
      fc.property(
        anyDates,
        fc.integer({ min: -5, max: 65 }),
        fc.subarray(['carer', 'interpreter', 'other'] as const),
        (all, day, whoAttended) => {
          const on = addDays(START, day);
          const without = { id: 'x', on, strand: 'parent_child' as const, reason: null, isSettled: false };
          expect(undecidedRun([...all, { ...without, status: 'attended', whoAttended }])).toEqual(
            undecidedRun(all),
          );
        },
      ),
    );
  });
  test('what the service cancelled never makes or ends one; a decision on all of them always ends it', () => {
    fc.assert(
      fc.property(anyDates, fc.integer({ min: -5, max: 65 }), (all, day) => {
        const ours = {
          id: 'x',
          on: addDays(START, day),
          strand: 'parent_child' as const,
          whoAttended: [],
          reason: null,
          isSettled: false,
        };
        expect(undecidedRun([...all, { ...ours, status: 'cancelled_by_service' }])).toEqual(
          undecidedRun(all),
        );
        const decided = all.map((each) => ({ ...each, isSettled: isMissedOrCancelled(each.status) }));
        expect(undecidedRun(decided)).toBeNull();
      }),
    );
  });
});

describe('a decision on missed sessions', () => {
  const TODAY = d('2026-11-20');
  const whole = {
    barriers: ['travel_or_cost'],
    spokenTo: ['carer', 'school'],
    decision: 'change_what_is_in_the_way',
    words: 'A taxi is booked. Ama Fictley.',
    nextLookOn: d('2026-12-04'),
  } as const;
  test('is whole with what gets in the way, who was spoken to, what was decided and when it is looked at again', () => {
    expect(whatMissDecisionLacks(whole, TODAY)).toEqual([]);
    expect(
      whatMissDecisionLacks({ ...whole, barriers: [], spokenTo: [], words: ' ', nextLookOn: null }, TODAY),
    ).toEqual([
      'miss_barriers_needed',
      'miss_spoken_to_needed',
      'miss_words_needed',
      'miss_next_look_needed',
    ]);
  });
  test('is looked at again from tomorrow on, unless it is settled', () => {
    expect(whatMissDecisionLacks({ ...whole, nextLookOn: TODAY }, TODAY)).toEqual(['miss_next_look_needed']);
    expect(whatMissDecisionLacks({ ...whole, nextLookOn: addDays(TODAY, 1) }, TODAY)).toEqual([]);
    expect(whatMissDecisionLacks({ ...whole, decision: 'settled', nextLookOn: null }, TODAY)).toEqual([]);
  });
  test('names somebody, or nobody, and not both', () => {
    expect(whatMissDecisionLacks({ ...whole, spokenTo: ['nobody_yet', 'carer'] }, TODAY)).toEqual([
      'miss_spoken_to_contradicts',
    ]);
    expect(whatMissDecisionLacks({ ...whole, spokenTo: ['nobody_yet'] }, TODAY)).toEqual([]);
  });
});
