import type { Progress } from './progress.ts'

/** One run of a test: with a mutant, or as it is. */
interface Run {
  mutant: number | undefined
}

interface Outcome {
  hasFailed: boolean
  /** The mutants whose code ran. */
  reached: readonly number[]
  error?: string | undefined
}

/** Milliseconds that a test gets beyond four times what it takes as it is. */
const patience = 4_000

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
    return this.#takes === undefined ? 120_000 : patience + 4 * this.#takes
  }

  /** @returns whether tests that share something with this one can be believed no more. */
  ended({ hasFailed, reached, error }: Outcome): { isBroken: boolean } {
    const mutant = this.#current?.mutant
    if (this.#current === undefined) return { isBroken: false }
    if (mutant !== undefined) {
      if (hasFailed) this.#notice(mutant)
      return { isBroken: false }
    }
    const isFirst = this.#takes === undefined
    if (hasFailed) return this.#giveUp(isFirst, error)
    if (isFirst) {
      this.#takes = performance.now() - this.#startedAt
      const { killed } = this.#progress
      this.#queue = reached.filter((id) => killed[id] === undefined)
      this.#progress.reached = [...new Set([...this.#progress.reached, ...reached])]
    }
    this.#noticed = []
    return { isBroken: false }
  }

  #choose(): Run | undefined {
    if (this.#isOver) return undefined
    if (this.#queue === undefined) return { mutant: undefined }
    const mutant = this.#queue.shift()
    if (mutant !== undefined) return { mutant }
    return this.#noticed.length > 0 ? { mutant: undefined } : undefined
  }

  #notice(mutant: number): void {
    this.#progress.killed[mutant] = this.#test
    this.#noticed.push(mutant)
  }

  #giveUp(isFirst: boolean, error = ''): { isBroken: boolean } {
    this.#isOver = true
    const [, ...doubtful] = this.#noticed
    for (const id of doubtful) delete this.#progress.killed[id]
    const fault = `${this.#test}: ${error.split('\n')[0]}`
    this.#progress[isFirst ? 'unheard' : 'broken'].push(fault)
    return { isBroken: !isFirst }
  }
}
