import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holidayCheck } from '../../../shared/calendar/bankHolidays.ts';
import {
  askedEvent,
  birthdayEvents,
  CHILD_EVENTS,
  CONCERN_SETTLED,
  CONTACT_EVENTS,
  type ContactEvent,
  decideEvent,
  eventSince,
  eventsOfProceedings,
  extraCheckInDue,
  isConcernOwed,
  isOfThisChild,
  maySettleConcern,
} from '../../../shared/checkIns/events.ts';
import { PROCEEDINGS_STAGES } from '../../../shared/criminalProceedings/codes.ts';
import { addDays, localDate, workingDaysAfter } from '../../../shared/dates.ts';

const d = localDate;
const TODAY = d('2026-11-20');
const at = (time: string, on = '2026-11-20') => `${on}T${time}:00.000Z`;
const isHoliday = holidayCheck('england_wales');
const move: ContactEvent = { kind: 'placement_move', since: TODAY, recordedAt: at('10:00') };
const due = (events: ContactEvent[], done: { on: string; savedAt: string }[] = [], from = '2026-08-03') =>
  extraCheckInDue(
    events,
    { from: d(from), done: done.map((each) => ({ ...each, on: d(each.on) })) },
    5,
    isHoliday,
  );

test('a concern stays owed after a disclosure until one is recorded or somebody says why not', () => {
  const told = { kind: 'disclosure' as const, owesConcern: true, hasConcern: false, settled: null };
  expect(isConcernOwed(told)).toBe(true);
  expect(isConcernOwed({ ...told, hasConcern: true })).toBe(false);
  for (const settled of CONCERN_SETTLED) expect(isConcernOwed({ ...told, settled })).toBe(false);
  expect(isConcernOwed({ ...told, owesConcern: false })).toBe(false);
  expect(isConcernOwed({ ...told, kind: 'charged' })).toBe(false);
  expect(maySettleConcern({ accountId: 'me', standsInForLead: false }, 'me')).toBe(true);
  expect(maySettleConcern({ accountId: 'me', standsInForLead: false }, 'them')).toBe(false);
  expect(maySettleConcern({ accountId: 'me', standsInForLead: true }, null)).toBe(true);
});

test('only one that was said to be another child’s is not about this one', () => {
  expect(isOfThisChild({ settled: null })).toBe(true);
  for (const settled of CONCERN_SETTLED) expect(isOfThisChild({ settled })).toBe(settled !== 'other_child');
});

test('the call list says the first event of a kind: its day, whether the service was told then, and by when to ring', () => {
  const asked = (events: ContactEvent[], kind: ContactEvent['kind']) =>
    askedEvent(events, kind, 5, isHoliday);
  const earlier = { ...move, since: d('2026-11-18'), recordedAt: at('10:00', '2026-11-18') };
  expect(asked([move, earlier], 'placement_move')).toEqual({
    kind: 'placement_move',
    on: '2026-11-18',
    isTold: true,
    dueOn: '2026-11-25',
  });
  const trial: ContactEvent = { kind: 'court_date', since: TODAY, recordedAt: at('09:00', '2026-10-01') };
  expect(asked([move, trial], 'court_date')).toMatchObject({ on: TODAY, isTold: false });
  const [turned] = birthdayEvents(d('2010-11-20'));
  expect(asked(turned === undefined ? [] : [turned], 'turned_16')).toMatchObject({
    on: TODAY,
    isTold: false,
  });
  expect(asked([move], 'disclosure')).toBeNull();
  expect(askedEvent([move, trial, earlier], null, 5, isHoliday)).toMatchObject({ kind: 'placement_move' });
});

