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

/** @param total from `connectionLimits.min` on */
export function shareConnections(total: number): ConnectionShares {
  const rest = total - readers - listReaders - listeners
  const queue = Math.min(6, Math.max(3, Math.ceil(rest / 5)))
  const ordinary = Math.floor((rest - queue) / 3)
  return { readers, listReaders, transactions: rest - queue - ordinary, ordinary, queue }
}
