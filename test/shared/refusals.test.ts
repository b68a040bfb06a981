import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { refusalMessage, REFUSALS } from '../../shared/refusals.ts';
import { repoRoot } from '../support/electron.ts';

const sources = ['shared', 'electron', 'renderer']
  .flatMap((folder) =>
    readdirSync(join(repoRoot, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(repoRoot, folder, name),
    ),
  )
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(join('shared', 'refusals.ts')))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

describe('what a person is told when something cannot be done', () => {
  test('no sentence is left that nothing says any more', () => {
    const unused = Object.keys(REFUSALS).filter((code) => !sources.includes(`'${code}'`));
    expect(unused).toEqual([]);
  });

  test.each(Object.entries(REFUSALS))(
    '%s is whole sentences in the words of the field',
    (_code, sentence) => {
      expect(sentence).toMatch(/^(\p{Lu}|This|\{)/u);
      expect(sentence).toMatch(/[.}]$/);
      expect(sentence).not.toMatch(/ {2}|['"]|\.\.|!/);
      expect(sentence).not.toMatch(
        /\b(fail(ed|ure|s)?|invalid|illegal|error|please|sorry|oops|cases?|DNA|refused|perpetrator|historic)\b/i,
      );
    },
  );

  test('figures are put into a sentence, and an unknown code has one too', () => {
    expect(refusalMessage('before_received', { receivedOn: '9 Mar 2026' })).toContain('9 Mar 2026');
    expect(refusalMessage('no_such_code', { logId: 'abc123' })).toContain('abc123');
  });
});
