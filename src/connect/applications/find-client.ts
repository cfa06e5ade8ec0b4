import { type Context, createContext, type RequestInfo, type System } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { ClientKeySetRow } from './keys/schemas.ts'
import { environmentOf, type NamedClient } from './named-client.ts'
import type { ApplicationRow } from './schemas.ts'

/** An application as the authorization server meets it. */
export interface Client
  extends Pick<
    ApplicationRow,
    'id' | 'client_id' | 'application_type' | 'organization_id' | 'scopes' | 'is_first_party'
  > {
  /** Of its environment. It acts. */
  ctx: Context
  /** Whether it has nothing to prove itself with (RFC 6749 §2.1): it uses PKCE, and never had a secret or a key. */
  is_public: boolean
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
  { clientId, secret, at }: NamedClient & { secret?: string },
): Promise<FoundClient | undefined> {
  const hashes = secret === undefined ? [] : system.hashesOf(secret)
  const row = await system.database.maybe<ClientRow>(
    selectClient(clientId, hashes, environmentOf(system, { clientId, at })),
  )
  if (row === undefined) return undefined
  const { environment_id, environment_client_id, secret_id, last_used_at, ...application } = row
  const ctx = createContext(system, {
    environmentId: environment_id,
    clientId: environment_client_id,
    actor: { type: 'client', id: application.client_id },
    request,
  })
  if (secret_id !== null && (last_used_at === null || Date.parse(last_used_at) < ctx.now().getTime() - resolutionMs))
    await noteUse(ctx, secret_id)
  return { ...application, ctx, hasSecret: secret_id !== null }
}

/** @param environment by its client id; `null` for whichever it is. */
export function selectClient(clientId: string, secretHashes: readonly Buffer[], environment: string | null): Statement {
  return sql`
    select a.environment_id, e.client_id as environment_client_id, a.id, a.client_id, a.application_type,
      a.organization_id, a.scopes, a.is_first_party, s.id as secret_id, s.last_used_at,
      a.token_endpoint_auth_method = 'none' as is_public, a.jwks, a.jwks_uri
    from connect_applications a
    join environments e on e.id = a.environment_id
    left join connect_client_secrets s on s.environment_id = a.environment_id and s.application_id = a.id
      and s.hash = any(${secretHashes})
    where a.client_id = ${clientId} and (${environment}::text is null or e.client_id = ${environment})`
}

/** A row that another request is about to note, or to delete, is left to it. */
async function noteUse(ctx: Context, id: string): Promise<void> {
  await ctx.db.run(sql`
    update connect_client_secrets set last_used_at = ${ctx.now()} where environment_id = ${ctx.environmentId} and id in (
      select id from connect_client_secrets where environment_id = ${ctx.environmentId} and id = ${id} for update skip locked)`)
}
