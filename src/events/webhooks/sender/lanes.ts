/** Sends a delivery. Never rejects. */
export type Send = () => Promise<void>

/** The deliveries of this process for one endpoint: some being sent, some waiting. */
interface Lane {
  running: number
  waiting: Send[]
  /** Its last request was answered quickly, so holding more deliveries for it pays off. */
  isFast: boolean
}

/** How many concurrent requests an endpoint gets. */
const width = 8
/** How many deliveries are held for a fast endpoint. Others get only as many as can be sent concurrently. */
const fastLength = 32
const fastMs = 250
/** A lane requests more when fewer are waiting. */
const refillBelow = 12

/** How many deliveries each endpoint has in this process, and how many it may have. */
export type Held = Record<string, { held: number; cap: number }>

/** The limit of an endpoint without a lane. */
export const defaultCap = width

export interface Lanes {
  held(): Held
  add(endpointId: string, send: Send): void
  /** Drops deliveries that were not started. */
  clear(): void
}

/**
 * A lane for each endpoint, so that endpoints do not wait for each other.
 *
 * @param onRoom called when a lane runs low.
 */
export function createLanes(onRoom: () => void): Lanes {
  const lanes = new Map<string, Lane>()

  async function run(endpointId: string, lane: Lane, send: Send): Promise<void> {
    lane.running += 1
    const began = performance.now()
    await send()
    lane.isFast = performance.now() - began < fastMs
    lane.running -= 1
    start(endpointId, lane)
    if (lane.running === 0) lanes.delete(endpointId)
    if (lane.waiting.length < refillBelow) onRoom()
  }

  function start(endpointId: string, lane: Lane): void {
    while (lane.running < width) {
      const next = lane.waiting.shift()
      if (next === undefined) return
      void run(endpointId, lane, next)
    }
  }

  return {
    held: () =>
      Object.fromEntries(
        [...lanes].map(([id, { running, waiting, isFast }]) => {
          return [id, { held: running + waiting.length, cap: isFast ? fastLength : width }]
        }),
      ),
    add(endpointId, send) {
      const lane = lanes.get(endpointId) ?? { running: 0, waiting: [], isFast: false }
      lanes.set(endpointId, lane)
      lane.waiting.push(send)
      start(endpointId, lane)
    },
    clear() {
      for (const lane of lanes.values()) lane.waiting = []
    },
  }
}
