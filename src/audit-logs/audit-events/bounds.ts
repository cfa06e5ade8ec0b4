import { type Statement, sql } from '#platform/db/sql.ts'

/** The position of an event among those of its organization, by the time at which it occurred, and then by its place in the log. */
export interface Place {
  occurred_at: string
  sequence: number
}

/** Where a part of a log begins and ends. */
export interface Bounds {
  /** From this moment on. */
  from?: Date | undefined
  /** Before this one. */
  to?: Date | undefined
  /** After this event. */
  after?: Place | undefined
  /** Before this event. */
  before?: Place | undefined
}

/** The conditions, one for each end: of two, PostgreSQL may begin in the index at the further one, and read all up to the other. */
export function within({ from, to, after, before }: Bounds): (Statement | undefined)[] {
  const begin =
    after !== undefined && (from === undefined || timeOf(after) >= from.getTime())
      ? sql`(e.occurred_at, e.sequence) > (${after.occurred_at}::timestamptz, ${after.sequence})`
      : from && sql`e.occurred_at >= ${from}`
  const end =
    before !== undefined && (to === undefined || timeOf(before) < to.getTime())
      ? sql`(e.occurred_at, e.sequence) < (${before.occurred_at}::timestamptz, ${before.sequence})`
      : to && sql`e.occurred_at < ${to}`
  return [begin, end]
}

export function isWithin(place: Place, { from, to, after, before }: Bounds): boolean {
  const time = timeOf(place)
  return (
    (from === undefined || time >= from.getTime()) &&
    (to === undefined || time < to.getTime()) &&
    (after === undefined || compare(place, after) > 0) &&
    (before === undefined || compare(place, before) < 0)
  )
}

/** As for sorting, earlier ones first. */
export function compare(one: Place, other: Place): number {
  return timeOf(one) - timeOf(other) || one.sequence - other.sequence
}

/** In milliseconds since 1970. */
export const timeOf = ({ occurred_at }: Place): number => Date.parse(occurred_at)
