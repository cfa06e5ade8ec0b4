import type { ContextParts, System } from '#platform/context.ts'

/** What a management key opens. Its environment, client id and key id never change; its name may. */
export interface KeyCaller extends Pick<ContextParts, 'environmentId' | 'clientId'> {
  actor: Extract<ContextParts['actor'], { type: 'api_key' }>
}

/** A process forgets the key that it learned first beyond this number. */
const mostKeys = 10_000

const known = new WeakMap<System['database'], Map<string, KeyCaller>>()

function keysOf({ database }: System): Map<string, KeyCaller> {
  const keys = known.get(database) ?? new Map<string, KeyCaller>()
  known.set(database, keys)
  return keys
}

/** Named by its newest hash: after a rotation of the keys of the database every key is learned again. */
const nameOf = ([newest]: readonly Buffer[]) => newest?.toString('base64') ?? ''

/** What keys opened when they were last looked up. Whether one still does is asked for each request (`PresumedCaller`). */
export const knownKeys = {
  find: (system: System, hashes: readonly Buffer[]): KeyCaller | undefined => keysOf(system).get(nameOf(hashes)),
  remember(system: System, hashes: readonly Buffer[], caller: KeyCaller): void {
    const keys = keysOf(system)
    keys.set(nameOf(hashes), caller)
    const [oldest] = keys.size > mostKeys ? keys.keys() : []
    if (oldest !== undefined) keys.delete(oldest)
  },
  forget(system: System, hashes: readonly Buffer[]): void {
    keysOf(system).delete(nameOf(hashes))
  },
}