describe('an extra check-in after something happened', () => {
  test('is due within five working days of it, over weekends and bank holidays', () => {
    expect(due([move])).toEqual({ dueOn: '2026-11-27', because: 'placement_move' });
    expect(due([{ ...move, since: d('2026-12-23') }])?.dueOn).toBe('2027-01-04');
  });
  test('counts from the day on which the service was told, where it was told late', () => {
    expect(eventSince(d('2026-11-02'), TODAY)).toBe(TODAY);
    expect(eventSince(d('2026-12-04'), TODAY)).toBe('2026-12-04');
  });
  test.each([
    ['a later day', { on: '2026-11-21', savedAt: at('09:00', '2026-11-21') }, true],
    ['that day, after it was recorded', { on: '2026-11-20', savedAt: at('11:00') }, true],
    ['that day, before it was recorded', { on: '2026-11-20', savedAt: at('09:00') }, false],
    ['the day before, written down later', { on: '2026-11-19', savedAt: at('11:00') }, false],
  ])('is answered by a check-in of %s', (_when, done, answered) => {
    expect(due([move], [done]) === null).toBe(answered);
  });
  test('known ahead, it is answered on a later day only: on the morning of a trial nobody knows how it went', () => {
    const trial: ContactEvent = { kind: 'court_date', since: TODAY, recordedAt: at('09:00', '2026-10-01') };
    expect(due([trial], [{ on: '2026-11-20', savedAt: at('11:00') }])?.because).toBe('court_date');
    expect(due([trial], [{ on: '2026-11-21', savedAt: at('09:00', '2026-11-21') }])).toBeNull();
  });
  test('the first of several, and one answer for all that came before it', () => {
    const trial: ContactEvent = { kind: 'court_date', since: d('2026-11-24'), recordedAt: at('09:00') };
    expect(due([trial, move])).toEqual({ dueOn: '2026-11-27', because: 'placement_move' });
    const talked = { on: '2026-11-23', savedAt: at('09:00', '2026-11-23') };
    expect(due([trial, move], [talked])).toEqual({ dueOn: '2026-12-01', because: 'court_date' });
    expect(due([trial, move], [{ ...talked, on: '2026-11-25' }])).toBeNull();
  });
  test('nothing that was before the child came to the service asks for one', () => {
    expect(due([move], [], '2026-11-20')).not.toBeNull();
    expect(due([move], [], '2026-11-21')).toBeNull();
  });
  test('is due exactly while some event is unanswered, and never later than for that event alone', () => {
    const anyDay = fc.integer({ min: -60, max: 60 }).map((days) => addDays(TODAY, days));
    const anyEvent = fc.record({
      kind: fc.constantFrom(...CONTACT_EVENTS),
      since: anyDay,
      recordedAt: fc.constantFrom(null, at('10:00')),
    });
    const anyDone = fc.record({ on: anyDay, savedAt: fc.constantFrom(at('09:00'), at('11:00')) });
    fc.assert(
      fc.property(fc.array(anyEvent), fc.array(anyDone), (events, done) => {
        const of = (some: ContactEvent[]) =>
          extraCheckInDue(some, { from: addDays(TODAY, -30), done }, 5, isHoliday);
        const single = events.flatMap((event) => of([event]) ?? []);
        const all = of(events);
        expect(all === null).toBe(single.length === 0);
        for (const one of single) expect((all?.dueOn ?? '9999') <= one.dueOn).toBe(true);
        for (const event of events)
          if (done.every(({ on }) => on < event.since) && event.since >= addDays(TODAY, -30))
            expect((all?.dueOn ?? '9999') <= workingDaysAfter(event.since, 5, isHoliday)).toBe(true);
      }),
    );
  });
});

describe('what follows from a birth date', () => {
  test('16, and half a year before 18; a birthday on 29 February comes on 1 March', () => {
    expect(birthdayEvents(d('2010-11-25')).map(({ since }) => since)).toEqual(['2026-11-25', '2028-05-25']);
    expect(birthdayEvents(d('2012-02-29')).map(({ since }) => since)).toEqual(['2028-02-29', '2029-09-01']);
    expect(birthdayEvents(d('2011-02-28')).map(({ since }) => since)).toEqual(['2027-02-28', '2028-08-28']);
  });
});

describe('recording an event', () => {
  const facts = { birthDate: d('2014-05-01'), recorded: [{ kind: 'charged' as const, happenedOn: TODAY }] };
  test.each([
    ['2027-11-20', 'court_date', null],
    ['2027-11-21', 'court_date', 'event_too_far'],
    ['2026-11-21', 'placement_move', null],
    ['2026-11-21', 'charged', 'event_not_yet'],
    ['2026-11-21', 'disclosure', 'event_not_yet'],
    ['2026-11-21', 'no_further_action', 'event_not_yet'],
    ['2014-05-01', 'school_move', null],
    ['2014-04-30', 'school_move', 'event_before_birth'],
    ['2026-11-20', 'charged', 'event_recorded_already'],
    ['2026-11-20', 'disclosure', null],
  ] as const)('on %s, %s: %s', (happenedOn, kind, refusal) => {
    const decided = decideEvent({ kind, happenedOn: d(happenedOn) }, facts, TODAY);
    expect(decided.ok ? null : decided.code).toBe(refusal);
  });
});

describe('what criminal proceedings say of events', () => {
  const stand = (stage: (typeof PROCEEDINGS_STAGES)[number], on: string | null = null) => ({
    stage,
    nextEventOn: on === null ? null : d(on),
  });
  test('a charge and no further action are news when they are new', () => {
    expect(eventsOfProceedings(stand('with_cps'), stand('charged')).news).toBe('charged');
    for (const stage of ['nfa_police', 'nfa_cps'] as const)
      expect(eventsOfProceedings(stand('with_cps'), stand(stage)).news).toBe('no_further_action');
    expect(eventsOfProceedings(stand('charged'), stand('charged')).news).toBeNull();
    expect(eventsOfProceedings(null, stand('charged')).news).toBeNull();
  });
  test('the date of a trial or s.28 hearing is one, of a plea hearing not', () => {
    for (const stage of PROCEEDINGS_STAGES) {
      const isTrial = ['s28_hearing', 'trial_listed', 'trial'].includes(stage);
      expect(eventsOfProceedings(null, stand(stage, '2027-02-01')).courtDate).toBe(
        isTrial ? '2027-02-01' : null,
      );
    }
  });
  test('every kind of event has its place among those that ask for a contact', () => {
    for (const kind of CHILD_EVENTS) expect(CONTACT_EVENTS).toContain(kind);
  });
});
