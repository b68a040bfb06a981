import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holidayCheck } from '../../../shared/calendar/bankHolidays.ts';
import { CHILD_EVENTS, type ContactEvent } from '../../../shared/checkIns/events.ts';
import {
  callFrom,
  isDecisionStanding,
  isNotReachedDecided,
  nextTryAfter,
  putOffWords,
} from '../../../shared/checkIns/putOff.ts';
import {
  type CheckInFacts,
  DEFAULT_CHECK_IN_SETTINGS,
  nextCheckInDue,
} from '../../../shared/checkIns/rules.ts';
import { addDays, addWeeks, type LocalDate, localDate } from '../../../shared/dates.ts';
import { groupOf, checkInActOn } from '../../../shared/today/rules.ts';
import { callToday } from '../../../shared/waitingList/callList.ts';

const d = localDate;
const DECIDED_ON = d('2026-11-10');
const decided = { at: '2026-11-10T12:00:00.000Z', nextTryOn: d('2026-12-08') };
const event = (since: string, recordedAt: string | null): ContactEvent => ({
  kind: 'disclosure',
  since: d(since),
  recordedAt,
});

describe('what a decision on the next try puts off', () => {
  test('the day decided on stands while nothing happened since', () => {
    const known = [event('2026-11-03', '2026-11-03T09:00:00.000Z'), event('2026-11-10', null)];
    expect(nextTryAfter(decided, [])).toEqual({ on: '2026-12-08', after: null });
    expect(nextTryAfter(decided, known)).toEqual({ on: '2026-12-08', after: null });
    expect(nextTryAfter(decided, [event('2026-12-09', null)])).toEqual({ on: '2026-12-08', after: null });
  });

  test('what happened later brings it back on its day, also later on the day of the decision', () => {
    const later = event('2026-11-16', '2026-11-16T09:00:00.000Z');
    expect(nextTryAfter(decided, [later])).toEqual({ on: '2026-11-16', after: 'disclosure' });
    const sameDay = event('2026-11-10', '2026-11-10T12:00:00.001Z');
    expect(nextTryAfter(decided, [later, sameDay])).toEqual({ on: '2026-11-10', after: 'disclosure' });
    const trial: ContactEvent = {
      kind: 'court_date',
      since: d('2026-11-20'),
      recordedAt: '2026-09-01T09:00:00.000Z',
    };
    expect(nextTryAfter(decided, [trial])).toEqual({ on: '2026-11-21', after: 'court_date' });
    // Told on the day itself, somebody knew: that day. Where the day after is the one decided on, that stands.
    const told = { ...trial, recordedAt: '2026-11-20T09:00:00.000Z' };
    expect(nextTryAfter(decided, [told])).toEqual({ on: '2026-11-20', after: 'court_date' });
    const eve = { ...trial, since: d('2026-12-07') };
    expect(nextTryAfter(decided, [eve])).toEqual({ on: '2026-12-08', after: null });
  });

  test('it stands until somebody tries again', () => {
    expect(isDecisionStanding(decided, decided.at)).toBe(true);
    expect(isDecisionStanding(decided, '2026-11-10T12:00:00.001Z')).toBe(false);
  });

  test('a referral is closed as “not reached” on it only while nothing happened since, and never on “try again”', () => {
    const made = { at: decided.at, decision: 'ask_to_visit' } as const;
    const before = {
      savedAt: ['2026-11-09T09:00:00.000Z', decided.at],
      heldSessionsOn: [d('2026-11-09')],
      reopenedOn: d('2026-11-09'),
    };
    expect(isNotReachedDecided(made, before)).toBe(true);
    expect(isNotReachedDecided(made, { savedAt: [], heldSessionsOn: [], reopenedOn: null })).toBe(true);
    const since = [
      { savedAt: [...before.savedAt, '2026-11-10T12:00:00.001Z'] },
      { heldSessionsOn: [...before.heldSessionsOn, DECIDED_ON] },
      { reopenedOn: DECIDED_ON },
    ];
    for (const one of since) expect(isNotReachedDecided(made, { ...before, ...one })).toBe(false);
    expect(isNotReachedDecided({ ...made, decision: 'try_again' }, before)).toBe(false);
  });

  test('it is said alike everywhere', () => {
    const putOff = { by: 'Edith Fakeham', nextTryOn: d('2026-12-08'), on: d('2026-12-08'), after: null };
    expect(putOffWords(putOff, DECIDED_ON)).toBe('Next try by Tue 8 Dec, decided by Edith Fakeham.');
    const back = { ...putOff, on: d('2026-11-20'), after: 'court_date' as const };
    expect(putOffWords(back, DECIDED_ON)).toBe(
      'Next try by Fri 20 Nov, after the trial date. Next try was to be Tue 8 Dec, decided by Edith Fakeham.',
    );
    expect(putOffWords(back, d('2026-11-20'))).toBe(
      'Try now, after the trial date. Next try was to be Tue 8 Dec, decided by Edith Fakeham.',
    );
  });
});

