/** How the connections of a process are divided among what uses them. */
export interface ConnectionShares {
  /** Pipelined, for all single statements. Few batch better than many. */
  readers: number
  /** One for each transaction that runs. */
  transactions: number
  /** For statements that take long. */
  ordinary: number
  /** For the queue: one for each lane listens, the others take and finish jobs. */
  queue: number
}

/** Of {@link connectionLimits}: two readers and the listener for notifications, in every configuration. */
const readers = 2
const listeners = 1

export const connectionLimits = { min: 10, usual: 33, max: 500 }

/** @param total from `connectionLimits.min` on */
export function shareConnections(total: number): ConnectionShares {
  const rest = total - readers - listeners
  const queue = Math.min(6, Math.max(3, Math.floor(rest / 5)))
  const ordinary = Math.floor((rest - queue) / 3)
  return { readers, transactions: rest - queue - ordinary, ordinary, queue }
}
