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
  toDecideWords,
  namedNext,
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
    { tries, people: [FATHER, WORKER, GRAN, AUNT], riskSince: null, tryAgainBy: d('2026-11-24'), ...more },
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
      meanwhile: null,
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
    expect(rung(THREE, { tryAgainBy, riskSince: d('2026-11-18') })?.by).toBe('2026-11-18');
  });
  test('ends in a decision of a person', () => {
    const all = [...THREE, tried('2026-11-19', 'gran'), tried('2026-11-20', 'worker')];
    expect(rung(all)).toMatchObject({ rung: 'decision', because: 'all_tried', whom: [], by: '2026-11-24' });
  });
  test('goes to the decision at once where a risk is known, on the day of the try', () => {
    expect(rung([tried('2026-11-20')], { riskSince: d('2026-10-01') })).toMatchObject({
      rung: 'decision',
      because: 'risk_known',
      by: '2026-11-20',
    });
  });
  test('goes on trying beside the decision that a known risk asks for', () => {
    expect(rung([tried('2026-11-09')], { riskSince: d('2026-11-20') })).toMatchObject({
      rung: 'decision',
      whom: [],
      meanwhile: { rung: 'family', whom: [{ personId: 'aunt' }], notBefore: '2026-11-10', by: '2026-11-24' },
    });
    expect(rung(THREE, { people: [AUNT], riskSince: d('2026-11-20') })).toMatchObject({
      rung: 'decision',
      meanwhile: null,
    });
  });
  test('asks for the decision from the day the risk was known, never from before', () => {
    expect(rung([tried('2026-10-09')], { riskSince: d('2026-11-20') })?.by).toBe('2026-11-20');
    // Where the tries had asked for it before the risk was known, their day stands.
    expect(rung(THREE, { people: [AUNT], riskSince: d('2026-11-25') })?.by).toBe('2026-11-20');
  });
  test('keeps the day of the decision when another try is made', () => {
    const decided = { people: [AUNT] };
    expect(rung(THREE, decided)?.by).toBe('2026-11-20');
    expect(rung([...THREE, tried('2026-11-20'), tried('2026-11-23')], decided)?.by).toBe('2026-11-20');
  });
  test('says what is to decide and by when, and that a day has gone by', () => {
    const step = { because: 'all_tried' as const, triedDays: 3, by: d('2026-11-20') };
    const then = (today: string) => toDecideWords(step, d(today)).who;
    expect(then('2026-11-19')).toBe(
      'A safeguarding lead or manager decides by Fri 20 Nov what happens next.',
    );
    expect(then('2026-11-20')).toBe('A safeguarding lead or manager decides today what happens next.');
    expect(then('2026-11-23')).toBe(
      'A safeguarding lead or manager was to decide by Fri 20 Nov what happens next, and has not yet.',
    );
    expect(toDecideWords({ ...step, triedDays: 1 }, d('2026-11-19')).fact).toBe(
      'Nobody was reached on 1 day.',
    );
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
  const facts = { hasTries: true, everyWeeks: 6, hasConcern: false };
  const decision = 'try_again' as const;
  const decide = (nextTryOn: string, reason = 'The school sees him daily') =>
    decideLadder({ decision, reason, nextTryOn: d(nextTryOn) }, facts, today);
  test('needs a reason, and a day that is ahead and no further than a check-in', () => {
    expect(decide('2026-11-23')).toMatchObject({ ok: true });
    expect(decide('2027-01-01')).toMatchObject({ ok: true });
    expect(decide('2027-01-02')).toMatchObject({
      code: 'ladder_date_too_far',
      detail: { latest: '2027-01-01' },
    });
    expect(decide('2026-11-20')).toMatchObject({ code: 'ladder_date_not_ahead' });
    for (const reason of ['', 'x', '...'])
      expect(decide('2026-11-23', reason)).toMatchObject({ code: 'ladder_reason_needed' });
    const concern = {
      decision: 'concern_raised',
      reason: 'Nobody saw her',
      nextTryOn: d('2026-11-23'),
    } as const;
    expect(decideLadder(concern, facts, today)).toMatchObject({ code: 'ladder_concern_needed' });
    expect(decideLadder(concern, { ...facts, hasConcern: true }, today)).toMatchObject({ ok: true });
  });
  test('is none where nobody tried', () => {
    expect(
      decideLadder(
        { decision, reason: 'x', nextTryOn: d('2026-11-23') },
        { ...facts, hasTries: false },
        today,
      ),
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

  const anyRisk = fc.option(fc.integer({ min: 0, max: 80 }).map((days) => addDays(d('2026-09-20'), days)));

  test('no further try ever moves the day of a decision later, or takes the decision away', () => {
    fc.assert(
      fc.property(
        fc.array(anyTry, { minLength: 1 }),
        anyTry,
        anyPeople,
        anyRisk,
        (tries, another, people, riskSince) => {
          const after = (all: LadderTry[]) =>
            nextRung(
              { tries: all, people, riskSince, tryAgainBy: d('2026-12-11') },
              DEFAULT_CHECK_IN_SETTINGS,
              isHoliday,
            );
          const before = after(tries);
          if (before?.rung !== 'decision') return;
          const then = after([...tries, another]);
          expect(then?.rung).toBe('decision');
          expect((then?.by ?? '9999') <= before.by).toBe(true);
        },
      ),
    );
  });

  test('every unanswered try leads to something somebody must do, by a day after it', () => {
    fc.assert(
      fc.property(fc.array(anyTry, { minLength: 1 }), anyPeople, anyRisk, (tries, people, riskSince) => {
        const last =
          tries
            .map(({ on }) => on)
            .toSorted()
            .at(-1) ?? d('2026-10-01');
        const first = tries.map(({ on }) => on).toSorted()[0] ?? last;
        const tryAgainBy = addDays(last, 3);
        const step = nextRung({ tries, people, riskSince, tryAgainBy }, DEFAULT_CHECK_IN_SETTINGS, isHoliday);
        expect(step).not.toBeNull();
        if (step === null) return;
        // The day of a decision is not moved by a later try; of anything else the day is ahead of the last one.
        expect(step.by >= (step.rung === 'decision' ? first : last)).toBe(true);
        expect(step.rung === 'decision').toBe(step.whom.length === 0);
        for (const { personId } of step.whom)
          expect(people.find((each) => each.personId === personId)?.safety).not.toBe('do_not_contact');
        if (step.meanwhile !== null) expect(step.meanwhile.whom).not.toEqual([]);
        if (riskSince !== null || new Set(tries.map(({ on }) => on)).size >= DECIDE_AFTER_TRY_DAYS)
          expect(step.rung).toBe('decision');
      }),
    );
  });

  test('following the ladder ends in a decision, after at most six days of trying', () => {
    fc.assert(
      fc.property(anyPeople, (people) => {
        const tries: LadderTry[] = [{ on: d('2026-10-01'), channel: 'phone', personId: null }];
        for (let days = 1; days <= DECIDE_AFTER_TRY_DAYS; days += 1) {
          const tryAgainBy = addDays(tries.at(-1)?.on ?? d('2026-10-01'), 2);
          const step = nextRung(
            { tries, people, riskSince: null, tryAgainBy },
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
              { decision: 'try_again', reason: 'A reason', nextTryOn },
              { hasTries: entries.length > 0, everyWeeks: 6, hasConcern: false },
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

describe('who is named next', () => {
  const step = (rung: 'other_contacts' | 'decision', ...ids: string[]) => ({
    rung,
    whom: ids.map((personId) => ({ personId })),
  });
  test('those of the rung, also while a person decides, and nobody where there is no ladder or only a decision', () => {
    expect(namedNext({ ...step('other_contacts', 'lee', 'gran'), meanwhile: null })).toEqual(['lee', 'gran']);
    expect(namedNext({ ...step('decision'), meanwhile: step('other_contacts', 'lee') })).toEqual(['lee']);
    expect(namedNext({ ...step('decision'), meanwhile: null })).toBe(null);
    expect(namedNext(undefined)).toBe(null);
  });
});
