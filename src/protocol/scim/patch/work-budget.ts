import { tooLarge } from '../failure.ts'

/** How many elements of lists a PATCH may look at, each once for every condition. It takes well below a second. */
const maxSteps = 300_000

/** What a PATCH has cost so far: many operations with filters over long lists would keep the server busy otherwise. */
export class WorkBudget {
  #steps = 0

  /** @throws ScimError 413 */
  spend(steps: number): void {
    this.#steps += steps
    if (this.#steps > maxSteps) throw tooLarge('The operations look at too many values. Send them in several requests.')
  }
}
