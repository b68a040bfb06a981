import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHECK_IN_OUTCOMES, type CheckInOutcome, isCheckInDone } from '../../../shared/checkIns/rules.ts';
import { type SafeNow } from '../../../shared/checkIns/safeNow.ts';
import {
  type CheckInAnswers,
  contactConcern,
  decideCheckIn,
  decideUndo,
  type PersonInReach,
} from '../../../shared/checkIns/saving.ts';
import { proposedAfter, proposedNext, rhythmOf } from '../../../shared/checkIns/rhythm.ts';
import { DEFAULT_CHECK_IN_SETTINGS } from '../../../shared/checkIns/rules.ts';
import { holidayCheck, NATIONS } from '../../../shared/calendar/bankHolidays.ts';
import { addDays, addWeeks, localDate, type LocalDate, weekdayOf } from '../../../shared/dates.ts';
import { CHANNEL_ANSWERS, CONTACT_SAFETIES, PERSON_KINDS } from '../../../shared/people/codes.ts';

const TODAY = localDate('2026-11-20');
const RECEIVED = localDate('2026-03-09');
const person = (more: Partial<PersonInReach> = {}): PersonInReach => ({
  personId: 'aunt',
  kind: 'carer',
  safety: 'safe',
  isChecked: true,
  mayRing: 'yes',
  mayText: 'yes',
  mayVoicemail: 'no',
  mayLetter: 'not_checked',
  ...more,
});
const answers = (more: Partial<CheckInAnswers> = {}): CheckInAnswers => ({
  heldOn: TODAY,
  outcome: 'reached',
  triedPersonId: null,
  spokeToChild: false,
  spokeToPersonIds: ['aunt'],
  spokeToSomeoneElse: false,
  isSafe: 'yes',
  unsafeChannelReason: '',
  nextDueOn: null,
  ...more,
});
const rhythm = { everyWeeks: 6, because: 'rhythm' as const };
const isHoliday = holidayCheck('england_wales');
const facts = (people = [person()]) => ({ people, receivedOn: RECEIVED, rhythm, isHoliday });

describe('whose word may settle a doubt', () => {
  const heard = (people: PersonInReach[], more: Partial<CheckInAnswers> = {}) =>
    decideCheckIn(answers({ unsafeChannelReason: 'Rang us', ...more }), facts(people), TODAY);
  const unchecked = person({ safety: 'not_checked', isChecked: false });
  test('a carer nobody checked is a try, asked about the child’s safety all the same', () => {
    expect(heard([unchecked])).toMatchObject({
      value: { isDone: false, isFamilyReached: true, nextDueOn: null },
    });
    expect(heard([unchecked], { nextDueOn: localDate('2026-12-31') })).toMatchObject({
      value: { nextDueOn: null },
    });
    expect(heard([unchecked], { isSafe: null })).toMatchObject({ code: 'safety_not_said' });
    expect(heard([person()])).toMatchObject({ value: { isDone: true, isFamilyReached: true } });
    // A reason typed for a way that was then not used says nothing.
    expect(heard([person()])).toMatchObject({ value: { isAgainstRules: false } });
    expect(heard([person({ safety: 'do_not_contact' })])).toMatchObject({ value: { isAgainstRules: true } });
    const both = { spokeToPersonIds: ['aunt', 'gran'] };
    expect(heard([unchecked, person({ personId: 'gran' })], both)).toMatchObject({ value: { isDone: true } });
    // Spoken to besides, somebody nobody checked lends a professional no weight.
    expect(heard([unchecked, person({ personId: 'gran', kind: 'professional' })], both)).toMatchObject({
      value: { isDone: false },
    });
  });
  test('the child’s own word is enough; that of somebody not to be contacted, or of a professional, is not', () => {
    expect(heard([unchecked], { spokeToChild: true })).toMatchObject({ value: { isDone: true } });
    for (const who of [person({ safety: 'do_not_contact' }), person({ kind: 'professional' })])
      expect(heard([who])).toMatchObject({ value: { isDone: false, isFamilyReached: false } });
    expect(heard([person()], { outcome: 'could_not_reach', triedPersonId: 'aunt' })).toMatchObject({
      value: { isDone: false, isFamilyReached: false },
    });
  });
});

