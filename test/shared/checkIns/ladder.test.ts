import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holidayCheck } from '../../../shared/calendar/bankHolidays.ts';
import {
  DECIDE_AFTER_TRY_DAYS,
  decideLadder,
  type LadderFacts,
  type LadderPerson,
  type LadderTry,
  nextRung,
} from '../../../shared/checkIns/ladder.ts';
import {
  type CheckInEntry,
  type CheckInFacts,
  DEFAULT_CHECK_IN_SETTINGS,
  nextCheckInDue,
} from '../../../shared/checkIns/rules.ts';
import { addDays, addWeeks, localDate, type LocalDate } from '../../../shared/dates.ts';
import { CHANNEL_ANSWERS, CONTACT_SAFETIES, PERSON_KINDS } from '../../../shared/people/codes.ts';

const d = localDate;
const isHoliday = holidayCheck('england_wales');
const person = (personId: string, more: Partial<LadderPerson> = {}): LadderPerson => ({
  personId,
  kind: 'carer',
  isFirst: false,
  safety: 'safe',
  isEmergency: false,
  hasPhone: true,
  mayRing: 'yes',
  mayText: 'yes',
  mayLetter: 'no',
  ...more,
});
const AUNT = person('aunt', { isFirst: true });
const GRAN = person('gran');
const WORKER = person('worker', { kind: 'professional' });
const FATHER = person('father', { safety: 'do_not_contact' });
const tried = (on: string, personId: string | null = 'aunt', channel = 'phone'): LadderTry => ({
  on: d(on),
  personId,
  channel,
});
const rung = (tries: LadderTry[], more: Partial<LadderFacts> = {}) =>
  nextRung(
    { tries, people: [FATHER, WORKER, GRAN, AUNT], isRiskKnown: false, tryAgainBy: d('2026-11-24'), ...more },
    DEFAULT_CHECK_IN_SETTINGS,
    isHoliday,
  );
const THREE = [tried('2026-11-16'), tried('2026-11-17'), tried('2026-11-18')];

describe('the ladder', () => {
  test('begins with the first try that reached nobody', () => {
    expect(rung([])).toBeNull();
    expect(rung([tried('2026-11-20')])).toEqual({
      rung: 'family',
      because: 'tries_left',
      whom: [{ personId: 'aunt', ways: ['text', 'phone'] }],
      triedDays: 1,
      notBefore: '2026-11-21',
      by: '2026-11-24',
    });
  });
  test('counts days and not tries: three on one day are one', () => {
    expect(rung([tried('2026-11-20'), tried('2026-11-20'), tried('2026-11-20')])).toMatchObject({
      rung: 'family',
      triedDays: 1,
    });
  });
  test('goes on to others who are safe, and never to somebody who must not be contacted', () => {
    expect(rung(THREE)).toMatchObject({ rung: 'other_contacts', whom: [{ personId: 'gran' }] });
    expect(rung(THREE, { people: [AUNT, { ...GRAN, safety: 'not_checked' }, WORKER] })).toMatchObject({
      rung: 'professionals',
    });
    expect(rung([...THREE, tried('2026-11-19', 'gran')])).toMatchObject({
      rung: 'professionals',
      whom: [{ personId: 'worker' }],
    });
  });
  test('asks for the next try when the list does, and for a decision on a day of its own', () => {
    const tryAgainBy = d('2026-12-11');
    expect(rung([tried('2026-11-20')], { tryAgainBy })?.by).toBe('2026-12-11');
    expect(rung(THREE, { tryAgainBy })).toMatchObject({ rung: 'other_contacts', by: '2026-12-11' });
    expect(rung(THREE, { tryAgainBy, people: [AUNT] })).toMatchObject({ rung: 'decision', by: '2026-11-20' });
    expect(rung(THREE, { tryAgainBy, isRiskKnown: true })?.by).toBe('2026-11-18');
  });
  test('ends in a decision of a person', () => {
    const all = [...THREE, tried('2026-11-19', 'gran'), tried('2026-11-20', 'worker')];
    expect(rung(all)).toMatchObject({ rung: 'decision', because: 'all_tried', whom: [], by: '2026-11-24' });
  });
  test('goes to the decision at once where a risk is known, on the day of the try', () => {
    expect(rung([tried('2026-11-20')], { isRiskKnown: true })).toMatchObject({
      rung: 'decision',
      because: 'risk_known',
      by: '2026-11-20',
    });
  });
  test('says ways marked safe only, those not used yet first', () => {
    const shy = { ...AUNT, mayText: 'not_checked' as const };
    expect(rung([tried('2026-11-20')], { people: [shy] })?.whom).toEqual([
      { personId: 'aunt', ways: ['phone'] },
    ]);
    expect(rung([tried('2026-11-20')], { people: [{ ...shy, hasPhone: false }] })?.whom[0]?.ways).toEqual([]);
  });
  test('leaves the call out for somebody who said not to ring', () => {
    const silent = { ...AUNT, mayRing: 'no' as const };
    expect(rung([tried('2026-11-20')], { people: [silent] })?.whom[0]?.ways).toEqual(['text']);
  });
  test('asks emergency contacts before the others marked safe', () => {
    const uncle = person('uncle', { isEmergency: true });
    const step = rung(THREE, { people: [AUNT, GRAN, uncle] });
    expect(step?.whom.map(({ personId }) => personId)).toEqual(['uncle', 'gran']);
    expect(rung(THREE, { people: [AUNT, { ...uncle, safety: 'do_not_contact' }] })?.rung).toBe('decision');
  });
  test('is a decision at once where nobody is safe to try', () => {
    expect(rung([tried('2026-11-20', null)], { people: [FATHER] })).toMatchObject({ rung: 'decision' });
  });
});

