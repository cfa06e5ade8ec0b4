import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { databaseUrl } from '#test/database-url.ts'
import { clientCredentials } from '../benches/client-credentials.ts'
import { type Child, startChild } from '../kit/child.ts'
import type { CleanUp } from '../kit/clean-up.ts'
import { startGatehouse } from '../kit/gatehouse.ts'
import type { LoadResult, LoadSize } from '../kit/load-types.ts'
import { smokeSize } from '../kit/smoke.ts'
import { type Stage, setStage } from '../kit/stage.ts'
import { median } from '../kit/statistics.ts'
import type { Supplies } from '../kit/supplies.ts'
import type { Usage } from '../probe.ts'
import { type DatabaseTime, openDatabaseTime } from './database-time.ts'
import { type Furnished, furnishCommon, furnishGatehouse } from './furnish.ts'
import { installPeer } from './install.ts'
import { loadServer } from './load.ts'
import { type Peer, type PeerCase, peers, type Started } from './peers.ts'

export interface PeerFigures {
  perSecond: number
  p50: number
  p99: number
  /** Processor time of the server for one request, in microseconds. */
  serverMicros: number
  /** The same of PostgreSQL; NaN where it cannot be looked at. */
  databaseMicros: number
}

export interface PeerResult {
  peer: string
  label: string
  aim: number
  gatehouse: PeerFigures
  theirs: PeerFigures
  /** The median of the ratios of single rounds, of the rates. */
  ratio: number
}

export interface PeersOptions {
  smoke: boolean
  rounds: number
  seconds: number
  clients: number
  supplies: Supplies
  /** Whether what has to be installed is left out. */
  ownOnly?: boolean
}

interface Side {
  child: Child
  port: number
  database: DatabaseTime
}

/** Gatehouse and each of its peers in turns. A peer that cannot be installed or started is left out, which is said. */
export async function runPeersBench(options: PeersOptions, cleanUp: CleanUp): Promise<PeerResult[]> {
  const stage = await setStage({ sizes: [smokeSize], benches: [clientCredentials], supplies: options.supplies })
  const [world] = stage.worlds
  if (world === undefined) throw new Error('unreachable: there is one world')
  const gatehouse = await startGatehouse(stage.programs, stage.settings)
  cleanUp.later(() => gatehouse.child.stop())
  const database = await openDatabaseTime(stage.settings.DATABASE_URL)
  const furnished = await furnishGatehouse(gatehouse.port, world)
  const ours = { ...gatehouse, database }

  const results: PeerResult[] = []
  for (const peer of peers) {
    if (options.ownOnly === true && peer.packages.length > 0) continue
    const running = await startPeer(peer, stage, cleanUp)
    if (running === undefined) continue
    try {
      const { started, child } = running
      const theirWorld = await worldOf(peer, started, furnished)
      const theirs = { child, port: started.port, database }
      const prepared = await prepare(peer, started)
      for (const each of peer.cases)
        results.push(await measure(peer, each, { ours, theirs, started: prepared, furnished, theirWorld }, options))
    } catch (error) {
      console.error(`${peer.name} is left out from here on: ${String(error)}\n${running.child.output()}`)
      if (peer.packages.length === 0) throw error
    } finally {
      await running.child.stop()
    }
  }
  return results
}

async function startPeer(peer: Peer, stage: Stage, cleanUp: CleanUp) {
  const { name, packages, isDurable, needsHost = false, sharesDatabase = false } = peer
  if (needsHost && !URL.canParse(stage.settings.DATABASE_URL)) {
    console.error(`${name} connects to PostgreSQL by a host, and is left out. Give a server by DATABASE_URL.`)
    return undefined
  }
  const server = packages.length === 0 ? undefined : await installPeer(peer)
  if (packages.length > 0 && server === undefined) return undefined
  const program = server === undefined ? 'bench/peers/one-statement-server' : 'bench/peers/peer-server'
  const child = startChild(name, stage.programs(program), sharesDatabase ? stage.settings : { NODE_ENV: 'production' })
  try {
    const url = isDurable && !sharesDatabase ? await createDatabase(stage, cleanUp) : undefined
    const started = child.ask<Started>('start', { module: server, databaseUrl: url })
    return { child, started: await withinSeconds(startSeconds, started) }
  } catch (error) {
    await child.stop()
    if (packages.length === 0) throw error
    console.error(`${name} does not start, and is left out: ${String(error)}`)
    return undefined
  }
}

const startSeconds = 120

