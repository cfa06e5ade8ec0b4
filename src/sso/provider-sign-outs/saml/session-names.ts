import type { Context } from '#platform/context.ts'

/**
 * What a session is found by when its provider ends it: keyed hashes, because a NameID is often an email. The format and the
 * qualifiers do not count: providers write them in one message and leave them out of the next.
 */
export function nameIdHash({ system }: Context, connectionId: string, nameId: string): Buffer {
  return system.stableHash(`name_id ${connectionId} ${nameId}`)
}

export function sessionIndexHash({ system }: Context, connectionId: string, sessionIndex: string): Buffer {
  return system.stableHash(`session_index ${connectionId} ${sessionIndex}`)
}