describe('what the contact rules say against', () => {
  test.each([
    ['reached', null],
    ['could_not_reach', null],
    ['left_message', 'not_safe'],
    ['sent_text', null],
    ['sent_letter', 'not_agreed'],
  ] as const)('%s: %s', (outcome, concern) => {
    expect(contactConcern(outcome, person())).toBe(concern);
  });

  test('somebody who said not to ring is asked about for every call, reached or not', () => {
    const silent = person({ mayRing: 'no' });
    expect(contactConcern('reached', silent)).toBe('not_safe');
    expect(contactConcern('could_not_reach', silent)).toBe('not_safe');
    expect(contactConcern('sent_text', silent)).toBeNull();
    expect(contactConcern('reached', person({ mayRing: 'not_checked' }))).toBeNull();
  });

  test('nothing is left for somebody nobody has checked, whatever was noted; a call is how they are checked', () => {
    const unchecked = person({
      safety: 'not_checked',
      mayVoicemail: 'yes',
      mayText: 'yes',
      mayLetter: 'yes',
    });
    for (const outcome of ['left_message', 'sent_text', 'sent_letter'] as const)
      expect(contactConcern(outcome, unchecked)).toBe('not_agreed');
    expect(contactConcern('sent_text', person({ safety: 'not_checked', mayText: 'no' }))).toBe('not_safe');
    expect(contactConcern('could_not_reach', unchecked)).toBeNull();
  });

  test('nobody marked "do not contact" is reached without being asked about, in any way', () => {
    for (const outcome of CHECK_IN_OUTCOMES)
      expect(contactConcern(outcome, person({ safety: 'do_not_contact' }))).toBe('do_not_contact');
  });
});

describe('deciding a check-in', () => {
  const anyPerson = fc.record({
    personId: fc.constantFrom('a', 'b', 'c'),
    kind: fc.constantFrom(...PERSON_KINDS),
    safety: fc.constantFrom(...CONTACT_SAFETIES),
    isChecked: fc.boolean(),
    mayRing: fc.constantFrom(...CHANNEL_ANSWERS),
    mayText: fc.constantFrom(...CHANNEL_ANSWERS),
    mayVoicemail: fc.constantFrom(...CHANNEL_ANSWERS),
    mayLetter: fc.constantFrom(...CHANNEL_ANSWERS),
  });
  const anything = fc.record({
    people: fc.uniqueArray(anyPerson, { selector: (each) => each.personId, minLength: 1 }),
    outcome: fc.constantFrom(...CHECK_IN_OUTCOMES),
    spokeToChild: fc.boolean(),
    spokeToSomeoneElse: fc.boolean(),
    reason: fc.constantFrom('', 'It was her own line'),
    isSafe: fc.constantFrom('yes' as const, 'not_sure' as const, 'no' as const, null),
  });

  test('a next date is kept only of one that was done; a reason is always there where rules spoke against it', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anything, ({ people, outcome, spokeToChild, spokeToSomeoneElse, reason, isSafe }) => {
        const ids = people.map((each) => each.personId);
        const decided = decideCheckIn(
          answers({
            outcome: outcome as CheckInOutcome,
            triedPersonId: ids[0] ?? null,
            spokeToChild,
            spokeToPersonIds: ids,
            spokeToSomeoneElse,
            unsafeChannelReason: reason,
            isSafe,
            nextDueOn: localDate('2026-12-01'),
          }),
          facts(people),
          TODAY,
        );
        seen.add(decided.ok ? `done ${decided.value.isDone}` : decided.code);
        if (!decided.ok) return;
        const { isDone, nextDueOn, spokeTo } = decided.value;
        expect(nextDueOn === null).toBe(!isDone);
        expect(isDone).toBe(outcome === 'reached' && (spokeTo === 'child' || hasSafeCarer(people)));
        const used = outcome === 'reached' ? people : people.slice(0, 1);
        if (used.some((each) => contactConcern(outcome, each) !== null)) expect(reason).not.toBe('');
      }),
      // So many that none of the four ways is missed by chance.
      { numRuns: 2000 },
    );
    expect([...seen].toSorted()).toEqual([
      'done false',
      'done true',
      'safety_not_said',
      'unsafe_contact_reason',
    ]);
  });

  const hasSafeCarer = (people: readonly PersonInReach[]) =>
    people.some((each) =>
      isCheckInDone({
        outcome: 'reached',
        spokeTo: each.kind === 'carer' ? 'carer' : 'professional',
        carerIsSafe: each.safety !== 'do_not_contact' && each.isChecked,
      }),
    );

  test('the date the rhythm gives is not kept, so that it moves with the child’s needs', () => {
    const kept = (nextDueOn: string) => {
      const decided = decideCheckIn(answers({ nextDueOn: localDate(nextDueOn) }), facts(), TODAY);
      return decided.ok ? decided.value.nextDueOn : decided.code;
    };
    // Six weeks on is New Year’s Day: the day before is proposed.
    expect(proposedNext(TODAY, rhythm, isHoliday)).toBe('2026-12-31');
    expect(kept('2026-12-31')).toBeNull();
    expect(kept('2027-01-01')).toBe('2027-01-01');
  });

  test('somebody from another record cannot be spoken to here', () => {
    expect(decideCheckIn(answers({ spokeToPersonIds: ['stranger'] }), facts(), TODAY)).toMatchObject({
      ok: false,
      code: 'person_not_of_child',
    });
  });
});

