import { describe, expect, test } from 'vitest';
import { countVitest, lastLine, stageLine } from '../../scripts/summary.mjs';

const file = (status: string, ...statuses: string[]) => ({
  status,
  assertionResults: statuses.map((each) => ({ status: each })),
});

describe('counting a vitest run', () => {
  test('adds up passed, failed and skipped tests over all files', () => {
    const report = {
      testResults: [file('passed', 'passed', 'passed', 'pending'), file('failed', 'failed', 'passed')],
    };
    expect(countVitest(report, 1, false)).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });

  test('a file that does not load is one failure', () => {
    const report = { testResults: [file('passed', 'passed'), file('failed')] };
    expect(countVitest(report, 1, false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test('a file whose tests passed but whose clean-up failed is one failure', () => {
    expect(countVitest({ testResults: [file('failed', 'passed')] }, 1, false)).toMatchObject({ failed: 1 });
  });

  test('an error outside every test is one failure', () => {
    expect(countVitest({ testResults: [file('passed', 'passed')] }, 1, false)).toMatchObject({ failed: 1 });
  });

  test('a suite without a single test fails, and so does one whose tests are all skipped', () => {
    expect(countVitest({ testResults: [] }, 0, false)).toMatchObject({ failed: 1 });
    expect(countVitest({ testResults: [file('passed', 'pending')] }, 0, false)).toMatchObject({ failed: 1 });
  });

  test('a filter may match nothing in one of the suites', () => {
    expect(countVitest({ testResults: [] }, 0, true)).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });

  test('a run that wrote no report fails', () => {
    expect(countVitest(undefined, 0, false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('the summary', () => {
  test('ends with all suites added up, in exactly the words that others read', () => {
    const results = [
      { passed: 1, failed: 0 },
      { passed: 120, failed: 2 },
    ];
    expect(lastLine(results)).toBe('121 passed, 2 failed');
  });

  test('names each stage with its counts and mentions skipped tests only when there are some', () => {
    expect(stageLine({ name: 'unit', passed: 5, failed: 0, seconds: 1.26 })).toBe(
      'unit    5 passed, 0 failed (1.3 s)',
    );
    expect(stageLine({ name: 'e2e', passed: 5, failed: 0, skipped: 2, seconds: 1 })).toContain('2 skipped');
  });
});
