import type { Context, System, TransactionContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'
import type { PublicKey } from './keys/public-keys.ts'
import { type ApplicationRow, applicationColumns, type RegisteredRedirectUri } from './schemas.ts'

export type AuthMethod = 'none' | 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt'

/** What an application that registers itself says of itself, once it is checked. */
export interface Registration {
  name: string
  redirectUris: readonly RegisteredRedirectUri[]
  scopes: readonly string[]
  authMethod: AuthMethod
  jwks: { keys: PublicKey[] } | null
  jwksUri: string | null
}

export interface RegisteredRow extends ApplicationRow {
  token_endpoint_auth_method: AuthMethod
  jwks: { keys: PublicKey[] } | null
  jwks_uri: string | null
}

const columns = sql`${applicationColumns}, a.token_endpoint_auth_method, a.jwks, a.jwks_uri`

/** @param token with which it may change what it registered. */
export function addRegisteredApplication(
  tx: TransactionContext,
  { name, redirectUris, scopes, authMethod, jwks, jwksUri }: Registration,
  { token, expiresAt }: { token: string; expiresAt: Date },
): Promise<RegisteredRow> {
  return tx.db.one<RegisteredRow>(sql`
    insert into connect_applications as a (environment_id, id, client_id, application_type, name, scopes, redirect_uris,
      uses_pkce, token_endpoint_auth_method, jwks, jwks_uri, is_first_party, was_dynamically_registered, registration_hash,
      expires_at, created_at, updated_at)
    values (${tx.environmentId}, ${tx.newId('conn_app')}, ${tx.newId('client')}, 'oauth', ${name}, ${[...scopes]},
      ${JSON.stringify(redirectUris)}::jsonb, true, ${authMethod}, ${jsonOf(jwks)}::jsonb, ${jwksUri}, false, true,
      ${tx.system.hashCredential(token)}, ${expiresAt}, ${tx.now()}, ${tx.now()})
    returning ${columns}`)
}

interface DocumentTimes {
  /** Until when the document is not read again. */
  freshUntil: Date
  /** When the application goes unless a user has authorized it by then. */
  expiresAt: Date
}

export interface KnownDocument {
  document_read_at: string
  document_fresh_until: string
}

/** The document of the application whose client id is an address. */
export function findDocument(ctx: Context, clientId: string): Promise<KnownDocument | undefined> {
  return ctx.db.maybe<KnownDocument>(sql`
    select a.document_read_at, a.document_fresh_until from connect_applications a
    where a.environment_id = ${ctx.environmentId} and a.client_id = ${clientId} and a.document_read_at is not null`)
}

/** Makes the application what its document says. Of several that are met at once, or on several servers, there is one. */
export async function saveDocument(
  ctx: Context,
  clientId: string,
  { name, redirectUris, scopes, authMethod, jwks, jwksUri }: Registration,
  { freshUntil, expiresAt }: DocumentTimes,
): Promise<void> {
  await ctx.db.run(sql`
    insert into connect_applications as a (environment_id, id, client_id, application_type, name, scopes, redirect_uris,
      uses_pkce, token_endpoint_auth_method, jwks, jwks_uri, is_first_party, was_dynamically_registered, document_read_at,
      document_fresh_until, expires_at, created_at, updated_at)
    values (${ctx.environmentId}, ${ctx.newId('conn_app')}, ${clientId}, 'oauth', ${name}, ${[...scopes]},
      ${JSON.stringify(redirectUris)}::jsonb, true, ${authMethod}, ${jsonOf(jwks)}::jsonb, ${jwksUri}, false, true,
      ${ctx.now()}, ${freshUntil}, ${expiresAt}, ${ctx.now()}, ${ctx.now()})
    on conflict (client_id, environment_id) do update set name = excluded.name, scopes = excluded.scopes,
      redirect_uris = excluded.redirect_uris, token_endpoint_auth_method = excluded.token_endpoint_auth_method,
      jwks = excluded.jwks, jwks_uri = excluded.jwks_uri, document_read_at = excluded.document_read_at,
      document_fresh_until = excluded.document_fresh_until,
      expires_at = case when a.expires_at is not null then excluded.expires_at end,
      updated_at = case
        when (a.name, a.scopes, a.redirect_uris, a.token_endpoint_auth_method, a.jwks, a.jwks_uri) is distinct from
          (excluded.name, excluded.scopes, excluded.redirect_uris, excluded.token_endpoint_auth_method, excluded.jwks,
            excluded.jwks_uri)
        then excluded.updated_at else a.updated_at end
    where a.document_read_at <= excluded.document_read_at`)
}

/** The one whose registration a token is of, in any environment. */
export function findRegisteredApplication(
  { database, hashCredential }: System,
  clientId: string,
  token: string,
): Promise<(RegisteredRow & { environment_client_id: string }) | undefined> {
  return database.maybe<RegisteredRow & { environment_client_id: string }>(sql`
    select ${columns}, e.client_id as environment_client_id
    from connect_applications a join environments e on e.id = a.environment_id
    where a.client_id = ${clientId} and a.registration_hash = ${hashCredential(token)}`)
}

/** How it authenticates stays: nothing of it could be given to it in the same answer. */
export function updateRegisteredApplication(
  ctx: Context,
  id: string,
  { name, redirectUris, scopes, jwks, jwksUri }: Registration,
): Promise<RegisteredRow | undefined> {
  return ctx.db.maybe<RegisteredRow>(sql`
    update connect_applications a set name = ${name}, scopes = ${[...scopes]}, redirect_uris = ${JSON.stringify(redirectUris)}::jsonb,
      jwks = ${jsonOf(jwks)}::jsonb, jwks_uri = ${jwksUri}, updated_at = ${ctx.now()}
    where a.environment_id = ${ctx.environmentId} and a.id = ${id} returning ${columns}`)
}

export async function countRegisteredApplications(ctx: Context): Promise<number> {
  const { count } = await ctx.db.one<{ count: number }>(sql`
    select count(*)::integer as count from connect_applications a
    where a.environment_id = ${ctx.environmentId} and a.was_dynamically_registered`)
  return count
}

/** Once a user has authorized it, it stays. */
export async function keepRegisteredApplication(tx: TransactionContext, id: string): Promise<void> {
  await tx.db.run(sql`
    update connect_applications a set expires_at = null
    where a.environment_id = ${tx.environmentId} and a.id = ${id} and a.expires_at is not null`)
}

/** Those that nobody has authorized have nothing that would end with them. */
export async function deleteExpiredApplications({ database, now }: System): Promise<void> {
  await database.run(sql`delete from connect_applications where expires_at < ${now()}`)
}

function jsonOf(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}