test('no decision hides what happened after it: it is back on Today and on the call list from that day', () => {
  const isHoliday = holidayCheck('england_wales');
  const anyEvent = fc.record({
    kind: fc.constantFrom(...CHILD_EVENTS),
    happened: fc.integer({ min: -30, max: 60 }),
    recorded: fc.integer({ min: -30, max: 60 }),
    minute: fc.integer({ min: 0, max: 23 * 60 }),
  });
  fc.assert(
    fc.property(
      fc.array(anyEvent, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 0, max: 120 }),
      fc.option(fc.integer({ min: 0, max: 60 })),
      (made, weeks, acceptedBefore, courseSince) => {
        const stamp = (day: LocalDate, minute: number) =>
          `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00.000Z`;
        const events = made.map(({ kind, happened, recorded, minute }): ContactEvent => {
          const told = addDays(DECIDED_ON, recorded);
          const on = addDays(DECIDED_ON, happened);
          return { kind, since: on > told ? on : told, recordedAt: stamp(told, minute) };
        });
        const acceptedOn = addDays(DECIDED_ON, -acceptedBefore);
        const facts: CheckInFacts = {
          receivedOn: addDays(acceptedOn, -40),
          acceptedOn,
          importedOn: null,
          ownWeeks: null,
          band: null,
          hasOpenProceedings: false,
          entries: [
            {
              on: DECIDED_ON,
              outcome: 'could_not_reach',
              spokeTo: null,
              carerIsSafe: true,
              savedAt: '2026-11-10T10:00:00.000Z',
            },
          ],
          agreedNext: null,
          decided: { at: decided.at, nextTryOn: addWeeks(DECIDED_ON, weeks) },
          events,
          therapyStartedOn: courseSince === null ? null : addDays(DECIDED_ON, -courseSince - 30),
          sessions:
            courseSince === null ? null : { lastHeldOn: addDays(DECIDED_ON, -courseSince - 1), bookedOn: [] },
          closedOn: null,
        };
        const due = nextCheckInDue(facts, DEFAULT_CHECK_IN_SETTINGS, isHoliday);
        if (due === null) throw new Error('a check-in is always due');
        for (const { since, recordedAt } of events) {
          const isLater = since > DECIDED_ON || (recordedAt ?? '') > decided.at;
          if (!isLater) continue;
          const check = { ...due, isDecided: true };
          // Of what was known ahead nobody knows on the day itself how it went.
          const isAhead = (recordedAt ?? '').slice(0, 10) < since;
          const from = isAhead ? addDays(since, 1) : since;
          expect(callFrom(check) <= from).toBe(true);
          for (const today of [from, addDays(from, 3)]) {
            expect(callToday({ ...check, ladder: null }, today)).toBe('ring');
            expect(['overdue', 'today']).toContain(groupOf(checkInActOn(check, today), today));
          }
        }
      },
    ),
  );
});
