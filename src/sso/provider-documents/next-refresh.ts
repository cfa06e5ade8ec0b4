import { doublingBackOff } from '#platform/followers/back-off.ts'

const hourMs = 3_600_000

/** About an hour, so that many connections that were made together are not read together. */
const afterFailure = doublingBackOff({ firstMs: hourMs, longestMs: 6 * hourMs }, [5 / 6, 7 / 6])

/**
 * When a document is read next: in about an hour, and later each time that its address fails, up to six hours. One that does not
 * answer keeps a worker waiting until the request times out.
 *
 * @param failures how many tries have failed since it was last read
 */
export function nextRefresh(now: Date, failures = 0): Date {
  return new Date(now.getTime() + afterFailure(Math.max(failures, 1), Math.random()))
}

/** A provider that did not answer is asked again once before the hour is over. */
export const soon = (now: Date): Date => new Date(now.getTime() + 5 * 60_000)
