import {
  beginSwitch,
  endSwitch,
  findPlacement,
  isPresent,
  type Placement,
  setPresence,
} from '#environment/environments/index.ts'
import { followedToTheEnd } from '#events/event-log/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { System } from '#platform/context.ts'
import { type CarriedTable, findCarriedTables } from './carried-tables.ts'
import { checkClusters, checkMove, type Move } from './check-move.ts'
import type { Sides } from './copy-table.ts'
import { Copying, type Round } from './copying.ts'
import { armGuard, disarmGuard, endHold, findStage, requireStage, setStage, waitForWriters } from './guard.ts'
import { endLeases, leaseForEver, waitForLeases } from './leases.ts'
import { lockMoves, type Mover, openMover } from './mover.ts'
import { keepMoment, type ProvenTable, proveEqual } from './proof.ts'
import { addJobs, readJobs, releaseJobs, removeJobs, waitForJobs } from './queue.ts'

/** Where a move is, in its order. */
export type Step =
  | 'checked'
  | 'guarded'
  | 'copied'
  | 'closing'
  | 'draining'
  | 'drained'
  | 'sealed'
  | 'verified'
  | 'switching'
  | 'left'
  | 'arrived'
  | 'settled'

export interface Observer {
  /** A step is done. What it throws ends the move. */
  onStep?(step: Step): Promise<void> | void
  /** Rows were stored or removed in the target. */
  onRows?(table: string, rows: number): void
  onRound?(round: Round): void
}

export interface MoveReport {
  /** What both clusters had in the end, found equal after the environment had moved. */
  tables: readonly ProvenTable[]
  jobs: number
  rounds: readonly Round[]
  /** For how long writes were refused, and what until. */
  heldMs: number
  heldUntilMs: { drained: number; copied: number }
}

/** How long each part of the hold may take before the environment stays where it is. */
const patienceMs = 30_000
/** Rounds that copy no more than this many rows are short, so that the next one may be that in which writes are refused. */
const fewRows = 100
const mostRounds = 10
const mostSealedRounds = 6

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

/** Goes back to a safe step after a move that was killed, or forward if the environment has arrived. */
async function recover(move: Move, sides: Sides, placement: Placement): Promise<void> {
  const { environmentId, main, targetName } = move
  if (placement.cluster === targetName) return
  if (placement.state === 'switching' && (await isPresent(sides.target, environmentId))) {
    await endSwitch(main, environmentId, targetName)
    await tidy(sides, await findCarriedTables(move.target))
    throw new AlreadyMoved(`${environmentId} had arrived in ${targetName}, and is there now.`)
  }
  if ((await findStage(sides.source, environmentId)) !== undefined) await goBack(move)
}

/** The move that was killed had come to its end but for its last step, which is done now. */
export class AlreadyMoved extends Error {}

/** Copies while rows are written, until a round has little to do. */
async function copyBeforehand(round: () => Promise<Round>): Promise<void> {
  for (let i = 0; i < mostRounds; i += 1) if ((await round()).changed <= fewRows) return
}

/** Lets jobs and deliveries end that are under way, and none begin, while writes are taken. What takes longer is waited for in {@link hold}. */
async function close(
  { source, environmentId }: Sides,
  tables: readonly CarriedTable[],
  observer: Observer,
): Promise<void> {
  await setStage(source, environmentId, 'closing')
  await observer.onStep?.('closing')
  await waitForJobs(source, environmentId, patienceMs)
  await waitForLeases(source, tables, environmentId, patienceMs)
}

