/**
 * Blocks of time by which a search goes on in the index of words (migration 0200). The index has the period of 1,024 seconds in which an event
 * occurred as six hexadecimal digits, so each beginning of them is a block: all six are one period, five are 16 periods, and so on.
 */

const periodMs = 1_024_000
const digits = 6
const lastPeriod = 16 ** digits - 1

/** 48 days. */
export const highestLevel = 3

export interface Block {
  /** The digits that begin the periods of the block. */
  prefix: string
  /** Milliseconds since 1970: its first one, and the first one after it. Infinite at the ends, where all further times are. */
  from: number
  until: number
}

/** The block of 16^`level` periods that a time is in. */
export function blockOf(timeMs: number, level: number): Block {
  const period = Math.min(lastPeriod, Math.max(0, Math.floor(timeMs / periodMs)))
  const prefix = period
    .toString(16)
    .padStart(digits, '0')
    .slice(0, digits - level)
  const periods = 16 ** level
  const first = Number.parseInt(prefix, 16) * periods
  return {
    prefix,
    from: first === 0 ? Number.NEGATIVE_INFINITY : first * periodMs,
    until: first + periods > lastPeriod ? Number.POSITIVE_INFINITY : (first + periods) * periodMs,
  }
}

/** The level of the largest blocks that are not longer than a duration; 0 if all are longer. */
export function levelWithin(durationMs: number): number {
  let level = 0
  while (level < highestLevel && periodMs * 16 ** (level + 1) <= durationMs) level += 1
  return level
}
