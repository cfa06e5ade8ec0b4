import { connectTimeoutMs } from './silence.ts'

/**
 * What a single statement is part of. Statements of each kind have places of their own among the connections for slow
 * ones, so that no kind waits for another.
 */
export const workKinds = ['request', 'list', 'job', 'cron'] as const
export type WorkKind = (typeof workKinds)[number]

/** A kind of work, in an environment. */
export interface Work {
  readonly kind: WorkKind
  /** `undefined` for work across environments. */
  readonly environmentId?: string | undefined
  /** Of the request that it belongs to, for the line of a slow statement. */
  readonly requestId?: string | undefined
  /** See `Database.shared`. */
  readonly isShared?: true
}

/**
 * How the connections for slow statements are divided. With fewer than four, some kinds share one, and wait for each
 * other.
 */
export function sharePlaces(connections: number): Readonly<Record<WorkKind, number>> {
  const request = Math.ceil(connections / 4)
  const job = Math.max(1, Math.floor(connections / 4))
  const cron = Math.max(1, Math.floor(connections / 8))
  return { request, list: Math.max(1, connections - request - job - cron), job, cron }
}

/** For each place, how many statements may wait for it. */
const waitingForEach = 8

/**
 * A slow statement found no place: as many of its kind as may run at once are under way, and no place became free
 * within {@link connectTimeoutMs}, or too many wait already. The statement has done nothing.
 */
export class SlowWorkRefused extends Error {
  override readonly name = 'SlowWorkRefused'
  readonly kind: WorkKind

  constructor(kind: WorkKind) {
    super(`Too many slow statements of the kind "${kind}" are under way.`)
    this.kind = kind
  }
}

export interface SlowWorkFigures {
  kind: WorkKind
  running: number
  waiting: number
  /** Since the start of the process. */
  refused: number
}

/** The places of one kind. Statements that find none free wait in order. */
class Door {
  readonly #kind: WorkKind
  readonly #places: number
  readonly #waiting: (() => void)[] = []
  #running = 0
  #refused = 0

  constructor(kind: WorkKind, places: number) {
    this.#kind = kind
    this.#places = places
  }

  /** @throws SlowWorkRefused, without having begun */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter()
    try {
      return await work()
    } finally {
      // The place passes directly to the next in line.
      const next = this.#waiting.shift()
      if (next === undefined) this.#running -= 1
      else next()
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < this.#places) {
      this.#running += 1
      return
    }
    if (this.#waiting.length >= this.#places * waitingForEach) throw this.#refuse()
    await new Promise<void>((resolve, reject) => {
      const enter = () => {
        clearTimeout(giveUp)
        resolve()
      }
      const giveUp = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1)
        reject(this.#refuse())
      }, connectTimeoutMs)
      this.#waiting.push(enter)
    })
  }

  #refuse(): SlowWorkRefused {
    this.#refused += 1
    return new SlowWorkRefused(this.#kind)
  }

  figures(): SlowWorkFigures {
    return { kind: this.#kind, running: this.#running, waiting: this.#waiting.length, refused: this.#refused }
  }
}

/** How long a statement counts as slow after it was. */
const slowForMs = 60_000
/** Entries that have expired are removed beyond this number. */
const mostRemembered = 2_000

/** Statements that take long: where they run, and which ones are known to. */
export class SlowWork {
  readonly #doors: ReadonlyMap<WorkKind, Door>
  /** By environment and statement, until when it counts as slow. */
  readonly #slowUntil = new Map<string, number>()

  /** @param connections how many there are for slow statements */
  constructor(connections: number) {
    const places = sharePlaces(connections)
    this.#doors = new Map(workKinds.map((kind) => [kind, new Door(kind, places[kind])]))
  }

  /** Runs a statement in a place of its kind. @throws SlowWorkRefused, without having begun */
  run<T>({ kind }: Work, statement: () => Promise<T>): Promise<T> {
    return (this.#doors.get(kind) as Door).run(statement)
  }

  /**
   * Whether a statement was slow in this environment a moment ago. Those of requests never count as slow: what looks a
   * row up by its id was only held up, by a lock or by another statement.
   */
  isKnown(work: Work, name: string): boolean {
    if (this.#slowUntil.size === 0 || work.kind === 'request') return false
    const until = this.#slowUntil.get(keyOf(work, name))
    return until !== undefined && until > performance.now()
  }

  /** Remembers that a statement was slow. */
  note(work: Work, name: string): void {
    if (work.kind === 'request') return
    const now = performance.now()
    const key = keyOf(work, name)
    // Behind all others, so that the oldest come first.
    this.#slowUntil.delete(key)
    this.#slowUntil.set(key, now + slowForMs)
    for (const [oldest, until] of this.#slowUntil) {
      if (this.#slowUntil.size <= mostRemembered && until > now) break
      this.#slowUntil.delete(oldest)
    }
  }

  figures(): SlowWorkFigures[] {
    return [...this.#doors.values()].map((door) => door.figures())
  }
}

function keyOf({ environmentId = '' }: Work, name: string): string {
  return `${environmentId}/${name}`
}
