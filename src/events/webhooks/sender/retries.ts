const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** After the first attempt and each further one: about three days in all. */
const delaysMs = [minuteMs, 10 * minuteMs, hourMs, 6 * hourMs, 24 * hourMs, 40 * hourMs]

/**
 * When a delivery is tried again after an attempt that failed, or `undefined` when that was the last one. Spread by a
 * tenth to either side, so that what failed together does not come back together.
 *
 * @param attempts how many there were, the failed one included.
 * @param random from 0 to below 1.
 */
export function nextAttemptAt(now: Date, attempts: number, random: number): Date | undefined {
  const delayMs = delaysMs[attempts - 1]
  return delayMs === undefined ? undefined : new Date(now.getTime() + Math.round(delayMs * (0.9 + 0.2 * random)))
}
