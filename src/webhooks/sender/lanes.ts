import type { ClaimedDelivery } from './claimed-delivery.ts'

/** What this process holds for one endpoint: some deliveries under way, some waiting for their turn. */
interface Lane {
  running: number
  waiting: ClaimedDelivery[]
  /** Its last request was answered soon, so it is worth while to hold deliveries ready for it. */
  isFast: boolean
}

/** How many requests an endpoint gets at once. */
const width = 8
/** How many deliveries are held for an endpoint that answers soon. Others get no more than can be under way. */
const fastLength = 32
const fastMs = 250
/** A lane asks for more when fewer wait in it. */
const refillBelow = 12

/** How many deliveries each endpoint has in this process, and how many it may have. */
export type Held = Record<string, { held: number; cap: number }>

/** What an endpoint may have that holds nothing. */
export const defaultCap = width

export interface Lanes {
  held(): Held
  add(delivery: ClaimedDelivery): void
  /** Forgets what was not started. */
  clear(): void
}

/**
 * A lane for each endpoint, so that none waits for another.
 *
 * @param send never rejects.
 * @param onRoom told when a lane has little left to do.
 */
export function createLanes(send: (delivery: ClaimedDelivery) => Promise<void>, onRoom: () => void): Lanes {
  const lanes = new Map<string, Lane>()

  async function run(endpointId: string, lane: Lane, delivery: ClaimedDelivery): Promise<void> {
    lane.running += 1
    const began = performance.now()
    await send(delivery)
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
    add(delivery) {
      const { endpoint_id } = delivery
      const lane = lanes.get(endpoint_id) ?? { running: 0, waiting: [], isFast: false }
      lanes.set(endpoint_id, lane)
      lane.waiting.push(delivery)
      start(endpoint_id, lane)
    },
    clear() {
      for (const lane of lanes.values()) lane.waiting = []
    },
  }
}
