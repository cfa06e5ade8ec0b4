/** One call of a client on one object, in the time of a single monotonic clock. */
export interface Call<Input, Output> {
  /** Which client made it. A client makes one call at a time, so a timed-out call leaves its client to a successor. */
  readonly client: number
  readonly input: Input
  /** Absent where the outcome is unknown: the call may have had its effect at any time after it began, or never. */
  readonly output?: Output
  /** Before the first byte was sent. */
  readonly beganAt: number
  /** After the last byte came. `Infinity` where the outcome is unknown. */
  readonly endedAt: number
}

/** What an object does when its calls come one after the other. States are values of JSON, and are never changed in place. */
export interface Model<State, Input, Output> {
  readonly initial: State
  /**
   * The state after a call.
   *
   * @param output what the client was answered. Absent where that is unknown: then the state after a call that was done.
   * @returns undefined if the object cannot answer so in this state.
   */
  step(state: State, input: Input, output: Output | undefined): State | undefined
  /** Whether such a call leaves every state as it is. */
  isRead(input: Input, output: Output | undefined): boolean
}

export const isUnknown = ({ endedAt }: Call<unknown, unknown>): boolean => endedAt === Infinity
