/**
 * How long to wait before the next try, in milliseconds.
 *
 * @param failures how many tries have failed, the last one included.
 * @param random from 0 to below 1: spreads tries, so that what failed together does not come back together.
 */
export type BackOff<T extends number | undefined = number> = (failures: number, random: number) => T

/** The shares of a delay between which tries are spread. */
export type Spread = readonly [least: number, most: number]

/** Given delays, one after each failure. `undefined` after a failure beyond them: that one was the last. */
export function scheduledBackOff(delaysMs: readonly number[], spread: Spread): BackOff<number | undefined> {
  return (failures, random) => {
    const delayMs = delaysMs[failures - 1]
    return delayMs === undefined ? undefined : spreadOut(delayMs, spread, random)
  }
}

/** Doubles with each failure, up to the longest, and never ends. */
export function doublingBackOff(
  { firstMs, longestMs }: { firstMs: number; longestMs: number },
  spread: Spread,
): BackOff {
  // The exponent is bounded because the number of failures is not.
  return (failures, random) => spreadOut(Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20)), spread, random)
}

function spreadOut(delayMs: number, [least, most]: Spread, random: number): number {
  return Math.round(delayMs * (least + (most - least) * random))
}
