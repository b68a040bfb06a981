import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import { compareJobs } from '../../../shared/today/order.ts';
import { TODAY_GROUPS } from '../../../shared/today/rules.ts';
import { isNotSafeSettled, isNotSureSettled, isWelfareContactMade } from '../../../shared/today/safety.ts';

const TODAY = localDate('2026-11-20');
const at = (time: string, on = TODAY) => `${on}T${time}:00.000Z`;

describe('after a missed session', () => {
  const miss = { on: TODAY, askedAt: at('16:10') };
  test.each([
    ['nobody was in touch', [], false],
    ['a call of that morning', [{ on: TODAY, savedAt: at('09:00'), isContactChecked: true }], false],
    ['a call after the answer', [{ on: TODAY, savedAt: at('16:40'), isContactChecked: true }], true],
    [
      'a call the next day',
      [{ on: addDays(TODAY, 1), savedAt: at('09:00', addDays(TODAY, 1)), isContactChecked: true }],
      true,
    ],
    [
      'a call of the day before, written down later',
      [{ on: addDays(TODAY, -1), savedAt: at('17:00'), isContactChecked: true }],
      false,
    ],
    [
      'one that does not count and one that does',
      [
        { on: TODAY, savedAt: at('09:00'), isContactChecked: true },
        { on: TODAY, savedAt: at('18:00'), isContactChecked: true },
      ],
      true,
    ],
  ])('%s', (_what, contacts, made) => expect(isWelfareContactMade(miss, contacts)).toBe(made));

  test('a call to a contact nobody checked finds out nothing', () => {
    const call = { on: TODAY, savedAt: at('16:40'), isContactChecked: false };
    expect(isWelfareContactMade(miss, [call])).toBe(false);
    expect(isWelfareContactMade(miss, [call, { ...call, isContactChecked: true }])).toBe(true);
  });

  test('where the moment was not kept, only a later day counts', () => {
    const old = { on: TODAY, askedAt: null };
    expect(isWelfareContactMade(old, [{ on: TODAY, savedAt: at('18:00'), isContactChecked: true }])).toBe(
      false,
    );
    expect(
      isWelfareContactMade(old, [{ on: addDays(TODAY, 1), savedAt: at('18:00'), isContactChecked: true }]),
    ).toBe(true);
  });
});

describe('after "not safe"', () => {
  const said = { on: TODAY, savedAt: at('10:00'), actedAt: null };
  const later = {
    on: TODAY,
    savedAt: at('11:00'),
    isSafe: 'yes' as const,
    isContactChecked: true,
    actedAt: null,
  };
  test('what was done settles it, and so does a later "yes"; nothing else', () => {
    expect(isNotSafeSettled({ ...said, actedAt: at('10:30') }, [])).toBe(true);
    expect(isNotSafeSettled(said, [later])).toBe(true);
    for (const isSafe of ['no', 'not_sure', null] as const)
      expect(isNotSafeSettled(said, [{ ...later, isSafe }])).toBe(false);
    expect(isNotSafeSettled(said, [{ ...later, savedAt: at('09:00') }])).toBe(false);
    expect(isNotSafeSettled(said, [{ ...later, isContactChecked: false }])).toBe(false);
    expect(isNotSafeSettled(said, [{ ...later, on: addDays(TODAY, -1) }])).toBe(false);
  });
});

describe('after "not sure"', () => {
  const said = { on: TODAY, savedAt: at('10:00') };
  const later = {
    on: TODAY,
    savedAt: at('11:00'),
    isSafe: 'yes' as const,
    isContactChecked: true,
    actedAt: null,
  };
  test('an answer settles it, yes or no, and so does what was done since', () => {
    expect(isNotSureSettled(said, [])).toBe(false);
    expect(isNotSureSettled(said, [later])).toBe(true);
    expect(isNotSureSettled(said, [{ ...later, isSafe: 'no' }])).toBe(true);
    const itself = { ...said, isSafe: 'not_sure' as const, isContactChecked: true };
    expect(isNotSureSettled(said, [{ ...itself, actedAt: null }])).toBe(false);
    expect(isNotSureSettled(said, [{ ...itself, actedAt: at('10:30') }])).toBe(true);
  });
  test('"yes" from a contact nobody checked settles nothing; "no" does whoever says it', () => {
    expect(isNotSureSettled(said, [{ ...later, isContactChecked: false }])).toBe(false);
    expect(isNotSureSettled(said, [{ ...later, isContactChecked: false, isSafe: 'no' }])).toBe(true);
    expect(isNotSureSettled(said, [{ ...later, isContactChecked: false, actedAt: at('12:00') }])).toBe(true);
  });
  test('nothing said or done before it settles it', () => {
    expect(isNotSureSettled(said, [{ ...later, savedAt: at('09:00') }])).toBe(false);
    expect(isNotSureSettled(said, [{ ...later, on: addDays(TODAY, -1) }])).toBe(false);
    expect(
      isNotSureSettled(said, [{ ...later, savedAt: at('09:00'), isSafe: 'no', actedAt: at('09:30') }]),
    ).toBe(false);
  });
  test('however often somebody is unsure again, it stays open', () => {
    const unsure = fc.record({
      on: fc.integer({ min: 0, max: 60 }).map((days) => addDays(TODAY, days)),
      savedAt: fc.constantFrom(at('11:00'), at('12:00'), at('13:00', addDays(TODAY, 5))),
      isSafe: fc.constantFrom('not_sure' as const, null),
      isContactChecked: fc.boolean(),
      actedAt: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(unsure), (all) => {
        expect(isNotSureSettled(said, all)).toBe(false);
      }),
    );
  });
});

describe('the order of Today', () => {
  const jobs = fc.array(
    fc.record({
      group: fc.constantFrom(...TODAY_GROUPS),
      dueOn: fc.integer({ min: -40, max: 40 }).map((days) => addDays(TODAY, days)),
      key: fc.uuid(),
    }),
    { maxLength: 20 },
  );
  test('is total and keeps its groups together, a child’s safety before all others', () => {
    fc.assert(
      fc.property(jobs, (all) => {
        const sorted = all.toSorted(compareJobs);
        expect(all.toReversed().toSorted(compareJobs)).toEqual(sorted);
        const groups = sorted.map(({ group }) => TODAY_GROUPS.indexOf(group));
        expect(groups).toEqual(groups.toSorted((a, b) => a - b));
        expect(TODAY_GROUPS[0]).toBe('now');
      }),
    );
  });
});
