import { advancePositionsPast, noteZones } from '#events/event-log/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { CarriedTable } from './carried-tables.ts'
import { filesOf, forgetChanges, readChanges, snapshotOf, takeChanges } from './changes.ts'
import type { Move } from './check-move.ts'
import { continueCounting, copyTable, type Sides } from './copy-table.ts'
import { type ChangedRows, OpenTables } from './open-rows.ts'

/** Rows were compared, and those that differed copied. */
export interface Round {
  /** What was compared: so many tables as a whole, and so many rows of others. */
  compared: { tables: number; rows: number }
  changed: number
  tookMs: number
}

/** How long the followers of the target's log may take to come to its end. */
const patienceMs = 30_000
/** Changes are noted for a day (`slice.ts`), so a round that takes longer may miss some. */
const longestRoundMs = 20 * 3_600_000

/**
 * Copies an environment in rounds. The first one compares all rows, each other one those that were written since the one before: the guard
 * notes them. So a round takes as long as there is something to do, however large the environment is.
 */
export class Copying {
  readonly #move: Move
  readonly #sides: Sides
  readonly #tables: readonly CarriedTable[]
  readonly #onRows: (table: string, rows: number) => void
  readonly #open: OpenTables
  /** Of the round before, on both sides. */
  #files: readonly ReadonlyMap<string, string>[] = []
  /** Up to which position the target knows between which times events are. */
  #zonesUpTo = 0

  /** Once the guard stands on both sides. */
  constructor(
    move: Move,
    sides: Sides,
    tables: readonly CarriedTable[],
    onRows: (table: string, rows: number) => void = () => undefined,
  ) {
    this.#move = move
    this.#sides = sides
    this.#tables = tables
    this.#onRows = onRows
    this.#open = new OpenTables(tables.map(({ name }) => name))
  }

  /** Whether all rows were found equal, as of the last round. */
  get isComplete(): boolean {
    return this.#open.areNone
  }

  /** Rows that the move itself has changed on the source. */
  add(changed: readonly ChangedRows[]): void {
    for (const each of changed) this.#open.add(each)
  }

  /** All tables as they are at one moment, so that no row comes without what it refers to. */
  async round(): Promise<Round> {
    const { source, target, environmentId } = this.#sides
    const began = performance.now()
    await source.query('begin isolation level repeatable read read only')
    const compared = { tables: 0, rows: 0 }
    let [changed, snapshot] = [0, '']
    try {
      snapshot = await snapshotOf(source)
      await this.#lookForChanges()
      const last = await this.#makeRoomInLog()
      for (const table of this.#tables) changed += await this.#copy(table, compared)
      await noteZones(this.#move.target, environmentId, this.#zonesUpTo)
      this.#zonesUpTo = last
    } finally {
      // What broke the connection is thrown, and not that it is broken.
      await source.query('rollback').catch(() => undefined)
    }
    this.add(await takeChanges(target, environmentId))
    await forgetChanges(source, environmentId, snapshot)
    const tookMs = performance.now() - began
    if (tookMs > longestRoundMs) throw new Error('A round took so long that changes may have been forgotten.')
    return { compared, changed, tookMs }
  }

  /** What was written since the round before: by the notes of the guard, and by the files of the tables. */
  async #lookForChanges(): Promise<void> {
    const { source, target, environmentId } = this.#sides
    this.add(await readChanges(source, environmentId))
    const files = await Promise.all([source, target].map(filesOf))
    const hasOthers = (name: string) => files.some((each, i) => each.get(name) !== this.#files[i]?.get(name))
    this.add(this.#tables.filter(({ name }) => hasOthers(name)).map(({ name }) => ({ name, keys: null })))
    this.#files = files
  }

  /** Events keep their positions, so the log of the target goes on behind them. @returns the last one */
  async #makeRoomInLog(): Promise<number> {
    const { source, environmentId } = this.#sides
    const { rows } = await source.query<{ last: number }>(
      'select coalesce(max(e.position), 0) as last from events e where e.environment_id = $1',
      [environmentId],
    )
    const last = Number(rows[0]?.last ?? 0)
    if (!(await advancePositionsPast(this.#move.target, last, patienceMs)))
      throw new ConfigError(
        `Events in the cluster ${this.#move.targetName} wait to be dealt with. Start its workers, and try again.`,
      )
    return last
  }

  async #copy(table: CarriedTable, compared: Round['compared']): Promise<number> {
    const open = this.#open.take(table.name)
    if (open === undefined) return 0
    if (open === 'all') compared.tables += 1
    else compared.rows += open.size
    const { changed, isSettled } = await copyTable(this.#sides, table, open, (rows) => this.#onRows(table.name, rows))
    if (!isSettled) this.#open.add({ name: table.name, keys: open === 'all' ? null : [...open] })
    await continueCounting(this.#sides, table)
    return changed
  }
}
