import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideRemoval } from '../../../shared/checkIns/eventRemoval.ts';
import { courtDateToRecord } from '../../../shared/checkIns/events.ts';
import { addDays, localDate } from '../../../shared/dates.ts';
import { EVERY_CHILD_ROLES, RECORD_ROLES, type Role } from '../../../shared/roles.ts';

const TODAY = localDate('2026-11-20');
const event = { recordedBy: 'me', recordedOn: TODAY, isConcernOwed: false };
const therapist: { accountId: string; roles: readonly Role[] } = { accountId: 'me', roles: ['therapist'] };

describe('taking back what was recorded as happened', () => {
  test.each([
    ['own, on the same day', event, therapist, null],
    ['own, a day later', { ...event, recordedOn: addDays(TODAY, -1) }, therapist, 'event_not_yours'],
    ['of somebody else', { ...event, recordedBy: 'you' }, therapist, 'event_not_yours'],
    ['put in by a migration', { ...event, recordedBy: null }, therapist, 'event_not_yours'],
    [
      'of somebody else, by a safeguarding lead',
      { ...event, recordedBy: 'you', recordedOn: addDays(TODAY, -90) },
      { accountId: 'me', roles: ['safeguarding_lead'] },
      null,
    ],
    ['while a concern is owed', { ...event, isConcernOwed: true }, therapist, 'event_concern_owed'],
  ] as const)('%s', (_what, of, actor, code) => {
    expect(decideRemoval(of, actor, TODAY)).toMatchObject(code === null ? { ok: true } : { code });
  });

  test('nobody takes back what a concern is owed for, and no therapist what is another’s', () => {
    const facts = fc.record({
      recordedBy: fc.constantFrom('me', 'you', null),
      days: fc.integer({ min: 0, max: 3 }),
      isConcernOwed: fc.boolean(),
      roles: fc.subarray([...RECORD_ROLES], { minLength: 1 }),
    });
    fc.assert(
      fc.property(facts, ({ days, roles, ...of }) => {
        const decided = decideRemoval(
          { ...of, recordedOn: addDays(TODAY, -days) },
          { accountId: 'me', roles },
          TODAY,
        );
        const isOwn = of.recordedBy === 'me' && days === 0;
        const isForAll = roles.some((role) => (EVERY_CHILD_ROLES as readonly Role[]).includes(role));
        expect(decided.ok).toBe(!of.isConcernOwed && (isOwn || isForAll));
      }),
    );
  });

  test('a trial’s day that was taken back is not recorded anew; another day is', () => {
    const on = localDate('2027-02-01');
    expect(courtDateToRecord(on, null)).toBe(on);
    expect(courtDateToRecord(on, on)).toBeNull();
    expect(courtDateToRecord(addDays(on, 1), on)).toBe(addDays(on, 1));
    expect(courtDateToRecord(null, on)).toBeNull();
  });
});
