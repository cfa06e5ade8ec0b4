/** The rows of a table that a move has to compare: all of them, or those with these keys, as JSON. */
export type OpenRows = 'all' | ReadonlySet<string>

/** Rows of a table that have changed. `null` for so many that the whole table is compared sooner. */
export interface ChangedRows {
  readonly name: string
  readonly keys: readonly string[] | null
}

/** What a move has not found equal on both sides yet, by tables. */
export class OpenTables {
  readonly #rows = new Map<string, OpenRows>()

  constructor(names: readonly string[]) {
    for (const name of names) this.#rows.set(name, 'all')
  }

  get areNone(): boolean {
    return this.#rows.size === 0
  }

  add({ name, keys }: ChangedRows): void {
    if (keys?.length === 0) return
    const known = this.#rows.get(name)
    this.#rows.set(name, keys === null || known === 'all' ? 'all' : new Set([...(known ?? []), ...keys]))
  }

  /** Takes them out, to be compared now. */
  take(name: string): OpenRows | undefined {
    const rows = this.#rows.get(name)
    this.#rows.delete(name)
    return rows
  }
}
