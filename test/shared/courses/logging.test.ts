import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ATTENDEES, logSession, moveSession, whoMayAttend } from '../../../shared/courses/logging.ts';
import type { LogSessionInput } from '../../../shared/courses/logging.ts';
import {
  attendedCount,
  LOGGED_STATUSES,
  wasHeld,
  SESSION_STATUSES,
} from '../../../shared/courses/sessions.ts';
import type { LoggedStatus, Session, SessionTry } from '../../../shared/courses/sessions.ts';
import { addDays, localDate } from '../../../shared/dates.ts';

const d = localDate;
const TODAY = d('2026-11-20');
const planned: SessionTry = { id: 'try-1', on: d('2026-11-19'), time: null, status: 'planned' };
const session = (over: Partial<Session> = {}): Session => ({
  id: 'session-8',
  strand: 'child',
  number: 8,
  tries: [planned],
  ...over,
});
const input = (over: Partial<LogSessionInput> = {}): LogSessionInput => ({
  tryId: 'try-1',
  on: d('2026-11-19'),
  time: null,
  status: 'attended',
  attendees: ['child'],
  ...over,
});
const log = (over: Partial<LogSessionInput> = {}, of: Session = session()) =>
  logSession({ session: of, referralReceivedOn: d('2026-03-09') }, input(over), TODAY);

describe('logging a session', () => {
  test('saves what happened on the try that was planned', () => {
    expect(log()).toEqual({
      ok: true,
      value: {
        session: session({ tries: [{ ...planned, status: 'attended' }] }),
        try: { ...planned, status: 'attended' },
        warnings: [],
      },
    });
  });
  test('past dates are allowed, also for a date that nobody planned', () => {
    const logged = log({ tryId: 'try-2', on: d('2026-10-01') });
    expect(logged.ok && logged.value.session.tries.map((each) => each.id)).toEqual(['try-1', 'try-2']);
  });
  test('a date to come is not taken, except for a cancellation', () => {
    const tomorrow = addDays(TODAY, 1);
    expect(log({ on: tomorrow })).toMatchObject({ ok: false, code: 'future_date' });
    expect(log({ on: tomorrow, status: 'was_not_brought', attendees: [] })).toMatchObject({
      code: 'future_date',
    });
    expect(log({ on: tomorrow, status: 'cancelled_by_family', attendees: [] }).ok).toBe(true);
    expect(log({ on: TODAY }).ok).toBe(true);
  });
  test('a date before the referral is taken, with a warning', () => {
    expect(log({ on: d('2026-03-08') })).toMatchObject({
      ok: true,
      value: { warnings: ['before_referral'] },
    });
  });
  test('who attended must be said, and must fit', () => {
    expect(log({ attendees: [] })).toMatchObject({ ok: false, code: 'attendance_not_said' });
    expect(log({ attendees: ['carer', 'interpreter'] })).toMatchObject({ code: 'attendance_not_said' });
    expect(log({ status: 'was_not_brought' })).toMatchObject({ ok: false, code: 'attendance_contradicts' });
    expect(log({ status: 'was_not_brought', attendees: ['carer'] }).ok).toBe(true);
    expect(log({ status: 'late_not_seen' }).ok).toBe(true);
  });
  test('a carer is not "brought", and a carer’s session needs the carer', () => {
    const carers = session({ strand: 'carer' });
    expect(log({ status: 'was_not_brought', attendees: [] }, carers)).toMatchObject({
      code: 'carer_is_not_brought',
    });
    expect(log({ attendees: ['child'] }, carers)).toMatchObject({ code: 'attendance_not_said' });
    expect(log({ attendees: ['carer'] }, carers).ok).toBe(true);
    expect(log({ status: 'did_not_attend', attendees: [] }, carers).ok).toBe(true);
  });
  test('a session is held once; the same try can be corrected', () => {
    const held = session({ tries: [{ ...planned, status: 'attended' }] });
    expect(log({ tryId: 'try-2', on: TODAY }, held)).toMatchObject({
      ok: false,
      code: 'session_already_held',
    });
    const corrected = log({ status: 'was_not_brought', attendees: [] }, held);
    expect(corrected.ok && corrected.value.session.tries).toEqual([
      { ...planned, status: 'was_not_brought' },
    ]);
  });
  test('a held session is taken whatever its number', () => {
    for (const number of [17, 21, 31, 90]) expect(log({}, session({ number })).ok).toBe(true);
  });
  test('whatever is logged in whatever order, at most one try counts', () => {
    const anyInput = fc.record({
      tryId: fc.constantFrom('try-1', 'try-2', 'try-3'),
      status: fc.constantFrom(...LOGGED_STATUSES),
      attendees: fc.subarray([...ATTENDEES]),
    });
    fc.assert(
      fc.property(
        fc.array(anyInput, { maxLength: 8 }),
        fc.constantFrom('child', 'carer', 'family'),
        (inputs, strand) => {
          let at = session({ strand: strand as Session['strand'] });
          for (const each of inputs) {
            const logged = log(each, at);
            if (logged.ok) at = logged.value.session;
          }
          expect(at.tries.filter((each) => wasHeld(each.status)).length).toBeLessThanOrEqual(1);
          expect(new Set(at.tries.map((each) => each.id)).size).toBe(at.tries.length);
        },
      ),
    );
  });
});