describe('the next date by the rhythm', () => {
  const next = (heldOn: string, everyWeeks = 6) => proposedNext(localDate(heldOn), { everyWeeks }, isHoliday);

  test.each([
    ['a working day stands', '2026-10-16', '2026-11-27'],
    ['a Saturday becomes the Friday', '2026-10-17', '2026-11-27'],
    ['a Sunday becomes the Friday', '2026-10-18', '2026-11-27'],
    ['Christmas Day becomes Christmas Eve', '2026-11-13', '2026-12-24'],
    ['a substitute day after Christmas becomes Christmas Eve', '2026-11-16', '2026-12-24'],
    ['Easter Monday becomes the Thursday before', '2027-02-15', '2027-03-25'],
  ])('%s', (_what, heldOn, dueOn) => expect(next(heldOn)).toBe(dueOn));

  test('it is a working day, never later than the weeks say, and the nearest one before', () => {
    const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(localDate('2012-01-02'), days));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 26 }),
        fc.constantFrom(...NATIONS),
        (heldOn, everyWeeks, nation) => {
          const isOff = holidayCheck(nation);
          const worksOn = (date: LocalDate) => weekdayOf(date) <= 5 && !isOff(date);
          const weeksOn = addWeeks(heldOn, everyWeeks);
          const dueOn = proposedNext(heldOn, { everyWeeks }, isOff);
          expect(dueOn <= weeksOn).toBe(true);
          expect(dueOn > heldOn).toBe(true);
          expect(worksOn(dueOn)).toBe(true);
          for (let at = addDays(dueOn, 1); at <= weeksOn; at = addDays(at, 1))
            expect(worksOn(at)).toBe(false);
        },
      ),
    );
  });

  test('where nobody works on any day between, the date stands and is not lost', () => {
    expect(proposedNext(TODAY, { everyWeeks: 1 }, () => true)).toBe('2026-11-27');
  });
});

describe('the next date where the child may not be safe', () => {
  const after = (isSafe: SafeNow | null, everyWeeks = 6) =>
    proposedAfter(isSafe, TODAY, { rhythm: { everyWeeks }, tryAgainWithinWorkingDays: 2, isHoliday });

  test.each(['not_sure', 'no'] as const)('%s: within two working days, over a weekend', (isSafe) =>
    expect(after(isSafe)).toBe('2026-11-24'),
  );
  test.each(['yes', null] as const)('%s: the rhythm', (isSafe) => expect(after(isSafe)).toBe('2026-12-31'));
  test('never later than the rhythm', () => {
    const late = proposedAfter('no', TODAY, {
      rhythm: { everyWeeks: 1 },
      tryAgainWithinWorkingDays: 30,
      isHoliday,
    });
    expect(late).toBe('2026-11-27');
  });
});

test('open proceedings and band 1 ask for four weeks, proceedings first in the words', () => {
  const waiting = { ownWeeks: null, therapyStartedOn: null };
  const of = (band: 1 | 2 | null, hasOpenProceedings: boolean) =>
    rhythmOf({ ...waiting, band, hasOpenProceedings }, DEFAULT_CHECK_IN_SETTINGS);
  expect(of(null, false)).toEqual({ everyWeeks: 6, because: 'rhythm' });
  expect(of(2, false)).toEqual({ everyWeeks: 6, because: 'rhythm' });
  expect(of(1, false)).toEqual({ everyWeeks: 4, because: 'band_1' });
  expect(of(1, true)).toEqual({ everyWeeks: 4, because: 'open_proceedings' });
});

test('taking back is for who saved it, on the day, while nothing came after', () => {
  const saved = { by: 'me', on: TODAY, isLatest: true };
  const me = { accountId: 'me' };
  expect(decideUndo(saved, me, TODAY).ok).toBe(true);
  expect(decideUndo(saved, { accountId: 'you' }, TODAY)).toMatchObject({ code: 'undo_not_yours' });
  expect(decideUndo(saved, me, localDate('2026-11-21'))).toMatchObject({ code: 'undo_too_late' });
  expect(decideUndo({ ...saved, isLatest: false }, me, TODAY)).toMatchObject({ code: 'undo_not_latest' });
});
