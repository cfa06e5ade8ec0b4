import type { Context, System, TransactionContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import type { PublicKey } from './keys/public-keys.ts'
import { type ApplicationRow, applicationColumns, type RegisteredRedirectUri } from './schemas.ts'

export type AuthMethod = 'none' | 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt'

/** The checked metadata of an application that registers itself. */
export interface Registration {
  name: string
  redirectUris: readonly RegisteredRedirectUri[]
  scopes: readonly string[]
  authMethod: AuthMethod
  jwks: { keys: PublicKey[] } | null
  jwksUri: string | null
  logoutUri: string | null
  /** Whether it goes by the `sid` of logout tokens. */
  needsSid: boolean
}

export interface RegisteredRow extends ApplicationRow {
  token_endpoint_auth_method: AuthMethod
  jwks: { keys: PublicKey[] } | null
  jwks_uri: string | null
}

const noteEveryMs = 43_200_000

const columns = sql`${applicationColumns}, a.token_endpoint_auth_method, a.jwks, a.jwks_uri`

/** @param token with which it may change what it registered. */
export function addRegisteredApplication(
  tx: TransactionContext,
  { name, redirectUris, scopes, authMethod, jwks, jwksUri, logoutUri, needsSid }: Registration,
  token: string,
): Promise<RegisteredRow> {
  return tx.db.one<RegisteredRow>(sql`
    insert into connect_applications as a (environment_id, id, client_id, application_type, name, scopes, redirect_uris,
      uses_pkce, token_endpoint_auth_method, jwks, jwks_uri, is_first_party, was_dynamically_registered, registration_hash,
      backchannel_logout_uri, backchannel_logout_session_required, idle_since, created_at, updated_at)
    values (${tx.environmentId}, ${tx.newId('conn_app')}, ${tx.newId('client')}, 'oauth', ${name}, ${[...scopes]},
      ${JSON.stringify(redirectUris)}::jsonb, true, ${authMethod}, ${jsonOf(jwks)}::jsonb, ${jwksUri}, false, true,
      ${tx.system.hashCredential(token)}, ${logoutUri}, ${needsSid}, ${tx.now()}, ${tx.now()}, ${tx.now()})
    returning ${columns}`)
}

export interface KnownDocument {
  document_read_at: string
  document_fresh_until: string
}

/** The metadata document of the application whose client id is its URL. */
export function findDocument(ctx: Context, clientId: string): Promise<KnownDocument | undefined> {
  return ctx.db.maybe<KnownDocument>(sql`
    select a.document_read_at, a.document_fresh_until from connect_applications a
    where a.environment_id = ${ctx.environmentId} and a.client_id = ${clientId} and a.document_read_at is not null`)
}

/**
 * Makes the application what its document says. Of several that are met at once, or on several servers, there is one.
 *
 * @param freshUntil until when the document is not read again.
 */
export async function saveDocument(
  ctx: Context,
  clientId: string,
  { name, redirectUris, scopes, authMethod, jwks, jwksUri, logoutUri, needsSid }: Registration,
  freshUntil: Date,
): Promise<void> {
  await ctx.db.run(sql`
    insert into connect_applications as a (environment_id, id, client_id, application_type, name, scopes, redirect_uris,
      uses_pkce, token_endpoint_auth_method, jwks, jwks_uri, is_first_party, was_dynamically_registered, backchannel_logout_uri,
      backchannel_logout_session_required, document_read_at, document_fresh_until, idle_since, created_at, updated_at)
    values (${ctx.environmentId}, ${ctx.newId('conn_app')}, ${clientId}, 'oauth', ${name}, ${[...scopes]},
      ${JSON.stringify(redirectUris)}::jsonb, true, ${authMethod}, ${jsonOf(jwks)}::jsonb, ${jwksUri}, false, true,
      ${logoutUri}, ${needsSid}, ${ctx.now()}, ${freshUntil}, ${ctx.now()}, ${ctx.now()}, ${ctx.now()})
    on conflict (client_id, environment_id) do update set name = excluded.name, scopes = excluded.scopes,
      redirect_uris = excluded.redirect_uris, token_endpoint_auth_method = excluded.token_endpoint_auth_method,
      jwks = excluded.jwks, jwks_uri = excluded.jwks_uri, backchannel_logout_uri = excluded.backchannel_logout_uri,
      backchannel_logout_session_required = excluded.backchannel_logout_session_required, document_read_at = excluded.document_read_at,
      document_fresh_until = excluded.document_fresh_until,
      updated_at = case
        when (a.name, a.scopes, a.redirect_uris, a.token_endpoint_auth_method, a.jwks, a.jwks_uri,
          a.backchannel_logout_uri, a.backchannel_logout_session_required) is distinct from
          (excluded.name, excluded.scopes, excluded.redirect_uris, excluded.token_endpoint_auth_method, excluded.jwks,
            excluded.jwks_uri, excluded.backchannel_logout_uri, excluded.backchannel_logout_session_required)
        then excluded.updated_at else a.updated_at end
    where a.document_read_at <= excluded.document_read_at`)
}

/** The application with this registration access token, in any environment. */
export function findRegisteredApplication(
  { database, hashesOf }: System,
  clientId: string,
  token: string,
): Promise<(RegisteredRow & { environment_client_id: string }) | undefined> {
  return database.maybe<RegisteredRow & { environment_client_id: string }>(sql`
    select ${columns}, e.client_id as environment_client_id
    from connect_applications a join environments e on e.id = a.environment_id and e.absent is null
    where a.client_id = ${clientId} and a.registration_hash = ${anyOf(hashesOf(token))}`)
}

/** How it authenticates stays: nothing of it could be given to it in the same answer. */
export function updateRegisteredApplication(
  ctx: Context,
  id: string,
  { name, redirectUris, scopes, jwks, jwksUri, logoutUri, needsSid }: Registration,
): Promise<RegisteredRow | undefined> {
  return ctx.db.maybe<RegisteredRow>(sql`
    update connect_applications a set name = ${name}, scopes = ${[...scopes]}, redirect_uris = ${JSON.stringify(redirectUris)}::jsonb,
      jwks = ${jsonOf(jwks)}::jsonb, jwks_uri = ${jwksUri}, backchannel_logout_uri = ${logoutUri},
      backchannel_logout_session_required = ${needsSid}, updated_at = ${ctx.now()}
    where a.environment_id = ${ctx.environmentId} and a.id = ${id} returning ${columns}`)
}

/** Moves `idle_since` of applications that came by themselves and are in use, twice a day at most. */
export async function noteUseOfRegistered(ctx: Context, ids: readonly string[]): Promise<void> {
  await ctx.db.run(sql`
    update connect_applications a set idle_since = ${ctx.now()}
    where a.environment_id = ${ctx.environmentId} and a.id = any(${[...ids]}) and a.was_dynamically_registered
      and a.idle_since < ${new Date(ctx.now().getTime() - noteEveryMs)}`)
}

/** An application that came by itself, and since when no live grant of it is known. */
export interface IdleApplication {
  environment_id: string
  id: string
  idle_since: string
}

/** Some applications of all environments whose use was not recorded for a while, in the order of their keys. */
export function readIdleApplications(
  { database, now }: System,
  after: Pick<IdleApplication, 'environment_id' | 'id'> | undefined,
  limit: number,
): Promise<IdleApplication[]> {
  const { environment_id = '', id = '' } = after ?? {}
  return database.many<IdleApplication>(sql`
    select a.environment_id, a.id, a.idle_since from connect_applications a
    where a.was_dynamically_registered and (a.environment_id, a.id) > (${environment_id}, ${id})
      and a.idle_since < ${new Date(now().getTime() - noteEveryMs)}
    order by a.environment_id, a.id limit ${limit}`)
}

function jsonOf(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}
