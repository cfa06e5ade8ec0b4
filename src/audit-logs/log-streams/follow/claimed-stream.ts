import type { Lease } from '#platform/followers/leases.ts'
import type { LogStreamRow } from '../schemas.ts'

/** A stream that this process sends for, as long as it renews the lease. */
export interface ClaimedStream
  extends Lease,
    Pick<LogStreamRow, 'organization_id' | 'type' | 'settings' | 'sealed_secrets' | 'failures'> {
  /** The place of the last event that was taken. */
  sequence: number
  /** See {@link largestBatch}. */
  batch_events: number | null
  /** How many events are under way. */
  sending?: number
}
