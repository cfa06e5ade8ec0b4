/** How much is measured. */
export interface Size {
  rounds: number
  /** Of sign-ins in a round. */
  count: number
}
