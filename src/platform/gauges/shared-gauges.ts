import type { GaugeDefinition } from './define-gauge.ts'
import type { Reading } from './reading.ts'

// Gauges to which several slices add readings of their own, under one name.

type Share = Pick<GaugeDefinition, 'read'>

/** Months for which a table is prepared: `table`. */
export function definePartitionsAhead({ read }: Share): GaugeDefinition {
  return {
    name: 'gatehouse_partitions_ahead',
    help: 'For how many months from this one on a table has its partition. Usually 3.',
    labels: ['table'],
    advice:
      'At 0, rows go to the default partition: nothing is lost, but months are no longer dropped as a whole. Look for errors of the jobs `add_event_partitions`, `maintain_webhook_partitions` and `add_audit_log_partitions`.',
    read,
  }
}

/** When something that is in use ends: `kind`. */
export function defineNextEnd({ read }: Share): GaugeDefinition {
  return {
    name: 'gatehouse_next_end_days',
    help: 'In how many days the next certificate or key ends, by kind, among those that end within 90 days; below 0 for one that has ended within 30. Absent if none does.',
    labels: ['kind'],
    advice: 'See which one in the console under Ends soon, or with `GET /expiring`, and replace it.',
    read,
  }
}

/** Documents and directories of others that are read again and again: `kind`, `state`. */
export function defineBehind({ read }: Share): GaugeDefinition {
  return {
    name: 'gatehouse_readings_behind',
    help: 'Metadata, discovery documents and directories, up to 10,000 each: `overdue` should have been read for 15 minutes, `failing` could not be read the last time.',
    labels: ['kind', 'state'],
    advice:
      'Overdue: run more processes with the role `worker` or `all`. Failing: the other side doesn’t answer or refuses; the connection or directory says why in the console.',
    read,
  }
}

/** A reading is behind from this long after it was due. */
export const behindAfterMs = 15 * 60_000
/** More are not counted. */
export const mostBehind = 10_000

const dayMs = 86_400_000

/** The ends that `gatehouse_next_end_days` looks at. */
export function endsBetween(now: Date): { from: Date; to: Date } {
  return { from: new Date(now.getTime() - 30 * dayMs), to: new Date(now.getTime() + 90 * dayMs) }
}

export function endReading(kind: string, endsAt: string | null, now: Date): readonly Reading[] {
  return endsAt === null ? [] : [{ labels: { kind }, value: (Date.parse(endsAt) - now.getTime()) / dayMs }]
}
