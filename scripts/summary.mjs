// Counting what the suites did. Pure, so that the one line everyone trusts is itself tested.

/**
 * `{ passed, failed, skipped }` of one vitest run, from its JSON report (undefined when it wrote none) and its exit
 * code. Whatever went wrong beside the tests (a file that does not load, an error after the last test, no test
 * at all) counts as a failure; only a filtered run may match nothing.
 */
export function countVitest(report, exitCode, isFiltered) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const count = (status) => tests.filter((each) => each.status === status).length;
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((each) => each.status !== 'failed'),
  );
  const passed = count('passed');
  const failed = count('failed') + brokenFiles.length;
  const skipped = tests.length - passed - count('failed');
  const isSilentFailure = failed === 0 && (exitCode !== 0 || (tests.length - skipped === 0 && !isFiltered));
  return { passed, failed: isSilentFailure ? 1 : failed, skipped };
}

export function stageLine({ name, passed, failed, skipped = 0, seconds }) {
  const parts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])];
  return `${name.padEnd(8)}${parts.join(', ')} (${seconds.toFixed(1)} s)`;
}

/** The last line of `npm test`: every suite added up. */
export function lastLine(results) {
  const sum = (key) => results.reduce((total, each) => total + each[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}
