/** The state of a process while it is being replaced. */
export interface Lifecycle {
  /**
   * From the signal to stop until the listener closes: requests are still served, but load balancers should send no new
   * ones.
   */
  isDraining: boolean
}