async function withinSeconds<T>(seconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`It did not start within ${seconds} seconds.`)), seconds * 1_000)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** On the same server as Gatehouse's. */
async function createDatabase({ settings }: Stage, cleanUp: CleanUp): Promise<string> {
  const name = `peer_${randomBytes(6).toString('hex')}`
  const run = async (text: string) => {
    const client = new Client({ connectionString: settings.DATABASE_URL })
    await client.connect()
    await client.query(text).finally(() => client.end())
  }
  await run(`create database ${name}`)
  cleanUp.later(() => run(`drop database ${name} with (force)`))
  return databaseUrl(settings.DATABASE_URL, name)
}

async function worldOf({ speaksApi, sharesDatabase }: Peer, { port, apiKey }: Started, ours: Furnished) {
  if (sharesDatabase === true) return ours
  return speaksApi === true ? { ...ours, ...(await furnishCommon(port, String(apiKey))) } : undefined
}

/** What a case needs that the server gives only when asked: a token that it introspects. */
async function prepare({ name }: Peer, started: Started): Promise<Started> {
  if (name !== 'oidc-provider') return started
  const answer = await fetch(`http://127.0.0.1:${started.port}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('machine:a-secret-of-the-machine').toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'orders:read',
      resource: 'https://opaque.example',
    }),
  })
  const { access_token } = (await answer.json()) as { access_token?: string }
  if (access_token === undefined) throw new Error(`It gave no token: ${answer.status}`)
  return { ...started, token: access_token }
}

interface Both {
  ours: Side
  theirs: Side
  started: Started
  furnished: Furnished
  theirWorld: Furnished | undefined
}

/** A server that has run for a while has its code compiled. */
const warmUpRequests = 1_000

async function measure(
  { name }: Peer,
  { label, aim, ours: askUs, theirs: askThem }: PeerCase,
  { ours, theirs, started, furnished, theirWorld }: Both,
  { smoke, rounds, seconds, clients }: PeersOptions,
): Promise<PeerResult> {
  const size: LoadSize = smoke ? { clients: 4, seconds: 10, requests: 10 } : { clients, seconds, requests: 1_000_000 }
  const takeOurs = (load: LoadSize) => take(ours, (port) => loadServer(port, () => askUs(furnished), load))
  const takeTheirs = (load: LoadSize) =>
    take(theirs, (port) => loadServer(port, () => askThem(started, theirWorld), load))
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
    label,
    aim,
    gatehouse: middleOf(taken.map((each) => each.gatehouse)),
    theirs: middleOf(taken.map((each) => each.theirs)),
    ratio: median(taken.map((each) => each.gatehouse.perSecond / each.theirs.perSecond)),
  }
}

async function take({ child, port, database }: Side, run: (port: number) => Promise<LoadResult>): Promise<PeerFigures> {
  const [before, databaseBefore] = [await child.ask<Usage>('usage'), await database()]
  const { requests, perSecond, p50, p99 } = await run(port)
  const [after, databaseAfter] = [await child.ask<Usage>('usage'), await database()]
  return {
    perSecond,
    p50,
    p99,
    serverMicros: (after.cpuMicros - before.cpuMicros) / requests,
    databaseMicros: (databaseAfter - databaseBefore) / requests,
  }
}

function middleOf(figures: readonly PeerFigures[]): PeerFigures {
  const middle = (of: (each: PeerFigures) => number) => median(figures.map(of))
  return {
    perSecond: middle((each) => each.perSecond),
    p50: middle((each) => each.p50),
    p99: middle((each) => each.p99),
    serverMicros: middle((each) => each.serverMicros),
    databaseMicros: middle((each) => each.databaseMicros),
  }
}

/** As a table in Markdown, each cell with Gatehouse's figure and the peer's. */
export function showPeers(results: readonly PeerResult[]): string {
  const whole = (value: number) => (Number.isNaN(value) ? '–' : Math.round(value).toLocaleString('en'))
  const fine = (value: number) => value.toFixed(2)
  const rows = results.map(({ peer, label, aim, ratio, gatehouse, theirs }) => {
    const both = (of: (figures: PeerFigures) => string) => `${of(gatehouse)}, ${of(theirs)}`
    return [
      `${label}, \`${peer}\``,
      both(({ perSecond }) => whole(perSecond)),
      fine(ratio),
      fine(aim),
      both(({ p50 }) => fine(p50)),
      both(({ p99 }) => fine(p99)),
      both(({ serverMicros }) => whole(serverMicros)),
      both(({ databaseMicros }) => whole(databaseMicros)),
    ]
  })
  const head = ['Gatehouse and its peer', '/s', 'ratio', 'aim', 'p50 ms', 'p99 ms', 'server µs', 'PostgreSQL µs']
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** Of those that were measured. */
export function peersPass(results: readonly PeerResult[]): boolean {
  return results.every(({ ratio, aim }) => ratio >= aim)
}
