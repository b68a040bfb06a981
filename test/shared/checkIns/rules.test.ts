import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holidayCheck } from '../../../shared/calendar/bankHolidays.ts';
import { checkInState } from '../../../shared/checkIns/nearness.ts';
import {
  CHECK_IN_OUTCOMES,
  DEFAULT_CHECK_IN_SETTINGS,
  SPOKE_TO,
  checkInLeftUndone,
  isCheckInDone,
  nextCheckInDue,
} from '../../../shared/checkIns/rules.ts';
import { countCheckIns, wasOnTime } from '../../../shared/checkIns/counts.ts';
import type { CheckInEntry, CheckInFacts } from '../../../shared/checkIns/rules.ts';
import { CONTACT_EVENTS } from '../../../shared/checkIns/events.ts';
import { addDays, localDate, workingDaysAfter } from '../../../shared/dates.ts';

const d = localDate;
const isHoliday = holidayCheck('england_wales');
const reached = (on: string): CheckInEntry => ({
  on: d(on),
  outcome: 'reached',
  spokeTo: 'carer',
  carerIsSafe: true,
  savedAt: `${on}T12:00:00.000Z`,
});
const message = (on: string): CheckInEntry => ({
  on: d(on),
  outcome: 'left_message',
  spokeTo: null,
  carerIsSafe: true,
  savedAt: `${on}T12:00:00.000Z`,
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
  events: [],
  therapyStartedOn: null,
  sessions: null,
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
    const decided = { at: '2026-11-05T13:00:00.000Z', nextTryOn: d('2026-11-09') };
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

describe('after something happened', () => {
  const move = {
    kind: 'placement_move' as const,
    since: d('2026-10-20'),
    recordedAt: '2026-10-20T09:00:00Z',
  };
  const entries = [reached('2026-10-16')];
  test('an extra check-in is due sooner, and the rhythm goes on from it', () => {
    expect(due({ entries, events: [move] })).toMatchObject({
      dueOn: '2026-10-27',
      because: 'placement_move',
    });
    expect(due({ entries: [...entries, reached('2026-10-23')], events: [move] })).toMatchObject({
      dueOn: '2026-12-04',
      because: 'rhythm',
    });
  });
  test('a sooner day stands, and a try leaves the extra one due', () => {
    const agreedNext = { agreedOn: d('2026-10-16'), nextOn: d('2026-10-22') };
    expect(due({ entries, agreedNext, events: [move] })).toMatchObject({ because: 'agreed' });
    expect(due({ entries: [...entries, message('2026-10-23')], events: [move] })).toMatchObject({
      dueOn: '2026-10-27',
      tries: 1,
      tryAgainBy: '2026-10-27',
    });
  });
  test('an imported child turned 16 before the import: nothing is due for it', () => {
    const turned = { kind: 'turned_16' as const, since: d('2026-10-20'), recordedAt: null };
    expect(due({ importedOn: d('2026-11-20'), events: [turned] })).toMatchObject({ because: 'first' });
  });
  test('once therapy has begun an event asks for nothing', () => {
    expect(due({ entries, events: [move], therapyStartedOn: d('2026-10-19') })).toBeNull();
  });
  test('an extra check-in that was not done by then is left undone', () => {
    const left = checkInLeftUndone(
      facts({ entries, events: [move], closedOn: d('2026-11-02') }),
      DEFAULT_CHECK_IN_SETTINGS,
      isHoliday,
    );
    expect(left?.dueOn).toBe('2026-10-27');
  });
});

describe('while a course goes on', () => {
  const inCourse = (lastHeldOn: string | null, bookedOn: string[] = [], over: Partial<CheckInFacts> = {}) =>
    due({
      therapyStartedOn: d('2026-09-28'),
      sessions: { lastHeldOn: lastHeldOn === null ? null : d(lastHeldOn), bookedOn: bookedOn.map(d) },
      ...over,
    });
  test('a check-in is due four weeks after the last session held or booked', () => {
    expect(inCourse('2026-10-16')).toMatchObject({ dueOn: '2026-11-13', because: 'quiet_course' });
    expect(inCourse('2026-10-16', ['2026-10-23', '2026-10-30'])).toMatchObject({ dueOn: '2026-11-27' });
    expect(inCourse('2026-10-16', ['2026-12-18'])).toMatchObject({ dueOn: '2026-11-13' });
  });
  test('and again four weeks after each, or on the day promised in it', () => {
    const entries = [reached('2026-11-13')];
    expect(inCourse('2026-10-16', [], { entries })).toMatchObject({ dueOn: '2026-12-11' });
    const agreedNext = { agreedOn: d('2026-11-13'), nextOn: d('2026-11-18') };
    expect(inCourse('2026-10-16', [], { entries, agreedNext })).toMatchObject({
      dueOn: '2026-11-18',
      because: 'agreed',
    });
    expect(inCourse('2026-11-16', [], { entries, agreedNext })).toMatchObject({ because: 'quiet_course' });
  });
  test('tries from before the last session are answered by it; those after it are not', () => {
    const entries = [message('2026-09-20'), message('2026-11-16')];
    expect(inCourse('2026-10-16', [], { entries })).toMatchObject({ tries: 1, tryAgainBy: '2026-11-18' });
    expect(inCourse('2026-11-17', [], { entries })).toMatchObject({ tries: 0, tryAgainBy: null });
  });
  test('none once it is closed, or no course goes on', () => {
    expect(inCourse('2026-10-16', [], { closedOn: d('2026-11-01') })).toBeNull();
    expect(inCourse('2026-10-16', [], { sessions: null })).toBeNull();
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
        savedAt: fc.constantFrom('2025-06-01T09:00:00.000Z', '2026-06-01T09:00:00.000Z'),
      }),
    ),
    events: fc.array(
      fc.record({
        kind: fc.constantFrom(...CONTACT_EVENTS),
        since: anyDay,
        recordedAt: maybe(fc.constant('2026-01-01T09:00:00.000Z')),
      }),
    ),
    sessions: maybe(fc.record({ lastHeldOn: anyDay, bookedOn: fc.array(anyDay) })),
    agreedNext: maybe(fc.record({ agreedOn: anyDay, nextOn: anyDay })),
    decided: maybe(fc.record({ at: anyDay.map((on) => `${on}T12:00:00.000Z`), nextTryOn: anyDay })),
    therapyStartedOn: maybe(anyDay),
    closedOn: maybe(anyDay),
  });
  fc.assert(
    fc.property(anyFacts, (any) => {
      const next = nextCheckInDue(any, DEFAULT_CHECK_IN_SETTINGS, isHoliday);
      const isOver = any.closedOn !== null || (any.therapyStartedOn !== null && any.sessions === null);
      expect(next === null).toBe(isOver);
      if (next === null || any.therapyStartedOn !== null) return;
      // An event brings a check-in nearer, and never puts one off.
      const without = nextCheckInDue({ ...any, events: [] }, DEFAULT_CHECK_IN_SETTINGS, isHoliday);
      expect(next.dueOn <= (without?.dueOn ?? '')).toBe(true);
      const lastDone = any.entries
        .filter(isCheckInDone)
        .reduce((last, { on }) => (on > last ? on : last), '');
      for (const { since } of any.events)
        if (since > lastDone && since >= (any.importedOn ?? any.receivedOn))
          expect(next.dueOn <= workingDaysAfter(since, 5, isHoliday)).toBe(true);
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
      savedAt: fc.constant('2026-09-30T12:00:00.000Z'),
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
