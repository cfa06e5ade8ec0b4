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
/** How much longer than with a mutant it gets as it is: the machine may have become busy since the run before. */
const patienceAsItIs = 5

/**
 * The runs of one test: as it is, with each living mutant that it reached, and at last as it is, if it noticed any. Where that
 * fails, a mutant left something in pieces, and what was noticed after the first one is not believed.
 *
 * A machine that is busy with something else decides nothing: a mutant that makes a run late is tried a second time, after a run of the test
 * as it is, whose time is then the measure; and a test that fails as it is runs once more.
 */
export class Trial {
  readonly #progress: Progress
  readonly #test: string
  #queue: number[] | undefined
  #current: Run | undefined
  #noticed: number[] = []
  readonly #now: () => number
  #startedAt = 0
  /** What the test takes as it is: at its first run, and at the latest one. */
  #takes: { first: number; latest: number } | undefined
  /** A mutant made a run late, and may have left a lock or a full queue. */
  #late: number | undefined
  /** It was late before. */
  #suspected: number | undefined
  #hasFailedBefore = false
  #isOver = false

  /** @param now milliseconds that this process did not wait for a processor */
  constructor(progress: Progress, test: string, now: () => number) {
    this.#progress = progress
    this.#test = test
    this.#now = now
  }

  /** What to run now; `undefined` when all is done. */
  next(): Run | undefined {
    this.#current = this.#choose()
    this.#startedAt = this.#now()
    return this.#current
  }

  /** How long the run may take before it counts as late, in milliseconds of `now`. */
  limit(): number {
    if (this.#takes === undefined) return longest
    const { first, latest } = this.#takes
    const limit = patience * Math.max(1, latest / first) + 4 * Math.max(first, latest)
    return this.#current?.mutant === undefined ? patienceAsItIs * limit : limit
  }

  /** Whether the run has had its time. */
  isLate(): boolean {
    return this.#now() - this.#startedAt > this.limit()
  }

  /** @returns what can be believed no more: the tests that share a file with this one, or all on its server. */
  ended({ hasFailed, wasLate = false, reached, error }: Outcome): { broken?: 'file' | 'server' } {
    if (this.#current === undefined) return {}
    const { mutant } = this.#current
    if (mutant !== undefined) {
      this.#late = wasLate ? mutant : undefined
      if (hasFailed && (!wasLate || this.#suspected === mutant)) this.#notice(mutant)
      return {}
    }
    if (hasFailed) {
      if (!this.#hasFailedBefore) {
        this.#hasFailedBefore = true
        return {}
      }
      return this.#giveUp(wasLate, error)
    }
    this.#hasFailedBefore = false
    this.#measure(reached)
    this.#suspected = undefined
    if (this.#late !== undefined && this.#progress.killed[this.#late] === undefined) {
      this.#suspected = this.#late
      this.#queue?.unshift(this.#late)
    }
    this.#late = undefined
    this.#noticed = []
    return {}
  }

  #choose(): Run | undefined {
    if (this.#isOver) return undefined
    if (this.#queue === undefined || this.#late !== undefined || this.#hasFailedBefore) return { mutant: undefined }
    const mutant = this.#queue.shift()
    if (mutant !== undefined) return { mutant }
    return this.#noticed.length > 0 ? { mutant: undefined } : undefined
  }

  #measure(reached: readonly number[]): void {
    const latest = this.#now() - this.#startedAt
    this.#takes = { first: this.#takes?.first ?? latest, latest }
    if (this.#queue !== undefined) return
    const { killed } = this.#progress
    this.#queue = reached.filter((id) => killed[id] === undefined)
    this.#progress.reached = [...new Set([...this.#progress.reached, ...reached])]
  }

  #notice(mutant: number): void {
    this.#progress.killed[mutant] = this.#test
    this.#noticed.push(mutant)
  }

  #giveUp(wasLate: boolean, error = ''): { broken?: 'file' | 'server' } {
    this.#isOver = true
    const isFirst = this.#takes === undefined
    const [, ...doubtful] = this.#noticed
    for (const id of doubtful) delete this.#progress.killed[id]
    const fault = `${this.#test}: ${error.split('\n')[0]}`
    this.#progress[isFirst && !wasLate ? 'unheard' : 'broken'].push(fault)
    if (wasLate) return { broken: 'server' }
    return isFirst ? {} : { broken: 'file' }
  }
}
