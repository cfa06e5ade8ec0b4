import type { Child } from '../kit/child.ts'
import type { LoadResult, LoadSize } from '../kit/load-types.ts'
import type { BenchProvider } from '../sso/oidc/provider.ts'
import type { Furnished } from './furnish.ts'

/** What a server said when it was ready. */
export interface Started {
  port: number
  [name: string]: unknown
}

/** What load is put on: a server, or a program that does its work without one, which has no port. */
export interface Target {
  child: Child
  port: number
}

export type Load = (target: Target, size: LoadSize) => Promise<LoadResult>

/** The same asked of Gatehouse and of a peer. */
export interface PeerCase {
  label: string
  /** The share of the peer's rate that is aimed at. */
  aim: number
  ours(world: Furnished, provider: BenchProvider): Load
  theirs(started: Started, world: Furnished | undefined, provider: BenchProvider): Load
}

export interface Peer {
  /** Of its file in `servers/`, too. */
  name: string
  /** How a table names it. Unset: by its name. */
  shownAs?: string
  /** What is installed for it: names with exact versions. None for a program of this repository. */
  packages: readonly string[]
  /** The program of this repository that it is. */
  program?: 'bench/peers/one-statement-server' | 'bench/argon2-rate'
  /** Whether it keeps its data in PostgreSQL: in a database beside Gatehouse's. */
  isDurable: boolean
  /** Whether it speaks Gatehouse's API, so that the same objects are made in it by the same calls. */
  speaksApi?: boolean
  /** Whether it answers from Gatehouse's own database. */
  sharesDatabase?: boolean
  cases: readonly PeerCase[]
}