describe('a decision when nobody was reached', () => {
  const today = d('2026-11-20');
  const facts = { hasTries: true, everyWeeks: 6 };
  const decide = (nextTryOn: string, reason = 'The school sees him daily') =>
    decideLadder({ reason, nextTryOn: d(nextTryOn) }, facts, today);
  test('needs a reason, and a day that is ahead and no further than a check-in', () => {
    expect(decide('2026-11-23')).toMatchObject({ ok: true });
    expect(decide('2027-01-01')).toMatchObject({ ok: true });
    expect(decide('2027-01-02')).toMatchObject({
      code: 'ladder_date_too_far',
      detail: { latest: '2027-01-01' },
    });
    expect(decide('2026-11-20')).toMatchObject({ code: 'ladder_date_not_ahead' });
    expect(decide('2026-11-23', '')).toMatchObject({ code: 'ladder_reason_needed' });
  });
  test('is none where nobody tried', () => {
    expect(
      decideLadder({ reason: 'x', nextTryOn: d('2026-11-23') }, { ...facts, hasTries: false }, today),
    ).toMatchObject({ code: 'ladder_not_due' });
  });
});

describe('whatever happens', () => {
  const anyPerson = fc.record({
    personId: fc.constantFrom('aunt', 'gran', 'worker', 'father', 'uncle'),
    kind: fc.constantFrom(...PERSON_KINDS),
    isFirst: fc.boolean(),
    safety: fc.constantFrom(...CONTACT_SAFETIES),
    isEmergency: fc.boolean(),
    hasPhone: fc.boolean(),
    mayRing: fc.constantFrom(...CHANNEL_ANSWERS),
    mayText: fc.constantFrom(...CHANNEL_ANSWERS),
    mayLetter: fc.constantFrom(...CHANNEL_ANSWERS),
  });
  const anyPeople = fc.uniqueArray(anyPerson, { selector: ({ personId }) => personId, maxLength: 5 });
  const anyTry = fc.record({
    on: fc.integer({ min: 0, max: 60 }).map((days) => addDays(d('2026-10-01'), days)),
    channel: fc.constantFrom('phone', 'text', 'letter', 'voicemail', null),
    personId: fc.constantFrom('aunt', 'gran', 'worker', 'father', 'gone', null),
  });

  test('every unanswered try leads to something somebody must do, by a day after it', () => {
    fc.assert(
      fc.property(
        fc.array(anyTry, { minLength: 1 }),
        anyPeople,
        fc.boolean(),
        (tries, people, isRiskKnown) => {
          const last =
            tries
              .map(({ on }) => on)
              .toSorted()
              .at(-1) ?? d('2026-10-01');
          const tryAgainBy = addDays(last, 3);
          const step = nextRung(
            { tries, people, isRiskKnown, tryAgainBy },
            DEFAULT_CHECK_IN_SETTINGS,
            isHoliday,
          );
          expect(step).not.toBeNull();
          if (step === null) return;
          expect(step.by >= last).toBe(true);
          expect(step.rung === 'decision').toBe(step.whom.length === 0);
          for (const { personId } of step.whom)
            expect(people.find((each) => each.personId === personId)?.safety).not.toBe('do_not_contact');
          if (isRiskKnown || new Set(tries.map(({ on }) => on)).size >= DECIDE_AFTER_TRY_DAYS)
            expect(step.rung).toBe('decision');
        },
      ),
    );
  });

  test('following the ladder ends in a decision, after at most six days of trying', () => {
    fc.assert(
      fc.property(anyPeople, (people) => {
        const tries: LadderTry[] = [{ on: d('2026-10-01'), channel: 'phone', personId: null }];
        for (let days = 1; days <= DECIDE_AFTER_TRY_DAYS; days += 1) {
          const tryAgainBy = addDays(tries.at(-1)?.on ?? d('2026-10-01'), 2);
          const step = nextRung(
            { tries, people, isRiskKnown: false, tryAgainBy },
            DEFAULT_CHECK_IN_SETTINGS,
            isHoliday,
          );
          if (step === null || step.rung === 'decision') {
            expect(step?.rung).toBe('decision');
            return;
          }
          tries.push({ on: step.by, channel: 'phone', personId: step.whom[0]?.personId ?? null });
        }
        expect.unreachable('no decision came due');
      }),
    );
  });

  // The whole of a wait: tries on any days, decisions between them, never a check-in done.
  type Act = { after: number; act: 'try' | 'decide'; weeks: number };
  const anyAct: fc.Arbitrary<Act> = fc.record({
    after: fc.integer({ min: 0, max: 20 }),
    act: fc.constantFrom('try', 'try', 'decide'),
    weeks: fc.integer({ min: 1, max: 6 }),
  });
  test('a due date never disappears, and no decision leaves a child without a day for the next try', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 30 }), (acts) => {
        const entries: CheckInEntry[] = [];
        let decided: CheckInFacts['decided'] = null;
        let today: LocalDate = d('2026-09-07');
        const facts = (): CheckInFacts => ({
          receivedOn: d('2026-09-01'),
          acceptedOn: d('2026-09-07'),
          importedOn: null,
          ownWeeks: null,
          band: null,
          hasOpenProceedings: false,
          entries,
          agreedNext: null,
          decided,
          events: [],
          therapyStartedOn: null,
          sessions: null,
          closedOn: null,
        });
        for (const { after, act, weeks } of acts) {
          today = addDays(today, after);
          if (act === 'try')
            entries.push({
              on: today,
              outcome: 'could_not_reach',
              spokeTo: null,
              carerIsSafe: true,
              savedAt: `${today}T10:00:00.000Z`,
            });
          else {
            const nextTryOn = addWeeks(today, weeks);
            const answer = decideLadder(
              { reason: 'A reason', nextTryOn },
              { hasTries: entries.length > 0, everyWeeks: 6 },
              today,
            );
            expect(answer.ok).toBe(entries.length > 0);
            if (answer.ok) decided = { at: `${today}T10:00:00.000Z`, nextTryOn };
          }
          const due = nextCheckInDue(facts(), DEFAULT_CHECK_IN_SETTINGS, isHoliday);
          expect(due?.dueOn).toBe('2026-09-21');
          if (entries.length === 0) continue;
          expect(due?.tryAgainBy).not.toBeNull();
          const tryBy = due?.tryAgainBy ?? today;
          // What a person decided stands as it was decided, also long before the check-in is due.
          if (act === 'decide') expect(tryBy).toBe(decided?.nextTryOn);
          // Never further from the last thing that was done than the longest rhythm.
          expect(tryBy <= addWeeks(today > d('2026-09-21') ? today : d('2026-09-21'), 6)).toBe(true);
        }
      }),
    );
  });
});
