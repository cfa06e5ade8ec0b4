import type { Context, System } from '#platform/context.ts'

const underWay = new WeakMap<System, Map<string, Promise<void>>>()

/** Work that requests of this process share: a request that comes while it runs waits for it, and for its failure. */
export function onceAtATime({ system, environmentId }: Context, id: string, work: () => Promise<void>): Promise<void> {
  const running = underWay.get(system) ?? new Map<string, Promise<void>>()
  underWay.set(system, running)
  const key = `${environmentId}/${id}`
  const run = running.get(key) ?? work().finally(() => running.delete(key))
  running.set(key, run)
  return run
}
