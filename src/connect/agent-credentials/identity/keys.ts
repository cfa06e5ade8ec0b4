import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { Context, System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

const newKeyPair = promisify(generateKeyPair)

/** After this time another key signs. No one but this server verifies what it signs, so no key needs to be published ahead. */
export const signingDays = 90

export interface AgentKey {
  kid: string
  privateKey: KeyObject
}

export interface PublicAgentKey {
  kty: 'EC'
  crv: 'P-256'
  x: string
  y: string
  alg: 'ES256'
  use: 'sig'
  kid: string
}

/** The key that signs now. Made at the first use, and again when it is old; of keys made at once the newest signs. */
export async function currentAgentKey(ctx: Context): Promise<AgentKey> {
  const since = new Date(ctx.now().getTime() - signingDays * 86_400_000)
  const row = await ctx.system.database.maybe<{ id: string; sealed_private_key: string }>(sql`
    select id, sealed_private_key from agent_keys
    where environment_id = ${ctx.environmentId} and created_at > ${since} order by id desc limit 1`)
  if (row === undefined) return createKey(ctx)
  const key = ctx.system.keyring.open(row.sealed_private_key, sealContext(row.id))
  return { kid: row.id, privateKey: createPrivateKey({ key, format: 'der', type: 'pkcs8' }) }
}

/** Current keys, and former keys whose assertions may not have expired yet. */
export async function publishedAgentKeys(ctx: Context): Promise<PublicAgentKey[]> {
  const rows = await ctx.db.many<{ public_jwk: PublicAgentKey }>(sql`
    select public_jwk from agent_keys where environment_id = ${ctx.environmentId} order by id`)
  return rows.map(({ public_jwk }) => public_jwk)
}

export async function findAgentKey(ctx: Context, kid: string): Promise<PublicAgentKey | undefined> {
  const row = await ctx.db.maybe<{ public_jwk: PublicAgentKey }>(sql`
    select public_jwk from agent_keys where environment_id = ${ctx.environmentId} and id = ${kid}`)
  return row?.public_jwk
}

/** Removes all keys, which an attacker may have: the next use makes another one, and what they signed is refused. */
export async function removeAgentKeys({ database }: Pick<System, 'database'>): Promise<void> {
  await database.run(sql`delete from agent_keys`)
}

/** Commits by itself: what was signed with the key must verify even if the request fails. */
async function createKey(ctx: Context): Promise<AgentKey> {
  const kid = ctx.newId('agent_key')
  const { publicKey, privateKey } = await newKeyPair('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const jwk: PublicAgentKey = { kty: 'EC', crv: 'P-256', x, y, alg: 'ES256', use: 'sig', kid }
  const sealed = ctx.system.keyring.seal(privateKey.export({ format: 'der', type: 'pkcs8' }), sealContext(kid))
  await ctx.system.database.run(sql`
    insert into agent_keys (environment_id, id, public_jwk, sealed_private_key, created_at)
    values (${ctx.environmentId}, ${kid}, ${{ ...jwk }}, ${sealed}, ${ctx.now()})`)
  return { kid, privateKey }
}

function sealContext(id: string): string {
  return `agent_key:${id}`
}
