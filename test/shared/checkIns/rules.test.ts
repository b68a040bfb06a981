import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holidayCheck } from '../../../shared/calendar/bankHolidays.ts';
import {
  CHECK_IN_OUTCOMES,
  DEFAULT_CHECK_IN_SETTINGS,
  SPOKE_TO,
  checkInLeftUndone,
  checkInState,
  countCheckIns,
  isCheckInDone,
  nextCheckInDue,
  wasOnTime,
} from '../../../shared/checkIns/rules.ts';
import type { CheckInEntry, CheckInFacts } from '../../../shared/checkIns/rules.ts';
import { addDays, localDate } from '../../../shared/dates.ts';

const d = localDate;
const isHoliday = holidayCheck('england_wales');
const reached = (on: string): CheckInEntry => ({
  on: d(on),
  outcome: 'reached',
  spokeTo: 'carer',
  carerIsSafe: true,
});
const message = (on: string): CheckInEntry => ({
  on: d(on),
  outcome: 'left_message',
  spokeTo: null,
  carerIsSafe: true,
});
const facts = (over: Partial<CheckInFacts> = {}): CheckInFacts => ({
  receivedOn: d('2026-08-03'),
  acceptedOn: d('2026-09-07'),
  importedOn: null,
  ownWeeks: null,
  band: null,
  hasOpenProceedings: false,
  entries: [],
  agreedNext: null,
  decided: null,
  therapyStartedOn: null,
  closedOn: null,
  ...over,
});
const due = (over: Partial<CheckInFacts> = {}) =>
  nextCheckInDue(facts(over), DEFAULT_CHECK_IN_SETTINGS, isHoliday);

describe('a check-in is done when the child or a safe carer was reached', () => {
  test.each([
    ['reached', 'child', true, true],
    ['reached', 'child', false, true],
    ['reached', 'carer', true, true],
    ['reached', 'carer', false, false],
    ['reached', 'professional', true, false],
    ['reached', 'other', true, false],
    ['reached', null, true, false],
    ['left_message', null, true, false],
    ['sent_text', 'child', true, false],
    ['sent_letter', 'carer', true, false],
    ['could_not_reach', null, true, false],
  ] as const)('%s, %s, carer safe %s: %s', (outcome, spokeTo, carerIsSafe, done) => {
    expect(isCheckInDone({ outcome, spokeTo, carerIsSafe })).toBe(done);
  });
});

