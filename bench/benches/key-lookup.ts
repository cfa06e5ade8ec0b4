import { type SqlValue, type Statement, sql } from '#platform/db/sql.ts'
import type { World } from '../kit/world.ts'
import type { BareRequest, BareSystem } from './bench.ts'
import { inline, text } from './expressions.ts'

export interface KeyOwner {
  environment_id: string
  /** Of the key itself. */
  id: string
  name: string
  client_id: string
}

/** What every authenticated request begins with: the management key's environment. */
export async function lookUpKey({ database, hashCredential }: BareSystem, key: string): Promise<KeyOwner> {
  return database.one<KeyOwner>(selectKeyOwner(hashCredential(key)))
}

export function bearerKey(request: BareRequest): string {
  return request.headers.authorization?.slice('Bearer '.length) ?? ''
}

export function keyLookupScript(world: World): string {
  return inline(selectKeyOwner(`decode(${text(world.keyHash)}, 'hex')`))
}

function selectKeyOwner(hash: SqlValue): Statement {
  return sql`
    select k.environment_id, k.id, k.name, k.last_used_at, k.expires_at, e.client_id
    from credentials c
    join management_keys k on k.environment_id = c.environment_id and k.id = c.owner_id
    join environments e on e.id = c.environment_id and e.absent is null
    where c.hash = ${hash} and c.kind = 'management_key'`
}
