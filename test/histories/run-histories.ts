import { setTimeout as delay } from 'node:timers/promises'
import { apiKey } from '#test/drills/process.ts'
import { type Arena, createArena } from './arena.ts'
import { toText } from './checker/draw.ts'
import { copyBuild } from './copied-build.ts'
import type { Guarantee, Judged } from './guarantee.ts'
import { guarantees } from './guarantees/index.ts'
import { type Installation, startInstallation } from './installation.ts'
import { nemeses } from './nemeses/index.ts'
import { between, type Nemesis } from './nemeses/nemesis.ts'
import { plants } from './plants/index.ts'
import { keepRun, type Tally } from './results.ts'

export interface RunOptions {
  minutes: number
  isSynchronous: boolean
  only?: readonly string[] | undefined
  nemeses?: readonly string[] | undefined
  plant?: string | undefined
  log(line: string): void
}

export interface Report {
  /** No anomaly, or at least one where a fault was planted. */
  readonly isAsExpected: boolean
}

/** Enough that calls meet, and few enough that two cores answer them in time. */
const load = { clients: 4, callsPerClient: 12, pauseMs: 600, patienceMs: 90_000 }

export async function runHistories(options: RunOptions): Promise<Report> {
  const { log, minutes } = options
  const plant = options.plant === undefined ? undefined : plants[options.plant]
  if (options.plant !== undefined && plant === undefined)
    throw new Error(`--plant takes one of: ${Object.keys(plants).join(', ')}`)
  // Patched reads would look for the standby at the standby.
  const isSynchronous = options.isSynchronous && plant?.servers === undefined
  const chosen = choose(guarantees, options.only ?? plant?.shows)
  // A planted fault is found without others.
  const striking = choose(nemeses, options.nemeses ?? (plant === undefined ? undefined : ['none']))
  log('Starting PostgreSQL with a replica, and two servers')
  const build = await copyBuild(plant?.servers?.patches)
  const installation = await startInstallation({
    isSynchronous,
    folder: build.folder,
    settings: plant?.servers?.settings,
  })
  const urls = installation.servers.map(({ url }) => url)
  const extra = await plant?.plant(installation)
  try {
    const arena = createArena({ ...load, urls: extra?.urls ?? urls, apiKey, clientId: 'client_test_default' })
    const endsAt = performance.now() + minutes * 60_000
    const [strikes, tallies] = await Promise.all([
      strikeUntil(endsAt, installation, striking, log),
      Promise.all(chosen.map((each) => playUntil(endsAt, each, arena, log))),
    ])
    const run = { minutes, isSynchronous, plant: options.plant, nemeses: strikes, guarantees: tallies }
    for (const { name, histories, calls, unknown, anomalies, undecided } of tallies)
      log(
        `${name}: ${histories} histories, ${calls} calls, ${unknown} of unknown outcome, ${anomalies} anomalies, ${undecided} undecided`,
      )
    await keepRun(run)
    const isFound = tallies.some(({ anomalies }) => anomalies > 0)
    return { isAsExpected: isFound === (plant !== undefined) }
  } finally {
    await extra?.close()
    await installation.stop()
    await build.remove()
  }
}

function choose<T extends { name: string }>(all: readonly T[], names: readonly string[] | undefined): readonly T[] {
  if (names === undefined) return all
  if (names[0] === 'none') return []
  const unknown = names.filter((name) => !all.some((each) => each.name === name))
  if (unknown.length > 0)
    throw new Error(`There is no ${unknown.join(', ')}. There are: ${all.map(({ name }) => name).join(', ')}`)
  return all.filter(({ name }) => names.includes(name))
}

/** One object after another. */
async function playUntil(endsAt: number, guarantee: Guarantee, arena: Arena, log: RunOptions['log']): Promise<Tally> {
  const { name, promise, operations } = guarantee
  const tally: Tally = { name, promise, operations, histories: 0, calls: 0, unknown: 0, anomalies: 0, undecided: 0 }
  while (performance.now() < endsAt) {
    const judged = await guarantee.play(arena).catch((error: unknown): Judged => {
      // Only what must be there before a history begins throws.
      log(`${name}: no history: ${error}`)
      return { calls: 0, unknown: 0, verdict: 'undecided', drawings: [], faults: [] }
    })
    tally.histories += 1
    tally.calls += judged.calls
    tally.unknown += judged.unknown
    if (judged.verdict === 'undecided') tally.undecided += 1
    if (judged.verdict !== 'anomaly') continue
    tally.anomalies += 1
    tally.drawing ??= judged.drawings[0]
    for (const drawing of judged.drawings) log(`\nanomaly of ${name}\n${toText(drawing)}\n`)
    for (const fault of judged.faults.slice(0, 20)) log(`anomaly of ${name}: ${fault}`)
  }
  return tally
}

/** @returns how often each struck. */
async function strikeUntil(
  endsAt: number,
  installation: Installation,
  striking: readonly Nemesis[],
  log: RunOptions['log'],
): Promise<Record<string, number>> {
  const strikes: Record<string, number> = {}
  let waiting: Nemesis[] = []
  while (striking.length > 0 && performance.now() < endsAt) {
    await delay(between(2_000, 5_000))
    // Each in turn, in another order each time.
    if (waiting.length === 0) waiting = [...striking].sort(() => Math.random() - 0.5)
    const nemesis = waiting.pop()
    if (nemesis === undefined) break
    log(`${new Date().toISOString().slice(11, 19)} ${nemesis.name}`)
    try {
      await nemesis.strike(installation)
    } catch (error) {
      // Such as a fail-over while there is no primary. What it has begun ends with the installation.
      log(`${nemesis.name} did not succeed: ${error}`)
      continue
    }
    strikes[nemesis.name] = (strikes[nemesis.name] ?? 0) + 1
  }
  return strikes
}
