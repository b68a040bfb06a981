import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ATTENDEES,
  logSession,
  moveSession,
  runOfMisses,
  runOfMissesNote,
  welfareContactDue,
} from '../../../shared/courses/logging.ts';
import type { LogSessionInput } from '../../../shared/courses/logging.ts';
import { LOGGED_STATUSES, countsTowardsBound } from '../../../shared/courses/sessions.ts';
import type { Session, SessionStatus, SessionTry } from '../../../shared/courses/sessions.ts';
import { addDays, addWeeks, localDate } from '../../../shared/dates.ts';

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
          expect(at.tries.filter((each) => countsTowardsBound(each.status)).length).toBeLessThanOrEqual(1);
          expect(new Set(at.tries.map((each) => each.id)).size).toBe(at.tries.length);
        },
      ),
    );
  });
});

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
    ['cancelled by the family', { ...miss, status: 'cancelled_by_family' as const }, null],
  ])('%s: due %s', (_, given, due) => expect(welfareContactDue(given)).toBe(due));
});

describe('a run of misses', () => {
  const START = d('2026-01-08');
  const run = (...statuses: SessionStatus[]) =>
    runOfMisses(
      statuses.map((status, week) => ({ id: String(week), on: addWeeks(START, week), time: null, status })),
    );
  test('two in a row are brought up', () => {
    expect(run('attended', 'was_not_brought', 'did_not_attend')).toEqual({ kind: 'in_a_row', count: 2 });
    expect(run('was_not_brought', 'attended', 'was_not_brought')).toBeNull();
    expect(run('was_not_brought', 'was_not_brought', 'attended')).toBeNull();
  });
  test('three missed or cancelled among the last six are brought up', () => {
    const six = run(
      'attended',
      'cancelled_by_family',
      'attended',
      'was_not_brought',
      'attended',
      'was_not_brought',
    );
    expect(six).toEqual({ kind: 'among_last', count: 3, of: 6 });
    expect(six && runOfMissesNote(six)).toBe('3 of the last 6 dates were missed or cancelled.');
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
  test('what the service cancelled or moved, and what is still planned, is left out', () => {
    expect(
      run('cancelled_by_service', 'was_not_brought', 'cancelled_by_service', 'moved', 'planned'),
    ).toBeNull();
    expect(run('was_not_brought', 'cancelled_by_service', 'was_not_brought', 'planned')).toMatchObject({
      count: 2,
    });
  });
});
