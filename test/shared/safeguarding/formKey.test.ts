import { expect, test } from 'vitest';
import { draftWords, recordIdOf } from '../../../shared/drafts/words.ts';
import { draftsContract } from '../../../shared/drafts/contract.ts';
import { newConcernKey, readNewConcernKey } from '../../../shared/safeguarding/formKey.ts';

const id = (n: number) => `0190a1b2-0000-7000-8000-00000000000${n}`;

test('a concern that is gone on with later is linked to what it was begun from, and never opened for another', () => {
  const froms = [{}, ...[id(2), id(3)].flatMap((of) => [{ eventId: of }, { checkInId: of }, { callOf: of }])];
  const keys = froms.map((from) => newConcernKey(id(1), from));
  expect(new Set(keys).size).toBe(froms.length);
  for (const [at, key] of keys.entries()) {
    expect(readNewConcernKey(key)).toEqual({ childId: id(1), from: froms[at] });
    // Listed under the child, by its kind, and kept at all.
    expect(recordIdOf(key)).toBe(id(1));
    expect(draftWords(key)).toBe(draftWords(`concern:${id(4)}`));
    expect(draftsContract['draft.get'].input.safeParse({ formKey: key }).success).toBe(true);
  }
});

test('a concern that is held, and any other form, is none', () => {
  expect(readNewConcernKey(`concern:${id(1)}`)).toBeNull();
  expect(readNewConcernKey(`risk:new:${id(1)}`)).toBeNull();
  expect(readNewConcernKey('concern:new')).toBeNull();
});
