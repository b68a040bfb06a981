import { describe, expect, test } from 'vitest';
import { errorWords } from '../../../renderer/ui/errorWords.ts';

const NAMES: Record<string, string> = { first: 'Disclosed on', second: 'Reported on' };
const nameOf = (id: string) => NAMES[id] ?? null;
const said = (...errors: [id: string, message: string][]) =>
  errorWords(
    errors.map(([id, message]) => ({ id, message })),
    nameOf,
  );

describe('the lines of an error list', () => {
  test('say what is wrong, and of which field where two would read alike', () => {
    expect(said(['first', 'Enter a date'], ['third', 'Say why'])).toEqual(['Enter a date', 'Say why']);
    expect(said(['first', 'Enter a date'], ['second', 'Enter a date'], ['third', 'Say why'])).toEqual([
      'Disclosed on: Enter a date',
      'Reported on: Enter a date',
      'Say why',
    ]);
    // A field without a name keeps its words.
    expect(said(['first', 'Enter a date'], ['other', 'Enter a date'])).toEqual([
      'Disclosed on: Enter a date',
      'Enter a date',
    ]);
  });
});
