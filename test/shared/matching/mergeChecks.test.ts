import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import { checkStillHolds, stoodOf } from '../../../shared/matching/mergeChecks.ts';
import type { PersonFields } from '../../../shared/people/contract.ts';
import { personFields } from '../../support/children.ts';

const DAY = localDate('2026-10-16');
const line = (more: Partial<PersonFields> = {}, checkedOn: typeof DAY | null = DAY) => ({
  fields: personFields(more),
  checkedOn,
  checkedWith: checkedOn === null ? null : ('them' as const),
  checkAgainFrom: null,
});
const stood = (before: ReturnType<typeof line>, after: ReturnType<typeof line>) => ({
  linkId: 'one',
  asLine: 'one',
  before: stoodOf(before),
  after: stoodOf(after),
});

test('a check holds where the merge changed the check alone and nobody changed anything since', () => {
  const unchecked = line({}, null);
  expect(checkStillHolds(stood(line(), unchecked), stoodOf(unchecked))).toBe(true);
  // Who is rung first is no rule about how.
  const other = line({ isFirstContact: !line().fields.isFirstContact }, null);
  expect(checkStillHolds(stood(line(), other), stoodOf(other))).toBe(true);
  expect(checkStillHolds(stood(unchecked, unchecked), stoodOf(unchecked))).toBe(false);
  // Gone through meanwhile: that check stands.
  expect(checkStillHolds(stood(line(), unchecked), stoodOf(line({}, addDays(DAY, 20))))).toBe(false);
});

test('any change of what was agreed, in the merge or since, leaves it as strict as it is', () => {
  const change = fc.constantFrom<Partial<PersonFields>>(
    { name: 'Another Fakeham' },
    { phone: '07700 900999' },
    { email: 'another@example.org' },
    { safety: 'ask_first' },
    { mayRing: 'no' },
    { mayText: 'no' },
    { mayVoicemail: 'yes' },
    { mayLetter: 'no' },
    { safeTimes: 'before noon' },
    { sayName: 'Kim' },
    { codeWord: 'Acorn' },
    { noAnswer: 'Ring the school' },
    { note: 'He reads her phone' },
  );
  fc.assert(
    fc.property(change, (some) => {
      const [same, changed] = [line({}, null), line(some, null)];
      expect(checkStillHolds(stood(line(), changed), stoodOf(changed))).toBe(false);
      expect(checkStillHolds(stood(line(), same), stoodOf(changed))).toBe(false);
    }),
  );
});
