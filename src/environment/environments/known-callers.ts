import type { ContextParts, System } from '#platform/context.ts'

/** What a management key opens, or a client id by itself. Environment, client id and the key's own id never change; a key's name may. */
export interface Caller extends Pick<ContextParts, 'environmentId' | 'clientId'> {
  actor: Extract<ContextParts['actor'], { type: 'api_key' | 'client' }>
}

/** A process forgets the caller that it learned first beyond this number. */
const mostCallers = 10_000

const known = new WeakMap<System['database'], Map<string, Caller>>()

function callersOf({ database }: System): Map<string, Caller> {
  const callers = known.get(database) ?? new Map<string, Caller>()
  known.set(database, callers)
  return callers
}

/** Named by the newest hash: after a rotation of the keys of the database every key is learned again. */
export const nameOfKey = ([newest]: readonly Buffer[]) => `key ${newest?.toString('base64') ?? ''}`
export const nameOfClient = (clientId: string) => `client ${clientId}`

/** What callers opened when they were last looked up. Whether they still do is asked for each request (`PresumedCaller`). */
export const knownCallers = {
  find: (system: System, name: string): Caller | undefined => callersOf(system).get(name),
  remember(system: System, name: string, caller: Caller): void {
    const callers = callersOf(system)
    callers.set(name, caller)
    const [oldest] = callers.size > mostCallers ? callers.keys() : []
    if (oldest !== undefined) callers.delete(oldest)
  },
  forget(system: System, name: string): void {
    callersOf(system).delete(name)
  },
}
