import { sql } from '../../src/platform/db/sql.ts'
import type { World } from '../kit/world.ts'
import type { BareRequest, BareSystem } from './bench.ts'

export interface KeyOwner {
  environment_id: string
  owner_id: string
  client_id: string
}

/** What every authenticated request begins with: the management key's environment. */
export async function lookUpKey({ database, hashCredential }: BareSystem, key: string): Promise<KeyOwner> {
  return database.one<KeyOwner>(sql`
    select c.environment_id, c.owner_id, e.client_id
    from credentials c join environments e on e.id = c.environment_id
    where c.hash = ${hashCredential(key)} and c.kind = 'management_key'`)
}

export function bearerKey(request: BareRequest): string {
  return request.headers.authorization?.slice('Bearer '.length) ?? ''
}

/** The same in pgbench's notation. */
export function keyLookupScript(world: World): string {
  return `select c.environment_id, c.owner_id, e.client_id
    from credentials c join environments e on e.id = c.environment_id
    where c.hash = decode('${world.keyHash}', 'hex') and c.kind = 'management_key';
`
}