/** Refuses writes, and waits for everything that is under way. @throws ConfigError if it takes too long */
async function hold(
  move: Move,
  { source, environmentId }: Sides,
  tables: readonly CarriedTable[],
  observer: Observer,
): Promise<string> {
  await setStage(source, environmentId, 'draining')
  await observer.onStep?.('draining')
  if (!(await waitForWriters(source, environmentId, patienceMs)))
    throw new ConfigError(
      'A transaction has written in the environment for half a minute and does not end. Try again later.',
    )
  const jobs = await waitForJobs(source, environmentId, patienceMs)
  if (jobs.length > 0)
    throw new ConfigError(`Jobs of the environment still run: ${jobs.join(', ')}. Try again when they have ended.`)
  if (!(await followedToTheEnd(move.source, environmentId, patienceMs)))
    throw new ConfigError(
      'Events of the environment wait to be dealt with. Start the workers of its cluster, and try again.',
    )
  await waitForLeases(source, tables, environmentId, patienceMs)
  await observer.onStep?.('drained')
  const token = await setStage(source, environmentId, 'sealed')
  if (!(await waitForWriters(source, environmentId, patienceMs)))
    throw new ConfigError(
      'A worker has written in the environment for half a minute and does not end. Try again later.',
    )
  await waitForJobs(source, environmentId, 0)
  await observer.onStep?.('sealed')
  return token
}

/** Copies what was written since, until all rows are found equal. @throws Error if they are not */
async function copyTheRest({ targetName }: Move, copying: Copying, round: () => Promise<Round>): Promise<void> {
  for (let i = 0; i < mostSealedRounds; i += 1) {
    await round()
    if (copying.isComplete) return
  }
  throw new Error(
    `The rows in ${targetName} still differ after ${mostSealedRounds} rounds. The environment stays where it was.`,
  )
}

async function leave(source: Mover, environmentId: string, token: string): Promise<void> {
  await inTransaction(source, async () => {
    await requireStage(source, environmentId, token)
    await setPresence(source, environmentId, 'left')
    await setStage(source, environmentId, 'left')
  })
}

/** From its commit on, the environment is in the target. */
async function arrive(
  target: Mover,
  environmentId: string,
  token: string,
  jobs: Awaited<ReturnType<typeof readJobs>>,
): Promise<void> {
  await inTransaction(target, async () => {
    await requireStage(target, environmentId, token)
    await addJobs(target, jobs)
    await setPresence(target, environmentId, null)
    await endHold(target, environmentId)
  })
}

async function inTransaction(mover: Mover, work: () => Promise<void>): Promise<void> {
  // What was copied before is on disk with it.
  await mover.query('begin; set local synchronous_commit = on')
  try {
    await work()
    await mover.query('commit')
  } catch (error) {
    await mover.query('rollback').catch(() => undefined)
    throw error
  }
}

/**
 * Has the environment go on where it was, by connections of its own, as a broken one may be why. What was copied stays for the next try,
 * where nothing sees it.
 *
 * @throws ConfigError if the environment may have arrived: then only the same move knows how to go on
 */
export async function goBack({
  environmentId,
  source,
  target,
  main,
}: Pick<Move, 'environmentId' | 'source' | 'main'> & { target: System | undefined }): Promise<void> {
  const here = await openMover(source)
  try {
    await inTransaction(here, async () => {
      // Held until the end: no other process can let the environment leave meanwhile.
      if ((await findStage(here, environmentId, 'for update')) === 'left') await forbidArrival(environmentId, target)
      await setPresence(here, environmentId, null)
      await endHold(here, environmentId)
      await releaseJobs(here, environmentId)
    })
    const { state } = await findPlacement(main, environmentId)
    if (state === 'switching') await endSwitch(main, environmentId)
    await disarmGuard(here, environmentId)
  } finally {
    await here.close()
  }
}

async function forbidArrival(environmentId: string, target: System | undefined): Promise<void> {
  if (target === undefined)
    throw new ConfigError(
      `${environmentId} may have arrived in another cluster. Run the same move again when that cluster answers.`,
    )
  const there = await openMover(target)
  try {
    if (await isPresent(there, environmentId))
      throw new ConfigError(`${environmentId} has arrived. Run the same move again.`)
    await setStage(there, environmentId, 'arriving')
  } finally {
    await there.close()
  }
}

/** What need not be done while writes are refused. */
async function tidy({ source, target, environmentId }: Sides, tables: readonly CarriedTable[]): Promise<void> {
  await removeJobs(source, environmentId)
  await leaseForEver(source, tables, environmentId)
  await disarmGuard(target, environmentId)
}
