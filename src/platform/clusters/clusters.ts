/** The cluster of `DATABASE_URL`. It has the first environment, the operators and their log. */
export const mainCluster = 'main'

/**
 * The PostgreSQL clusters that a process works on, each with a `System` of its own. Without `DATABASES` there is one, and nothing asks
 * for others.
 */
export class Clusters<System extends { readonly cluster: string }> {
  /** `main` first, then those of `DATABASES` in their order. */
  readonly names: readonly string[]
  readonly #open = new Map<string, System>()

  constructor(others: readonly string[] = []) {
    this.names = [mainCluster, ...others]
  }

  get main(): System {
    const main = this.#open.get(mainCluster)
    if (main === undefined) throw new Error('unreachable: the cluster `main` is opened first and closed last')
    return main
  }

  /** `undefined` for a cluster that is not configured, or was not reachable since the process began. */
  find(name: string): System | undefined {
    return this.#open.get(name)
  }

  /** The clusters that are open, `main` first. */
  all(): System[] {
    return this.names.flatMap((name) => this.#open.get(name) ?? [])
  }

  enter(system: System): void {
    this.#open.set(system.cluster, system)
  }
}
