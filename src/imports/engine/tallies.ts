import type { Problem } from '../records.ts'
import type { Row } from './rows.ts'

/** What happened, by name: `users created`, `passwords bcrypt`. */
export class Tallies {
  readonly #counts = new Map<string, number>()

  add(name: string, count = 1): void {
    if (count > 0) this.#counts.set(name, this.of(name) + count)
  }

  of(name: string): number {
    return this.#counts.get(name) ?? 0
  }

  /** Those whose name begins with a word, by the rest of the name. */
  startingWith(word: string): [string, number][] {
    return [...this.#counts].flatMap(([name, count]) =>
      name.startsWith(`${word} `) ? [[name.slice(word.length + 1), count] as [string, number]] : [],
    )
  }

  addAll(others: Tallies): void {
    for (const [name, count] of others.#counts) this.add(name, count)
  }

  toJSON(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([left], [right]) => (left < right ? -1 : 1)))
  }
}

/** What a batch did. A batch may run twice, so nothing is counted before its commit. */
export class Outcome {
  readonly tallies = new Tallies()
  readonly problems: { row: Row; problem: Problem }[] = []
  /** Rows of which the user does not come in: their other parts don't either, and aren't reported one by one. */
  readonly refused = new Set<Row>()

  refuse(row: Row, problem: Problem): void {
    this.problems.push({ row, problem })
  }

  /** Refuses the user of a row. */
  refuseUser(row: Row, problem: Problem): void {
    this.refuse(row, problem)
    this.refused.add(row)
    this.tallies.add('users refused')
  }
}
