import { readFileSync } from 'node:fs'

const didNotRun = ['pending', 'skipped', 'todo', 'disabled']

/**
 * Counts what vitest's JSON reporter wrote. A file that could not be loaded has no tests to count and counts as one failure, and
 * so does a run that failed for anything else (an unhandled error, a crash before the report): it never looks like a success.
 *
 * @returns how many passed and failed, the names of those that did not run, and the files in which something failed.
 */
export function countTests(resultsFile, exitCode) {
  const counted = { passed: 0, failed: 0, skipped: [], failedFiles: [] }
  try {
    const results = JSON.parse(readFileSync(resultsFile, 'utf8'))
    counted.passed = results.numPassedTests
    counted.failed = results.numFailedTests + results.testResults.filter(isBrokenFile).length
    counted.failedFiles = results.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name)
    counted.skipped = results.testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter(({ status }) => didNotRun.includes(status)).map(({ fullName }) => fullName),
    )
  } catch (error) {
    console.error(`vitest left no report: ${error.message}`)
    counted.failed = 1
  }
  if (exitCode !== 0 && counted.failed === 0) counted.failed = 1
  return counted
}

function isBrokenFile({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed')
}
