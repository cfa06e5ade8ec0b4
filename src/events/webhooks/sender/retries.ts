import { scheduledBackOff } from '#platform/followers/back-off.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** After the first attempt and each further one: about three days in all. */
const delayAfter = scheduledBackOff([minuteMs, 10 * minuteMs, hourMs, 6 * hourMs, 24 * hourMs, 40 * hourMs], [0.9, 1.1])

/**
 * When a delivery is tried again after an attempt that failed, or `undefined` when that was the last one.
 *
 * @param attempts how many there were, the failed one included.
 * @param random from 0 to below 1.
 */
export function nextAttemptAt(now: Date, attempts: number, random: number): Date | undefined {
  const delayMs = delayAfter(attempts, random)
  return delayMs === undefined ? undefined : new Date(now.getTime() + delayMs)
}
