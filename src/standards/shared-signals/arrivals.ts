import { type Bell, createBell } from '#platform/bell.ts'
import type { System } from '#platform/context.ts'

export interface Arrivals {
  /** Resolves when signals were queued, or after `timeoutMs`. */
  next(timeoutMs: number): Promise<void>
  /** Does work that waits for signals of a stream; `undefined` at once if as much of it does as may. */
  withPlace<T>(streamId: string, work: () => Promise<T>): Promise<T | undefined>
}

/** Of a stream, in each process. A receiver needs one; each costs a look into the database every second. */
const mostWaiting = 4

const arrivalsBySystem = new WeakMap<System, Arrivals>()

/** One listener for a process, whatever number of polls wait. */
export function arrivalsOf(system: System): Arrivals {
  const known = arrivalsBySystem.get(system)
  if (known !== undefined) return known
  const bells = new Set<Bell>()
  const places = new Map<string, number>()
  system.wakeUps.listen('signals', () => {
    for (const bell of bells) bell.ring()
  })
  const arrivals: Arrivals = {
    async next(timeoutMs) {
      const bell = createBell()
      bells.add(bell)
      await bell.rung(timeoutMs)
      bells.delete(bell)
    },
    async withPlace(streamId, work) {
      const taken = places.get(streamId) ?? 0
      if (taken >= mostWaiting) return undefined
      places.set(streamId, taken + 1)
      try {
        return await work()
      } finally {
        const left = (places.get(streamId) ?? 1) - 1
        if (left === 0) places.delete(streamId)
        else places.set(streamId, left)
      }
    },
  }
  arrivalsBySystem.set(system, arrivals)
  return arrivals
}