describe('when the next check-in is due', () => {
  test('the first within ten working days of acceptance, over weekends and bank holidays', () => {
    expect(due()).toEqual({ dueOn: '2026-09-21', because: 'first', tries: 0, tryAgainBy: null });
    expect(due({ acceptedOn: d('2026-12-21') })?.dueOn).toBe('2027-01-07');
  });
  test('of an imported child within ten working days of the import', () => {
    expect(due({ acceptedOn: d('2025-11-03'), importedOn: d('2026-11-20') })?.dueOn).toBe('2026-12-04');
  });
  test('before acceptance within ten working days of receipt, then in the rhythm', () => {
    expect(due({ acceptedOn: null })).toEqual({
      dueOn: '2026-08-17',
      because: 'received',
      tries: 0,
      tryAgainBy: null,
    });
    expect(due({ acceptedOn: null, entries: [reached('2026-08-10')] })).toMatchObject({
      dueOn: '2026-09-21',
      because: 'rhythm',
    });
  });
  test('acceptance asks for a first contact of its own, and puts off no day that was promised', () => {
    const entries = [reached('2026-09-01')];
    expect(due({ entries })).toMatchObject({ dueOn: '2026-09-21', because: 'first' });
    const promised = (nextOn: string) => ({ agreedOn: d('2026-09-01'), nextOn: d(nextOn) });
    expect(due({ entries, agreedNext: promised('2026-09-14') })).toMatchObject({
      dueOn: '2026-09-14',
      because: 'agreed',
    });
    expect(due({ entries, agreedNext: promised('2026-10-12') })).toMatchObject({
      dueOn: '2026-09-21',
      because: 'first',
    });
    expect(due({ entries: [reached('2026-09-07')] })).toMatchObject({ because: 'rhythm' });
  });
  test('an imported child was accepted before: contacts older than the import count', () => {
    expect(due({ importedOn: d('2026-11-20'), entries: [reached('2026-11-02')] })).toMatchObject({
      dueOn: '2026-12-14',
      because: 'rhythm',
    });
  });
  test('none once therapy began or the referral was closed', () => {
    expect(due({ therapyStartedOn: d('2026-11-01') })).toBeNull();
    expect(due({ closedOn: d('2026-11-01') })).toBeNull();
  });
  test('six weeks after the last done, in any order of entry', () => {
    const entries = [reached('2026-10-30'), reached('2026-09-18')];
    expect(due({ entries })).toMatchObject({ dueOn: '2026-12-11', because: 'rhythm' });
  });
  test('four weeks in band 1 or with open proceedings', () => {
    const entries = [reached('2026-10-16')];
    expect(due({ entries, band: 1 })).toMatchObject({ dueOn: '2026-11-13', because: 'higher_need' });
    expect(due({ entries, hasOpenProceedings: true })).toMatchObject({ dueOn: '2026-11-13' });
    expect(due({ entries, band: 2 })).toMatchObject({ dueOn: '2026-11-27' });
  });
  test('as many weeks as a person set for this child, before everything else', () => {
    const entries = [reached('2026-10-16')];
    const own = { entries, ownWeeks: 2, band: 1 as const, hasOpenProceedings: true };
    expect(due(own)).toMatchObject({ dueOn: '2026-10-30', because: 'own' });
    expect(due({ entries, ownWeeks: 12 })).toMatchObject({ dueOn: '2027-01-08', because: 'own' });
  });
  test('an agreed date stands in place of the rhythm until a later check-in is done', () => {
    const agreedNext = { agreedOn: d('2026-10-16'), nextOn: d('2026-11-26') };
    expect(due({ agreedNext, entries: [reached('2026-10-16')], band: 1 })).toMatchObject({
      dueOn: '2026-11-26',
      because: 'agreed',
    });
    expect(due({ agreedNext, entries: [reached('2026-10-16'), reached('2026-11-24')] })).toMatchObject({
      dueOn: '2027-01-05',
      because: 'rhythm',
    });
    expect(due({ agreedNext })?.dueOn).toBe('2026-11-26');
  });
  test('a try that reached nobody leaves it due and asks for another try within two working days', () => {
    const entries = [reached('2026-10-09'), message('2026-11-20'), message('2026-11-18')];
    expect(due({ entries, band: 1 })).toEqual({
      dueOn: '2026-11-06',
      because: 'higher_need',
      tries: 2,
      tryAgainBy: '2026-11-24',
    });
  });
  test('a try made early does not ask for another before the due date', () => {
    expect(due({ entries: [reached('2026-10-30'), message('2026-11-05')] })).toMatchObject({
      dueOn: '2026-12-11',
      tryAgainBy: '2026-12-11',
    });
  });
  test('a day that a person decided on stands as it is, until somebody tried again', () => {
    const decided = { on: d('2026-11-05'), nextTryOn: d('2026-11-09') };
    const entries = [reached('2026-10-30'), message('2026-11-05')];
    expect(due({ entries, decided })).toMatchObject({ dueOn: '2026-12-11', tryAgainBy: '2026-11-09' });
    expect(due({ entries: [...entries, message('2026-11-09')], decided })?.tryAgainBy).toBe('2026-12-11');
  });
  test('tries on the day it was done are over with it', () => {
    expect(due({ entries: [message('2026-10-30'), reached('2026-10-30')] })).toMatchObject({
      tries: 0,
      tryAgainBy: null,
    });
  });
});

