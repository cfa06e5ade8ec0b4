import type { Lease } from '#platform/followers/leases.ts'

/** A delivery that this process has leased, with all that is needed to send it. */
export interface ClaimedDelivery extends Lease {
  endpoint_id: string
  event_id: string
  event: string
  attempts: number
  endpoint_url: string
  sealed_secret: string
  sealed_previous_secret: string | null
  previous_secret_until: string | null
  /** The whole event, when it is a test. */
  test_event: Record<string, unknown> | null
  /** Of the stored event; `null` when that was dropped or erased. */
  data: Record<string, unknown> | null
  context: Record<string, unknown> | null
  event_created_at: string | null
  /** When personal data was last removed from the event. */
  erased_at: string | null
  /** The request that asked for the delivery, otherwise that of the event. */
  request_id: string | null
}
