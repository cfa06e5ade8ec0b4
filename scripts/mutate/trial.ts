import type { Progress } from './progress.ts'

/** One run of a test: with a mutant, or as it is. */
interface Run {
  mutant: number | undefined
}

interface Outcome {
  hasFailed: boolean
  /** It was not waited for any longer. */
  wasLate?: boolean
  /** The mutants whose code ran. */
  reached: readonly number[]
  error?: string | undefined
}

/** Milliseconds that a test gets beyond four times what it takes as it is. */
const patience = 4_000
/** What it gets at its first run, which may start a server. */
const longest = 180_000

/**
 * The runs of one test: as it is, with each living mutant that it reached, and at last as it is, if it noticed any. Where that
 * fails, a mutant left something in pieces, and what was noticed after the first one is not believed.
 */
export class Trial {
  readonly #progress: Progress
  readonly #test: string
  #queue: number[] | undefined
  #current: Run | undefined
  #noticed: number[] = []
  #startedAt = 0
  #takes: number | undefined
  /** A mutant made a run late, and may have left a lock or a full queue. */
  #isDoubtful = false
  #isOver = false

  constructor(progress: Progress, test: string) {
    this.#progress = progress
    this.#test = test
  }

  /** What to run now; `undefined` when all is done. */
  next(): Run | undefined {
    this.#current = this.#choose()
    this.#startedAt = performance.now()
    return this.#current
  }

  /** How long the run may take before it counts as failed, in milliseconds. */
  limit(): number {
    return this.#takes === undefined ? longest : patience + 4 * this.#takes
  }

  /** @returns what can be believed no more: the tests that share a file with this one, or all on its server. */
  ended({ hasFailed, wasLate = false, reached, error }: Outcome): { broken?: 'file' | 'server' } {
    if (this.#current === undefined) return {}
    const { mutant } = this.#current
    if (mutant !== undefined) {
      if (hasFailed) this.#notice(mutant)
      this.#isDoubtful = wasLate
      return {}
    }
    const isFirst = this.#takes === undefined
    this.#isDoubtful = false
    if (hasFailed) return this.#giveUp(isFirst, wasLate, error)
    if (isFirst) {
      this.#takes = performance.now() - this.#startedAt
      const { killed } = this.#progress
      this.#queue = reached.filter((id) => killed[id] === undefined)
      this.#progress.reached = [...new Set([...this.#progress.reached, ...reached])]
    }
    this.#noticed = []
    return {}
  }

  #choose(): Run | undefined {
    if (this.#isOver) return undefined
    if (this.#queue === undefined) return { mutant: undefined }
    if (this.#isDoubtful) return { mutant: undefined }
    const mutant = this.#queue.shift()
    if (mutant !== undefined) return { mutant }
    return this.#noticed.length > 0 ? { mutant: undefined } : undefined
  }

  #notice(mutant: number): void {
    this.#progress.killed[mutant] = this.#test
    this.#noticed.push(mutant)
  }

  #giveUp(isFirst: boolean, wasLate: boolean, error = ''): { broken?: 'file' | 'server' } {
    this.#isOver = true
    const [, ...doubtful] = this.#noticed
    for (const id of doubtful) delete this.#progress.killed[id]
    const fault = `${this.#test}: ${error.split('\n')[0]}`
    this.#progress[isFirst && !wasLate ? 'unheard' : 'broken'].push(fault)
    if (wasLate) return { broken: 'server' }
    return isFirst ? {} : { broken: 'file' }
  }
}
