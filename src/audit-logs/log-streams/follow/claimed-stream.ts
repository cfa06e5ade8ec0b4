import type { LogStreamRow } from '../schemas.ts'

/** A stream that this process sends for, as long as it renews the lease. */
export interface ClaimedStream
  extends Pick<LogStreamRow, 'id' | 'organization_id' | 'type' | 'settings' | 'sealed_secrets' | 'failures'> {
  environment_id: string
  /** The place of the last event that was taken. */
  sequence: number
  /** See {@link largestBatch}. */
  batch_events: number | null
  /** How many events are under way. */
  sending?: number
  locked_until: string
  locked_by: string
}
