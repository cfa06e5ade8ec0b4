/** Points where we differ from the official description on purpose. An entry that matches nothing any more fails the contract test. */
export interface Exception {
  /** Official operation ids, or names of events, that this is true of. Every one must show the difference. */
  of: readonly string[]
  /**
   * The pointers, as the contract test prints them; one that ends in `/**` stands for everything below too. Every one must
   * show a difference.
   */
  pointers: readonly string[]
  reason: string
}

/** What our requests take beside the official members: optional, and ignored by nobody who does not send it. */
export const extensions: readonly Exception[] = []

/** Every other difference: an optional member that is never sent, an error code of ours, a value more or less. */
export const exceptions: readonly Exception[] = []
