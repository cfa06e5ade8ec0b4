import { randomInt } from 'node:crypto'

/** In about an hour, so that many connections that were made together are not read together. */
export function nextRefresh(now: Date): Date {
  return new Date(now.getTime() + randomInt(50, 70) * 60_000)
}

/** A provider that did not answer is asked again once before the hour is over. */
export const soon = (now: Date): Date => new Date(now.getTime() + 5 * 60_000)
