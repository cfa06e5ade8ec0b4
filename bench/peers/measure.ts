import type { Child } from '../kit/child.ts'
import type { LoadSize } from '../kit/load-types.ts'
import { median } from '../kit/statistics.ts'
import type { Usage } from '../probe.ts'
import type { BenchProvider } from '../sso/oidc/provider.ts'
import type { DatabaseTime } from './database-time.ts'
import type { Furnished } from './furnish.ts'
import type { Load, Peer, PeerCase, Started } from './peer.ts'
import type { PeerFigures, PeerResult } from './results.ts'

export interface Side {
  child: Child
  port: number
  database: DatabaseTime
}

export interface Both {
  ours: Side
  theirs: Side
  started: Started
  furnished: Furnished
  theirWorld: Furnished | undefined
  provider: BenchProvider
}

export interface MeasureOptions {
  smoke: boolean
  rounds: number
  seconds: number
  clients: number
  /** Of the machine, before anything of this began: Linux' average of a minute. */
  otherLoad: number
}

/** A server that has run for a while has its code compiled. */
const warmUpRequests = 1_000

/** Runs both in turns, each round in the other order. */
export async function measure(
  { name, shownAs = name }: Peer,
  { label, aim, ours: askUs, theirs: askThem }: PeerCase,
  { ours, theirs, started, furnished, theirWorld, provider }: Both,
  { smoke, rounds, seconds, clients, otherLoad }: MeasureOptions,
): Promise<PeerResult> {
  const size: LoadSize = smoke ? { clients: 4, seconds: 10, requests: 10 } : { clients, seconds, requests: 1_000_000 }
  const [loadOfUs, loadOfThem] = [askUs(furnished, provider), askThem(started, theirWorld, provider)]
  const takeOurs = (load: LoadSize) => take(ours, loadOfUs, load)
  const takeTheirs = (load: LoadSize) => take(theirs, loadOfThem, load)
  const warmUp = { ...size, requests: Math.min(size.requests, warmUpRequests) }
  await takeOurs(warmUp)
  await takeTheirs(warmUp)
  const taken: { gatehouse: PeerFigures; theirs: PeerFigures }[] = []
  for (let round = 0; round < (smoke ? 1 : rounds); round++) {
    const isOdd = round % 2 === 1
    const first = isOdd ? await takeTheirs(size) : await takeOurs(size)
    const second = isOdd ? await takeOurs(size) : await takeTheirs(size)
    taken.push(isOdd ? { gatehouse: second, theirs: first } : { gatehouse: first, theirs: second })
  }
  return {
    peer: name,
    shownAs,
    label,
    aim,
    gatehouse: middleOf(taken.map((each) => each.gatehouse)),
    theirs: middleOf(taken.map((each) => each.theirs)),
    ratio: median(taken.map((each) => each.gatehouse.perSecond / each.theirs.perSecond)),
    rounds: taken.length,
    seconds,
    clients: size.clients,
    otherLoad,
  }
}

async function take({ child, port, database }: Side, load: Load, size: LoadSize): Promise<PeerFigures> {
  const [before, databaseBefore] = [await child.ask<Usage>('usage'), await database()]
  const { requests, perSecond, p50, p99 } = await load({ child, port }, size)
  const [after, databaseAfter] = [await child.ask<Usage>('usage'), await database()]
  return {
    perSecond,
    p50,
    p99,
    serverMicros: (after.cpuMicros - before.cpuMicros) / requests,
    databaseMicros: finite((databaseAfter - databaseBefore) / requests),
  }
}

function middleOf(figures: readonly PeerFigures[]): PeerFigures {
  const middle = (of: (each: PeerFigures) => number) => median(figures.map(of))
  return {
    perSecond: middle((each) => each.perSecond),
    p50: middle((each) => each.p50),
    p99: middle((each) => each.p99),
    serverMicros: middle((each) => each.serverMicros),
    databaseMicros: finite(middle((each) => each.databaseMicros ?? Number.NaN)),
  }
}

/** JSON has no other numbers. */
const finite = (value: number) => (Number.isFinite(value) ? value : null)
