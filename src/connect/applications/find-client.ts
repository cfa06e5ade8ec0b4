import { type Context, createContext, type RequestInfo, type System } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { ClientKeySetRow } from './keys/schemas.ts'
import { environmentOf, type NamedClient } from './named-client.ts'
import type { ApplicationRow } from './schemas.ts'

/** An application as the authorization server meets it. */
export interface Client
  extends Pick<
    ApplicationRow,
    'id' | 'client_id' | 'application_type' | 'organization_id' | 'scopes' | 'is_first_party' | 'security_profile'
  > {
  /** The context of its environment, in which the application is the actor. */
  ctx: Context
  /** Whether it has nothing to prove itself with (RFC 6749 §2.1): it uses PKCE, and never had a secret or a key. */
  is_public: boolean
  /** The thumbprint of the certificate that the request came with, and that its tokens are bound to (RFC 8705 §3). */
  certificate?: string | undefined
}

/** The application that a request names, with what proves its identity. */
export interface FoundClient extends Client, Pick<ClientKeySetRow, 'jwks' | 'jwks_uri'> {
  /** Whether the secret belongs to the application. */
  hasSecret: boolean
}

export interface ClientRow extends Omit<FoundClient, 'ctx' | 'hasSecret'> {
  environment_id: string
  environment_client_id: string
  secret_id: string | null
  last_used_at: string | null
}

/** `last_used_at` moves once a minute. */
const resolutionMs = 60_000

/**
 * The application with a client id, in any environment, and whether a secret belongs to it. One indexed read, so a
 * deleted secret stops working at once. Secrets are compared as keyed hashes.
 */
export async function findClient(
  system: System,
  request: RequestInfo,
  named: NamedClient & { secret?: string },
): Promise<FoundClient | undefined> {
  return (await findClientWith<object>(system, request, named))?.client
}

/**
 * As {@link findClient}, with further columns in the one read.
 *
 * @param columns each after a comma, by `a.environment_id`. The caller declares what they are.
 */
export async function findClientWith<More>(
  system: System,
  request: RequestInfo,
  { clientId, secret, at }: NamedClient & { secret?: string },
  columns?: Statement,
): Promise<{ client: FoundClient; more: More } | undefined> {
  const hashes = secret === undefined ? [] : system.hashesOf(secret)
  const row = await system.database.maybe<ClientRow & More>(
    selectClient(clientId, hashes, environmentOf(system, { clientId, at }), columns),
  )
  if (row === undefined) return undefined
  return { client: await clientOf(system, request, row), more: row }
}

async function clientOf(system: System, request: RequestInfo, row: ClientRow): Promise<FoundClient> {
  const { secret_id, last_used_at } = row
  const ctx = createContext(system, {
    environmentId: row.environment_id,
    clientId: row.environment_client_id,
    actor: { type: 'client', id: row.client_id },
    request,
  })
  if (secret_id !== null && (last_used_at === null || Date.parse(last_used_at) < ctx.now().getTime() - resolutionMs))
    await noteUse(ctx, secret_id)
  return {
    id: row.id,
    client_id: row.client_id,
    application_type: row.application_type,
    organization_id: row.organization_id,
    scopes: row.scopes,
    is_first_party: row.is_first_party,
    security_profile: row.security_profile,
    is_public: row.is_public,
    jwks: row.jwks,
    jwks_uri: row.jwks_uri,
    hasSecret: secret_id !== null,
    ctx,
  }
}

/** @param environment by its client id; `null` for whichever it is. @param columns see {@link findClientWith} */
export function selectClient(
  clientId: string,
  secretHashes: readonly Buffer[],
  environment: string | null,
  columns = sql``,
): Statement {
  return sql`
    select a.environment_id, e.client_id as environment_client_id, a.id, a.client_id, a.application_type,
      a.organization_id, a.scopes, a.is_first_party, a.security_profile, s.id as secret_id, s.last_used_at,
      a.token_endpoint_auth_method = 'none' as is_public, a.jwks, a.jwks_uri${columns}
    from connect_applications a
    join environments e on e.id = a.environment_id and e.absent is null
    left join connect_client_secrets s on s.environment_id = a.environment_id and s.application_id = a.id
      and s.hash = ${anyOf(secretHashes)}
    where a.client_id = ${clientId} and (${environment}::text is null or e.client_id = ${environment})`
}

/** A row that another request is about to note, or to delete, is left to it. */
async function noteUse(ctx: Context, id: string): Promise<void> {
  await ctx.db.run(sql`
    update connect_client_secrets set last_used_at = ${ctx.now()} where environment_id = ${ctx.environmentId} and id in (
      select id from connect_client_secrets where environment_id = ${ctx.environmentId} and id = ${id} for update skip locked)`)
}
