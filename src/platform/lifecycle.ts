/** What a process says of itself while it is being replaced. */
export interface Lifecycle {
  /** From the signal to end until the listener closes: requests are served, and nobody is to send new ones. */
  isDraining: boolean
}
