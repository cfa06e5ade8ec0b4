import type { IncomingHttpHeaders } from 'node:http'
import type { Context, System } from '#platform/context.ts'
import type { Statement } from '#platform/db/sql.ts'
import type { SeedSize, World } from '../kit/world.ts'

/** One thing that is measured. All of it stands in one file: what is asked, how the limit does it, and how pgbench would. */
export interface Bench {
  name: string
  /** A sentence for the list of benches. */
  summary: string
  /** The least share of the limit's rate. */
  bar: number
  cases: readonly BenchCase[]
  /**
   * What the rate is held against: a bare `node:http` server that sends the same statements, password verification alone, or
   * the package `oidc-provider` with its memory.
   */
  limit: BareRoute | 'argon2' | 'oidc-provider'
  /** Read or list: its rate must not depend on the number of organizations. */
  slope?: boolean
  /** Adds rows to a world that no other bench needs. */
  seed?(context: Context, size: SeedSize): Promise<void>
  /** Gives back what a run has used up. Sent by the load generator before each run, of whichever contender. */
  renew?(world: World): Statement[]
}

export interface BenchCase {
  label: string
  /** The traffic of one of the connections. Called once a run for each connection. */
  connect(world: World, place: Place): Traffic
  /** The same statements in pgbench's notation. */
  pgbench?(world: World): string
}

/** Which of how many connections this is: together they share out what must not be used by two at once. */
export interface Place {
  connection: number
  connections: number
}

export interface Traffic {
  /** `undefined` when this connection has nothing left to ask: that ends the run. */
  next(): ApiRequest | undefined
  /** Sees the answer, where the next request depends on it. */
  answered?(body: Buffer): void
}

export interface ApiRequest {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

/** The limit's way to serve a bench: no framework, no validation, no error handling, nothing that is not needed for the answer. */
export interface BareRoute {
  matches(request: BareRequest): boolean
  serve(request: BareRequest, system: BareSystem): Promise<BareAnswer>
}

/** Of the product, the limit uses the driver's wrapper, ids, and what credentials are hashed and secrets opened with. */
export type BareSystem = Pick<System, 'config' | 'database' | 'keyring' | 'hashCredential' | 'newId' | 'now'>

export interface BareRequest {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}

export interface BareAnswer {
  status: number
  /** JSON, or an object that becomes it; empty for none. */
  body: object | Buffer
  /** That of the body, where it is compressed. */
  encoding?: string
}

/** Whether the limit is the bare server. */
export function isBare(limit: Bench['limit']): limit is BareRoute {
  return typeof limit === 'object'
}

/** A whole number from `low` to `high`, both included. */
export function randomBetween(low: number, high: number): number {
  return low + Math.floor(Math.random() * (high - low + 1))
}

/** This connection's share of the numbers from 0 to below `count`, again and again. */
export function takeTurns(count: number, { connection, connections }: Place): () => number {
  const share = Math.max(1, Math.floor(count / connections))
  // Not from the beginning each time: there are limits on tries against one address.
  let turn = randomBetween(0, share - 1)
  return () => ((turn++ % share) * connections + connection) % count
}

/** This connection's share of the numbers from 0 to below `count`, each once; then `undefined`. */
export function takeOnce(count: number, { connection, connections }: Place): () => number | undefined {
  let next = connection
  return () => {
    const turn = next
    next += connections
    return turn < count ? turn : undefined
  }
}

export function defineBench(bench: Bench): Bench {
  return bench
}
