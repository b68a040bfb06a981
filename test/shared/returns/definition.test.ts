import { describe, expect, test } from 'vitest';
import { QUARTERLY_SERVICE_RETURN } from '../../../shared/returns/definition.ts';
import { definitionsMarkdown } from '../../../shared/returns/definitionsText.ts';

describe('the definition of the return', () => {
  test('docs/definitions.md is made of its words; after a change give this file and -u to vitest', async () => {
    await expect(definitionsMarkdown(QUARTERLY_SERVICE_RETURN)).toMatchFileSnapshot(
      '../../../docs/definitions.md',
    );
  });

  test('every section, row and column says what is counted, under an id and label of its own', () => {
    for (const section of QUARTERLY_SERVICE_RETURN.sections) {
      const rows = typeof section.rows === 'string' ? [] : section.rows;
      for (const lines of [rows, section.columns]) {
        expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
        expect(new Set(lines.map((line) => line.label)).size).toBe(lines.length);
        for (const line of lines) expect(line.definition).toMatch(/^[A-Z].*\.$/);
      }
      expect(section.definition).toMatch(/^[A-Z].*\.$/);
    }
    const ids = QUARTERLY_SERVICE_RETURN.sections.map((section) => section.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('each section’s short title fits the tab of a sheet behind its number', () => {
    for (const { shortTitle } of QUARTERLY_SERVICE_RETURN.sections) {
      expect(shortTitle.length).toBeLessThanOrEqual(28);
      expect(shortTitle).not.toMatch(/[[\]:*?/\\]/);
    }
  });
});
