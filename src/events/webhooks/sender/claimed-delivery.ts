/** A delivery that this process has leased, with all that is needed to send it. */
export interface ClaimedDelivery {
  environment_id: string
  id: string
  endpoint_id: string
  event_id: string
  event: string
  attempts: number
  /** Moves on while the delivery is held. */
  locked_until: string
  locked_by: string
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
}
