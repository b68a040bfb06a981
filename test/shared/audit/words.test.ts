import { describe, expect, test } from 'vitest';
import { OPERATION_WORDS, operationsOf, reasonWords, wordsFor } from '../../../shared/audit/words.ts';
import { contract } from '../../../shared/contract.ts';
import type { Operation } from '../../../shared/op.ts';

/** Commands before unlocking write no row, but for these three, which write their own. */
const WRITTEN_WHILE_LOCKED = ['vault.finishSetUp', 'vault.unlock', 'vault.restore'];

describe('the words of the log', () => {
  test('every operation that leaves a row has its words', () => {
    const audited = Object.entries(contract as Record<string, Operation>).flatMap(([name, op]) =>
      op.kind === 'command' && op.audited && op.allow !== 'locked' ? [name] : [],
    );
    const missing = [...audited, ...WRITTEN_WHILE_LOCKED].filter(
      (name) => !Object.hasOwn(OPERATION_WORDS, name),
    );
    expect(missing).toEqual([]);
  });

  test('no words stand for an operation that is not there any more', () => {
    expect(Object.keys(OPERATION_WORDS).filter((name) => !Object.hasOwn(contract, name))).toEqual([]);
  });

  test('they read on after a name and say nothing of codes', () => {
    for (const { words } of Object.values(OPERATION_WORDS)) expect(words).toMatch(/^[a-z][A-Za-z’ ,-]+$/);
    expect(wordsFor('child.search', 'refused')).toBe('asked for something');
    expect(operationsOf('opened')).toContain('child.open');
  });

  test('a reason is the sentence the person was told, and left out where it had figures in it', () => {
    expect(reasonWords('{"code":"not_allowed"}')).toMatch(/^Your role/);
    expect(reasonWords('{"code":"session_already_held"}')).toBe('');
    expect(reasonWords(null)).toBe('');
  });
});
