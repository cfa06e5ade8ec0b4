/** A statement of a request, as it was sent. */
export interface RecordedCall {
  text: string
  /** As JSON has them. */
  values: readonly unknown[]
  /** Whether the answers to all statements before it had come: it is the first of a round trip. */
  startsRound: boolean
}
