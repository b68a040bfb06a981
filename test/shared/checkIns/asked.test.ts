import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAfter, keptOf, stillToExplain, TO_EXPLAIN } from '../../../shared/checkIns/asked.ts';
import { localDate } from '../../../shared/dates.ts';
import type { PersonOfChild } from '../../../shared/people/contract.ts';
import { personFields } from '../../support/children.ts';

const d = localDate;
const aunt = (more: Partial<PersonOfChild> = {}): PersonOfChild => ({
  linkId: 'aunt-link',
  personId: 'aunt',
  version: 1,
  checkedOn: d('2026-10-16'),
  checkedWith: 'them',
  checkAgainFrom: null,
  fields: personFields(),
  ...more,
});

describe('what is still to be explained', () => {
  test('everything before the first contact, and what was left out of it afterwards', () => {
    expect(stillToExplain([])).toEqual([...TO_EXPLAIN]);
    expect(stillToExplain([{ isDone: true, explained: ['confidentiality', 'out_of_hours'] }])).toEqual([
      'named_contact',
    ]);
  });
  test('a try explains nothing', () => {
    expect(stillToExplain([{ isDone: false, explained: [...TO_EXPLAIN] }])).toEqual([...TO_EXPLAIN]);
  });
  test('never comes back once it was explained, and never goes without it', () => {
    const contact = fc.record({ isDone: fc.boolean(), explained: fc.subarray([...TO_EXPLAIN]) });
    fc.assert(
      fc.property(fc.array(contact), contact, (before, next) => {
        const left = stillToExplain(before);
        const after = stillToExplain([...before, next]);
        for (const each of left)
          expect(after.includes(each)).toBe(!(next.isDone && next.explained.includes(each)));
        for (const each of after) expect(left).toContain(each);
      }),
    );
  });
});

describe('what is kept', () => {
  const asked = {
    explained: ['confidentiality' as const],
    rightPlace: 'not_sure' as const,
    whatHelps: 'Drawing',
    carerNeeds: 'A rest',
    contactStillRight: 'changed' as const,
  };
  test('all of a check-in done', () => {
    expect(keptOf(asked, { isReached: true, isDone: true })).toEqual(asked);
  });
  test('of a talk with a professional, not that the family was told', () => {
    expect(keptOf(asked, { isReached: true, isDone: false })).toEqual({ ...asked, explained: [] });
  });
  test('nothing of a try', () => {
    expect(keptOf(asked, { isReached: false, isDone: false })).toEqual({
      explained: [],
      rightPlace: null,
      whatHelps: '',
      carerNeeds: '',
      contactStillRight: null,
    });
  });
});

describe('the check of the one to ring', () => {
  const on = d('2026-11-20');
  test('is of that day where all was still right, and lapses where something changed', () => {
    const from = d('2026-10-16');
    expect(checkAfter([aunt()], 'yes', on)).toEqual({ linkId: 'aunt-link', from, to: on });
    expect(checkAfter([aunt()], 'changed', on)).toEqual({ linkId: 'aunt-link', from, to: null });
  });
  test('is not made by an answer where nobody had said that they are safe', () => {
    const unchecked = aunt({ checkedOn: null, fields: personFields({ safety: 'not_checked' }) });
    expect(checkAfter([unchecked], 'yes', on)).toBeNull();
    expect(checkAfter([], 'yes', on)).toBeNull();
    expect(checkAfter([aunt()], null, on)).toBeNull();
  });
  test('is not moved back by a contact written down late', () => {
    expect(checkAfter([aunt()], 'yes', d('2026-10-15'))).toBeNull();
    expect(checkAfter([aunt()], 'changed', d('2026-10-15'))).toBeNull();
    expect(checkAfter([aunt()], 'yes', d('2026-10-16'))).toBeNull();
    expect(checkAfter([aunt()], 'changed', d('2026-10-16'))).toMatchObject({ to: null });
  });
});
