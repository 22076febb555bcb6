/** A step that is one check: it counts one. */
export function countOne({ code, output }) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, tests: 0, output, figures: [], note: code === 0 ? 'clean' : 'failed' };
}

/** Vitest's json report. */
export function readVitest(report) {
  return {
    passed: report.numPassedTests,
    failed:
      report.numFailedTests + report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
    skipped: report.numPendingTests + report.numTodoTests,
    figures: [],
  };
}

/** Playwright's json report; annotations of the kind `figure` are measured numbers worth a line. */
export function readPlaywright(report) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  const { expected, unexpected, flaky, skipped } = report.stats;
  const figures = report.suites
    .flatMap(specs)
    .flatMap((spec) => spec.tests)
    .flatMap((test) => test.annotations)
    .filter(({ type }) => type === 'figure')
    .map(({ description }) => description);
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped, figures };
}

/** What a test runner did. A crash, an unreadable report and, without filters, a run of no tests at all are failures. */
export function countTests({ code, output }, report, isFiltered) {
  if (!report) return { passed: 0, failed: 1, tests: 0, output: `${output}\nno report was written`, figures: [], note: 'no report' };
  const { passed, figures, skipped } = report;
  const tests = passed + report.failed;
  const isSilent = report.failed === 0 && (code !== 0 || (tests === 0 && !isFiltered));
  const failed = report.failed + (isSilent ? 1 : 0);
  const note = `${passed} passed${failed > 0 ? `, ${failed} failed` : ''}${skipped > 0 ? `, ${skipped} not run` : ''}`;
  return { passed, failed, tests, output: tests === 0 ? `${output}\nno test ran` : output, figures, note };
}

/** The closing sum; filters that matched nothing anywhere are a failure too. */
export function sumUp(counts, filters) {
  const sum = (of) => counts.reduce((total, count) => total + of(count), 0);
  const failed = sum((count) => count.failed);
  const matchedNothing = filters.length > 0 && failed === 0 && sum((count) => count.tests) === 0;
  return {
    passed: sum((count) => count.passed),
    failed: failed + (matchedNothing ? 1 : 0),
    complaint: matchedNothing ? `no test matches ${filters.join(' ')}` : null,
  };
}
