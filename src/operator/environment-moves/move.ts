import { beginSwitch, endSwitch, findPlacement } from '#environment/environments/index.ts'
import { findCarriedTables } from './carried-tables.ts'
import { checkClusters, checkMove, type Move } from './check-move.ts'
import type { Sides } from './copy-table.ts'
import { Copying, type Round } from './copying.ts'
import { goBack } from './go-back.ts'
import { arrive, leave } from './go-over.ts'
import { armGuard, setStage } from './guard.ts'
import { close, hold } from './hold.ts'
import { endLeases } from './leases.ts'
import { lockMoves, openMover } from './mover.ts'
import { keepMoment, type ProvenTable, proveEqual } from './proof.ts'
import { readJobs } from './queue.ts'
import { recover } from './recover.ts'
import { copyBeforehand, copyTheRest } from './rounds.ts'
import type { Observer } from './steps.ts'
import { tidy } from './tidy.ts'

export interface MoveReport {
  /** What both clusters had in the end, found equal after the environment had moved. */
  tables: readonly ProvenTable[]
  jobs: number
  rounds: readonly Round[]
  /** For how long writes were refused, and what until. */
  heldMs: number
  heldUntilMs: { drained: number; copied: number }
}

/**
 * Moves an environment to another cluster. Reads go on throughout. Writes are refused from the step `draining` until it is `settled`, for
 * as long as it takes to copy what was written in the last moments before. Then all rows of both sides are compared, as they were.
 *
 * Until the step `arrived`, whatever goes wrong leaves the environment where it was. A move that was killed is called again: it goes
 * back to a safe step and copies what is missing.
 *
 * @throws ConfigError with what to do; RowsDiffer after the move
 */
export async function moveEnvironment(move: Move, observer: Observer = {}): Promise<MoveReport> {
  const { environmentId, main } = move
  const lock = await lockMoves(main, environmentId)
  try {
    // One pair of connections works, the other one sees the moment in which the environment goes over.
    return await withSides(move, (sides) => withSides(move, (moment) => run(move, sides, moment, observer)))
  } finally {
    await lock.close()
  }
}

async function withSides<T>({ environmentId, ...move }: Move, work: (sides: Sides) => Promise<T>): Promise<T> {
  const source = await openMover(move.source)
  try {
    const target = await openMover(move.target)
    try {
      return await work({ source, target, environmentId })
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

async function run(move: Move, sides: Sides, moment: Sides, observer: Observer): Promise<MoveReport> {
  const { environmentId, main } = move
  const { source, target } = sides
  const placement = await findPlacement(main, environmentId)
  await recover(move, sides, placement)
  await checkMove(move, placement)
  await observer.onStep?.('checked')
  const tables = await findCarriedTables(move.target)
  await armGuard(target, tables, environmentId)
  const arriving = await setStage(target, environmentId, 'arriving')
  await armGuard(source, tables, environmentId)
  await observer.onStep?.('guarded')
  const copying = new Copying(move, sides, tables, observer.onRows)
  const rounds: Round[] = []
  const round = async () => {
    const done = await copying.round()
    rounds.push(done)
    observer.onRound?.(done)
    return done
  }
  let heldAt: number
  let heldUntilMs: MoveReport['heldUntilMs']
  let jobs: Awaited<ReturnType<typeof readJobs>>
  try {
    await copyBeforehand(round)
    await observer.onStep?.('copied')
    await close(sides, tables, observer)
    await copyBeforehand(round)
    heldAt = performance.now()
    const sealed = await hold(move, sides, tables, observer)
    const drained = performance.now() - heldAt
    copying.add(await endLeases(source, tables, environmentId))
    await copyTheRest(move, copying, round)
    heldUntilMs = { drained, copied: performance.now() - heldAt }
    await checkClusters(move)
    jobs = await readJobs(source, environmentId)
    await keepMoment(moment.source, moment.target)
    await observer.onStep?.('verified')
    await beginSwitch(main, environmentId)
    await observer.onStep?.('switching')
    await leave(source, environmentId, sealed)
    await observer.onStep?.('left')
    await arrive(target, environmentId, arriving, jobs)
  } catch (error) {
    await goBack(move)
    throw error
  }
  await observer.onStep?.('arrived')
  await endSwitch(main, environmentId, move.targetName)
  const heldMs = performance.now() - heldAt
  await observer.onStep?.('settled')
  await tidy(sides, tables)
  return { tables: await proveEqual(moment, tables), jobs: jobs.length, rounds, heldMs, heldUntilMs }
}
