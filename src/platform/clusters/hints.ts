import { BoundedMap } from './bounded-map.ts'

/** Some 200 bytes each. */
const mostHints = 50_000
const mostMisses = 10_000
const missMs = 1_000
/** How often a request for a cluster that does not answer is taken to the others: its environment may have moved meanwhile. */
const askElsewhereEveryMs = 10_000

interface Hint {
  cluster: string
  askedElsewhereAt: number
}

/**
 * Which cluster answered for a credential, a client id or an address before. A hint saves the way through the other clusters and decides
 * nothing: an environment that has moved is not found where the hint leads, and the request goes on. Both maps are bounded.
 */
export class Hints {
  readonly #hints = new BoundedMap<Hint>(mostHints)
  readonly #misses = new BoundedMap<number>(mostMisses)
  readonly #now: () => number

  /** @param now in milliseconds, of any beginning */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  find(leads: readonly string[]): string | undefined {
    for (const lead of leads) {
      const hint = this.#hints.get(lead)
      if (hint !== undefined) return hint.cluster
    }
    return undefined
  }

  note(lead: string, cluster: string): void {
    const known = this.#hints.get(lead)
    if (known?.cluster === cluster) return
    this.#misses.delete(lead)
    this.#hints.set(lead, { cluster, askedElsewhereAt: this.#now() })
  }

  /** Whether others are asked although the cluster of the hint only does not answer. Says so once in a while. */
  mayAskElsewhere(leads: readonly string[]): boolean {
    const hint = leads.map((lead) => this.#hints.get(lead)).find((each) => each !== undefined)
    const now = this.#now()
    if (hint === undefined || now - hint.askedElsewhereAt < askElsewhereEveryMs) return false
    hint.askedElsewhereAt = now
    return true
  }

  /** What no cluster knows. For a second, the next request with it costs one cluster a read and not all of them. */
  noteMiss(lead: string): void {
    this.#misses.set(lead, this.#now() + missMs)
  }

  isMissed(lead: string | undefined): boolean {
    if (lead === undefined) return false
    const until = this.#misses.get(lead)
    return until !== undefined && until > this.#now()
  }

  get size(): number {
    return this.#hints.size + this.#misses.size
  }
}
