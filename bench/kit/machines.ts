import type { Context } from '#platform/context.ts'
import { currentKey, signToken } from '#sign-in/access-tokens/index.ts'
import { organizationId, seedIdBody } from './world.ts'

/** How many machines there are, each with a secret. Alone in this file, so that the limit can have the same ones. */
export const machineCount = 100
export const machineScope = 'orders:read'

export function machineClientId(environmentClientId: string, number: number): string {
  return `${environmentClientId}_m${number}`
}

/** As long as a real one. */
export function machineSecret(number: number): string {
  return String(number).padStart(43, 's')
}

export function basicOf(clientId: string, secret: string): string {
  return `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`
}

/** Fills in the machines. Their last use lies ahead, so that no contender writes it down. */
export async function insertMachines({ system, environmentId, clientId }: Context): Promise<void> {
  const numbers = Array.from({ length: machineCount }, (_, i) => i + 1)
  const id = (prefix: string) => `'${prefix}_${seedIdBody}' || lpad(i::text, 16, '0')`
  await system.database.pool.query(
    `insert into connect_applications (environment_id, id, client_id, application_type, name, organization_id, scopes,
       redirect_uris, uses_pkce, is_first_party, was_dynamically_registered, created_at, updated_at)
     select $1, ${id('conn_app')}, $2 || '_m' || i, 'm2m', 'Machine ' || i, $3, $4, '[]', false, false, false, now(), now()
     from generate_series(1, $5::integer) i on conflict do nothing`,
    [environmentId, clientId, organizationId(1), [machineScope], machineCount],
  )
  await system.database.pool.query(
    `insert into connect_client_secrets (environment_id, id, application_id, hash, hint, last_used_at, created_at, updated_at)
     select $1, ${id('secret')}, ${id('conn_app')}, hash, 'ssss', now() + interval '1 day', now(), now()
     from unnest($2::bytea[]) with ordinality as hashes (hash, i) on conflict do nothing`,
    [environmentId, numbers.map((number) => system.hashCredential(machineSecret(number)))],
  )
}

export async function makeMachineToken(ctx: Context): Promise<string> {
  const client = machineClientId(ctx.clientId, 1)
  const now = Math.floor(ctx.now().getTime() / 1_000)
  return signToken(await currentKey(ctx), 'at+jwt', {
    iss: `${ctx.system.config.url}/oauth2/${ctx.clientId}`,
    sub: client,
    aud: ctx.clientId,
    client_id: client,
    org_id: organizationId(1),
    scope: machineScope,
    jti: '01J00000000000000000000000',
    iat: now,
    exp: now + 86_400,
  })
}