test('a due date never disappears before therapy or a closing decision, whatever else is on record', () => {
  const anyDay = fc.integer({ min: 0, max: 700 }).map((days) => addDays(d('2025-01-06'), days));
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
  const anyFacts = fc.record({
    receivedOn: anyDay,
    acceptedOn: maybe(anyDay),
    importedOn: maybe(anyDay),
    ownWeeks: maybe(fc.integer({ min: 1, max: 12 })),
    band: fc.constantFrom(1 as const, 2 as const, 3 as const, null),
    hasOpenProceedings: fc.boolean(),
    entries: fc.array(
      fc.record({
        on: anyDay,
        outcome: fc.constantFrom(...CHECK_IN_OUTCOMES),
        spokeTo: fc.constantFrom(...SPOKE_TO, null),
        carerIsSafe: fc.boolean(),
      }),
    ),
    agreedNext: maybe(fc.record({ agreedOn: anyDay, nextOn: anyDay })),
    decided: maybe(fc.record({ on: anyDay, nextTryOn: anyDay })),
    therapyStartedOn: maybe(anyDay),
    closedOn: maybe(anyDay),
  });
  fc.assert(
    fc.property(anyFacts, (any) => {
      const isOver = any.therapyStartedOn !== null || any.closedOn !== null;
      expect(nextCheckInDue(any, DEFAULT_CHECK_IN_SETTINGS, isHoliday) === null).toBe(isOver);
    }),
  );
});

test('tries never move the due date, whatever and whenever they are', () => {
  const anyTry = fc
    .record({
      on: fc.integer({ min: 0, max: 120 }).map((days) => addDays(d('2026-09-07'), days)),
      outcome: fc.constantFrom(...CHECK_IN_OUTCOMES),
      spokeTo: fc.constantFrom(...SPOKE_TO, null),
      carerIsSafe: fc.boolean(),
    })
    .filter((entry) => !isCheckInDone(entry));
  fc.assert(
    fc.property(fc.array(anyTry), fc.boolean(), (tries, withDone) => {
      const entries = withDone ? [reached('2026-09-30')] : [];
      expect(due({ entries: [...tries, ...entries] })?.dueOn).toBe(due({ entries })?.dueOn);
    }),
  );
});

describe('a due date that was never met', () => {
  const undone = (over: Partial<CheckInFacts>) =>
    checkInLeftUndone(facts(over), DEFAULT_CHECK_IN_SETTINGS, isHoliday);
  test('is still counted when therapy begins or the referral is closed after it', () => {
    expect(undone({ therapyStartedOn: d('2026-11-05') })?.dueOn).toBe('2026-09-21');
    expect(undone({ therapyStartedOn: d('2026-11-05'), closedOn: d('2026-09-10') })).toBeNull();
  });
  test('is none of a referral that was never accepted', () => {
    expect(undone({ acceptedOn: null, closedOn: d('2026-11-05') })).toBeNull();
  });
  test('is none where therapy began by then, or the child still waits', () => {
    expect(undone({ therapyStartedOn: d('2026-09-21') })).toBeNull();
    expect(undone({})).toBeNull();
  });
});

describe('how near it is', () => {
  const today = d('2026-11-20');
  test.each([
    ['2026-11-13', 'overdue', 7],
    ['2026-11-19', 'overdue', 1],
    ['2026-11-20', 'today', 0],
    ['2026-11-21', 'this_week', 0],
    ['2026-11-27', 'this_week', 0],
    ['2026-11-28', 'due_later', 0],
  ])('%s is %s, %i over', (dueOn, state, daysOver) => {
    expect(checkInState(d(dueOn), today)).toEqual({ state, daysOver });
  });
  test('on time is on or before the due date', () => {
    expect(wasOnTime(d('2026-11-20'), d('2026-11-20'))).toBe(true);
    expect(wasOnTime(d('2026-11-20'), d('2026-11-21'))).toBe(false);
  });
});

test('the figures of a period count each check-in that fell due in it once', () => {
  const list = [
    { dueOn: d('2026-09-30'), doneOn: d('2026-10-02') },
    { dueOn: d('2026-10-01'), doneOn: d('2026-09-28') },
    { dueOn: d('2026-11-13'), doneOn: d('2026-11-20') },
    { dueOn: d('2026-12-31'), doneOn: d('2027-01-04') },
    { dueOn: d('2026-12-01'), doneOn: null },
    { dueOn: d('2027-01-01'), doneOn: d('2026-12-30') },
  ];
  expect(countCheckIns(list, d('2026-10-01'), d('2026-12-31'))).toEqual({
    due: 4,
    onTime: 1,
    late: 1,
    notDone: 2,
  });
});
