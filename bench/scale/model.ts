import { type MixedCall, mix, peakPerSecond } from './mix.ts'

/** Processor time of one call, in microseconds. */
export interface Cost {
  what: string
  serverMicros: number
  databaseMicros: number
}

/** What was measured, and on what. */
export interface Costs {
  machine: { node: string; cores: number; processor: string | undefined }
  /** Of one process that has served for a while. */
  processMegabytes: number
  calls: readonly Cost[]
}

export interface Bytes {
  table: string
  bytes: number
}

/** What an installation of a size needs in its busiest hour, and on disk after a year. */
export interface Needs {
  users: number
  callsPerSecond: number
  commitsPerSecond: number
  /** Cores of the processes, busy to {@link busyShare}. */
  serverCores: number
  processes: number
  processMegabytes: number
  databaseCores: number
  connections: number
  gigabytes: number
  /** What has to change first. */
  limit: string
}

/** Above it, requests begin to wait for each other. */
export const busyShare = 0.6
/** Of one process to PostgreSQL, as it is set by itself. */
export const connectionsOfProcess = 33

/**
 * Rows that a registered user accounts for. What is kept for a time is counted in days: sessions for a month, events for ninety days (a sign-in records
 * some four), audit events for a year.
 */
export const rowsOfUser: Readonly<Record<string, number>> = {
  users: 1,
  organization_memberships: 1,
  organizations: 1 / 50,
  sessions: 0.1 * 30,
  events: 0.1 * 4 * 90,
  audit_log_events: 365,
}

export function costOf(costs: Costs, { what }: Pick<MixedCall, 'what'>): Cost {
  const cost = costs.calls.find((each) => each.what === what)
  if (cost === undefined) throw new Error(`Nothing was measured for "${what}". Run: npm run simulate -- costs`)
  return cost
}

/** Processor seconds a second that calls take at these rates. */
export function busyCores(costs: Costs, rateOf: (call: MixedCall) => number): { server: number; database: number } {
  let [server, database] = [0, 0]
  for (const call of mix) {
    const { serverMicros, databaseMicros } = costOf(costs, call)
    server += (rateOf(call) * serverMicros) / 1e6
    database += (rateOf(call) * databaseMicros) / 1e6
  }
  return { server, database }
}

export function needsOf(users: number, costs: Costs, bytes: readonly Bytes[]): Needs {
  const rateOf = (call: MixedCall) => peakPerSecond(call, users)
  const busy = busyCores(costs, rateOf)
  const [serverCores, databaseCores] = [busy.server / busyShare, busy.database / busyShare]
  // Two, so that one may stop. A process has one core for its JavaScript.
  const processes = Math.max(2, Math.ceil(serverCores))
  const bytesOfUser = Object.entries(rowsOfUser).reduce((sum, [table, rows]) => sum + rows * bytesOf(bytes, table), 0)
  const needs = {
    users,
    callsPerSecond: mix.reduce((sum, call) => sum + rateOf(call), 0),
    commitsPerSecond: mix.reduce((sum, call) => sum + rateOf(call) * call.commits, 0),
    serverCores,
    processes,
    processMegabytes: processes * costs.processMegabytes,
    databaseCores,
    connections: processes * connectionsOfProcess,
    gigabytes: (users * bytesOfUser) / 1e9,
  }
  return { ...needs, limit: limitOf(needs) }
}

function bytesOf(bytes: readonly Bytes[], table: string): number {
  const found = bytes.find((each) => each.table === table)
  if (found === undefined) throw new Error(`How large a row of ${table} is was not measured.`)
  return found.bytes
}

/** In the order in which they are met. The last one that is met is the one to deal with. */
const limits: readonly { isMet(needs: Omit<Needs, 'limit'>): boolean; limit: string }[] = [
  { isMet: () => true, limit: 'none: two small processes, for the time that one stops' },
  { isMet: ({ serverCores }) => serverCores > 2, limit: 'cores of processes: add processes' },
  { isMet: ({ connections }) => connections > 100, limit: 'connections: put PgBouncer in between' },
  { isMet: ({ gigabytes }) => gigabytes > 2_000, limit: 'storage: export audit logs and keep them for less time' },
  {
    isMet: ({ commitsPerSecond }) => commitsPerSecond > 5_000,
    limit: 'commits: a disk that syncs in less than 0.2 ms',
  },
  { isMet: ({ databaseCores }) => databaseCores > 32, limit: 'cores of PostgreSQL: a larger machine' },
  {
    isMet: ({ databaseCores }) => databaseCores > 96,
    limit: 'cores of PostgreSQL: divide the environments over several installations',
  },
]

function limitOf(needs: Omit<Needs, 'limit'>): string {
  return limits.filter(({ isMet }) => isMet(needs)).at(-1)?.limit ?? ''
}
