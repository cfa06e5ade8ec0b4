/** Why something was not pushed. `message` is shown to the operator of the target: it contains no personal data of ours. */
export class PushFailure extends Error {
  /**
   * `object`: it alone is tried again later. `target`: nothing is pushed for a while, and the object itself may be the reason.
   * `away`: the same, and the object is not. `refused`: the target refuses the credentials.
   */
  readonly reach: 'object' | 'target' | 'away' | 'refused'
  readonly retryAfterMs: number | undefined

  constructor(message: string, reach: PushFailure['reach'], retryAfterMs?: number) {
    super(message)
    this.name = 'PushFailure'
    this.reach = reach
    this.retryAfterMs = retryAfterMs
  }
}
