/** How the connections of a process are divided among what uses them. */
export interface ConnectionShares {
  /** Pipelined, for single statements of requests. Few batch better than many. */
  readers: number
  /** Pipelined, for single statements of lists, jobs and crons, which are never in the way of reads by id. */
  listReaders: number
  /** One for each transaction that runs. */
  transactions: number
  /** For statements that take long, divided among the kinds of work (`slow-work.ts`). */
  ordinary: number
  /** For the queue: one listens, the others take and finish jobs. */
  queue: number
}

/** Of {@link connectionLimits}: the readers and the listener for notifications, in every configuration. */
const readers = 2
const listReaders = 1
const listeners = 1

export const connectionLimits = { min: 10, usual: 33, max: 500 }
/** Of a process behind a pooler, where connections are cheap and sessions are few. */
export const pooledLimits = { ...connectionLimits, usual: 24 }

/** Behind a pooler these lead past it, so that ten processes fit PostgreSQL's default of 100 connections. */
const directQueue = 3
export const directConnections = directQueue + listeners
/**
 * Behind a pooler, one for each kind of slow work: such a statement keeps a session of PostgreSQL for as long as it takes, and
 * all processes together must leave some to the others.
 */
const pooledOrdinary = 4

/** @param total from `connectionLimits.min` on */
export function shareConnections(total: number, isPooled = false): ConnectionShares {
  const rest = total - readers - listReaders - listeners
  const queue = isPooled ? directQueue : Math.min(6, Math.max(3, Math.ceil(rest / 5)))
  const third = Math.floor((rest - queue) / 3)
  const ordinary = isPooled ? Math.min(pooledOrdinary, third) : third
  return { readers, listReaders, transactions: rest - queue - ordinary, ordinary, queue }
}