test('no count falls when a try is added, whatever is logged of it', () => {
  const anyStatus = fc.constantFrom(...SESSION_STATUSES);
  const anySession = fc
    .record({
      number: fc.integer({ min: 1, max: 12 }),
      strand: fc.constantFrom('child' as const, 'carer' as const),
      statuses: fc.array(anyStatus, { maxLength: 3 }),
    })
    .map(({ number, strand, statuses }) =>
      session({
        id: `${strand} ${number}`,
        number,
        strand,
        tries: statuses.map((status, at) => ({
          id: `${strand} ${number} ${at}`,
          on: TODAY,
          time: null,
          status,
        })),
      }),
    );
  fc.assert(
    fc.property(
      fc.uniqueArray(anySession, { selector: ({ id }) => id, minLength: 1, maxLength: 8 }),
      fc.nat(),
      fc.constantFrom(...LOGGED_STATUSES),
      (sessions, at, status) => {
        const chosen = sessions[at % sessions.length] ?? session();
        const logged = log(
          { tryId: 'new', status, attendees: isHeld(status) ? [whoOf(chosen)] : [] },
          chosen,
        );
        if (!logged.ok) return;
        const after = sessions.map((each) => (each === chosen ? logged.value.session : each));
        for (const strand of ['child', 'carer'] as const) {
          const more = attendedCount(after, strand) - attendedCount(sessions, strand);
          expect(more).toBe(strand === chosen.strand && isHeld(status) ? 1 : 0);
        }
      },
    ),
  );
});
const isHeld = (status: LoggedStatus) => status === 'attended' || status === 'attended_late';
const whoOf = ({ strand }: Session) => (strand === 'carer' ? 'carer' : 'child');

describe('moving a session', () => {
  const move = { tryId: 'try-1', newTryId: 'try-2', on: d('2026-11-26'), time: null };
  test('keeps its number, and the old date on record', () => {
    expect(moveSession(session(), move)).toMatchObject({
      ok: true,
      value: {
        number: 8,
        tries: [
          { id: 'try-1', status: 'moved' },
          { id: 'try-2', status: 'planned', on: '2026-11-26' },
        ],
      },
    });
  });
  test('is only for a planned try of a session not held', () => {
    expect(moveSession(session({ tries: [{ ...planned, status: 'attended' }] }), move)).toMatchObject({
      code: 'session_already_held',
    });
    expect(moveSession(session({ tries: [{ ...planned, status: 'was_not_brought' }] }), move)).toMatchObject({
      code: 'try_not_planned',
    });
  });
});

test('an interpreter is offered where somebody needs one, or where one was ticked and may be taken back', () => {
  const of = { needsInterpreter: false, said: [], isCarers: false } as const;
  expect(whoMayAttend(of)).toEqual(['child', 'carer', 'other']);
  expect(whoMayAttend({ ...of, needsInterpreter: true })).toEqual(['child', 'carer', 'interpreter', 'other']);
  expect(whoMayAttend({ ...of, said: ['interpreter'] })).toContain('interpreter');
  expect(whoMayAttend({ ...of, isCarers: true })).toEqual(['carer', 'child', 'other']);
});
