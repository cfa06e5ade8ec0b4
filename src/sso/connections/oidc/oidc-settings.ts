import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { keptSecretFaults, requireSecretAgain } from '#platform/http/kept-secret.ts'
import { type StoredDiscoveryFailure, soon, toStored } from '../../provider-documents/index.ts'
import type { ClientAuthentication } from './client-authentication.ts'
import { insertFirstOidcKey, publishedOidcKeys } from './oidc-keys.ts'
import type { Discovery, OidcChange } from './resolve-oidc.ts'

export interface OidcSettingsRow {
  connection_id: string
  issuer: string | null
  discovery_endpoint: string | null
  client_id: string | null
  sealed_client_secret: string | null
  /** Null for what the provider announces. */
  client_authentication: ClientAuthentication | null
  scopes: string[]
  kept_redirect_uri: string | null
  uses_pkce: boolean
  id_token_algorithm: string | null
  asks_userinfo: boolean | null
  /** Whether applications get tokens for what the provider asserts of its users. */
  accepts_identity_assertions: boolean
  /** Null until the discovery document was read once. */
  discovery_read_at: string | null
  discovery_failure: StoredDiscoveryFailure | null
  /** Since the connection was made, or its provider changed. */
  discovery_failures: number
  discovery_due_at: string | null
}

/** Settings that only official bodies have. `undefined` leaves a setting unchanged. */
export interface OidcExtras {
  /** An address of an earlier product, which forwards answers to ours. Null for ours. */
  keptRedirectUri?: string | null
  usesPkce?: boolean
  /** Null for those that the provider announces. */
  idTokenAlgorithm?: string | null
  /** Null for when the ID token lacks what is read. */
  asksUserinfo?: boolean | null
}

/** What an OpenID Connect connection knows of its provider, complete or not. */
export interface OidcClient {
  /** Null until the discovery document was read. */
  issuer: string | null
  discoveryEndpoint: string | null
  /** Whether the discovery document was read, then or later. */
  isRead: boolean
  clientId: string | null
  clientSecret: string | null
  /** Null for what the provider announces. */
  authentication: ClientAuthentication | null
  /** Scopes in addition to those of every sign-in. */
  scopes: readonly string[]
  /** What the provider knows instead of our address. */
  keptRedirectUri: string | null
  usesPkce: boolean
  /** The only algorithm that is accepted for ID tokens. */
  idTokenAlgorithm: string | null
  /** Null: if the ID token lacks what is read. */
  asksUserinfo: boolean | null
}

const settingsColumns = sql`
  connection_id, issuer, discovery_endpoint, client_id, sealed_client_secret, client_authentication, scopes, kept_redirect_uri,
  uses_pkce, id_token_algorithm, asks_userinfo, accepts_identity_assertions, discovery_read_at, discovery_failure,
  discovery_failures, discovery_due_at`

export function insertOidc(tx: TransactionContext, connectionId: string): void {
  tx.db.send(sql`
    insert into oidc_settings (environment_id, connection_id) values (${tx.environmentId}, ${connectionId})`)
}

/**
 * Changes what is given, of a connection that is locked. Where its provider is at another origin, the secret is needed again; of a
 * client that signs, which has no use for it, a stored one is forgotten. Assertions were allowed to one provider, and to no other.
 *
 * @param secretField the name of the secret in the body
 * @throws invalidRequest
 */
export async function updateOidc(
  tx: TransactionContext,
  connectionId: string,
  wanted: OidcChange,
  secretField: string,
): Promise<void> {
  const current = await readOidc(tx, connectionId)
  const change = isStillRead(current, wanted) ? keepingProvider(wanted) : wanted
  const authentication =
    change.clientAuthentication === undefined ? current.client_authentication : change.clientAuthentication
  const secret =
    change.clientSecret === undefined
      ? keptSecret(current, change, authentication, secretField)
      : tx.system.keyring.seal(change.clientSecret, sealContext(connectionId))
  tx.db.send(sql`
    update oidc_settings set issuer = ${change.issuer === undefined ? current.issuer : change.issuer},
      discovery_endpoint = ${change.discoveryEndpoint ?? current.discovery_endpoint},
      client_id = ${change.clientId ?? current.client_id},
      sealed_client_secret = ${secret}, client_authentication = ${authentication},
      scopes = ${change.scopes ?? current.scopes},
      accepts_identity_assertions = ${change.acceptsIdentityAssertions ?? (current.accepts_identity_assertions && !isOfOtherProvider(current, change))}
    where environment_id = ${tx.environmentId} and connection_id = ${connectionId}`)
  if (change.discovery !== undefined) await storeDiscovery(tx, connectionId, change.discovery)
  if (change.key !== undefined) await insertFirstOidcKey(tx, connectionId, change.key)
}

function isOfOtherProvider(
  current: OidcSettingsRow,
  { discoveryEndpoint, issuer = current.issuer }: OidcChange,
): boolean {
  const isOtherIssuer = current.issuer !== null && issuer !== current.issuer
  return isOtherIssuer || (discoveryEndpoint ?? current.discovery_endpoint) !== current.discovery_endpoint
}

/** Whether a change names the provider that is known, which did not answer now. */
function isStillRead(current: OidcSettingsRow, { discovery, discoveryEndpoint, issuer }: OidcChange): boolean {
  if (discovery === undefined || discovery.isRead || current.discovery_read_at === null) return false
  return discoveryEndpoint === current.discovery_endpoint && (issuer ?? current.issuer) === current.issuer
}

function keepingProvider({ discovery: _discovery, issuer: _issuer, ...change }: OidcChange): OidcChange {
  return change
}

async function storeDiscovery(tx: TransactionContext, id: string, discovery: Discovery): Promise<void> {
  const failure = discovery.isRead ? null : discovery.failure
  tx.db.send(sql`
    update oidc_settings set discovery_read_at = ${discovery.isRead ? tx.now() : null},
      discovery_due_at = ${discovery.isRead ? null : soon(tx.now())}, discovery_failure = ${failure && toStored(failure)},
      discovery_failures = ${failure === null ? 0 : 1}
    where environment_id = ${tx.environmentId} and connection_id = ${id}`)
}

/**
 * The stored secret, for a change that does not bring one. The discovery document may name a token endpoint elsewhere, now and
 * later: it is the word of the provider to which the secret belongs. `discovery_endpoint` and `issuer` say which provider that is.
 */
function keptSecret(
  { sealed_client_secret, discovery_endpoint, issuer }: OidcSettingsRow,
  change: OidcChange,
  authentication: ClientAuthentication | null,
  field: string,
): string | null {
  if (sealed_client_secret === null) return null
  const kept = {
    field,
    before: [discovery_endpoint, issuer],
    after: [change.discoveryEndpoint ?? discovery_endpoint, change.issuer === undefined ? issuer : change.issuer],
  }
  if (authentication === 'private_key_jwt') return keptSecretFaults(kept).length === 0 ? sealed_client_secret : null
  requireSecretAgain(kept)
  return sealed_client_secret
}

/** Changes the settings of official bodies, of a connection that is locked. */
export async function updateOidcExtras(
  tx: TransactionContext,
  connectionId: string,
  { keptRedirectUri, usesPkce, idTokenAlgorithm, asksUserinfo }: OidcExtras,
): Promise<void> {
  const current = await readOidc(tx, connectionId)
  tx.db.send(sql`
    update oidc_settings set
      kept_redirect_uri = ${keptRedirectUri === undefined ? current.kept_redirect_uri : keptRedirectUri},
      uses_pkce = ${usesPkce ?? current.uses_pkce},
      id_token_algorithm = ${idTokenAlgorithm === undefined ? current.id_token_algorithm : idTokenAlgorithm},
      asks_userinfo = ${asksUserinfo === undefined ? current.asks_userinfo : asksUserinfo}
    where environment_id = ${tx.environmentId} and connection_id = ${connectionId}`)
}

/** With its secret, for a request to the provider. `undefined` if the connection was deleted meanwhile. */
export async function openOidcClient(ctx: Context, connectionId: string): Promise<OidcClient | undefined> {
  const row = await ctx.db.maybe<OidcSettingsRow>(selectOidc(ctx, connectionId))
  if (row === undefined) return undefined
  const sealed = row.sealed_client_secret
  return {
    issuer: row.issuer,
    discoveryEndpoint: row.discovery_endpoint,
    isRead: row.discovery_read_at !== null,
    clientId: row.client_id,
    clientSecret: sealed === null ? null : openSecret(ctx, connectionId, sealed),
    authentication: row.client_authentication,
    scopes: row.scopes,
    keptRedirectUri: row.kept_redirect_uri,
    usesPkce: row.uses_pkce,
    idTokenAlgorithm: row.id_token_algorithm,
    asksUserinfo: row.asks_userinfo,
  }
}

/** The secret of a connection's client; nothing for another connection, or without a secret. */
export async function findConnectionSecret(ctx: Context, connectionId: string): Promise<string | undefined> {
  const row = await ctx.db.maybe<Pick<OidcSettingsRow, 'sealed_client_secret'>>(sql`
    select sealed_client_secret from oidc_settings
    where environment_id = ${ctx.environmentId} and connection_id = ${connectionId}`)
  const sealed = row?.sealed_client_secret ?? undefined
  return sealed && openSecret(ctx, connectionId, sealed)
}

function openSecret({ system }: Context, connectionId: string, sealed: string): string {
  return system.keyring.open(sealed, sealContext(connectionId)).toString('utf8')
}

export function readOidc(ctx: Context, connectionId: string): Promise<OidcSettingsRow> {
  return ctx.db.one<OidcSettingsRow>(selectOidc(ctx, connectionId))
}

function selectOidc({ environmentId }: Context, connectionId: string): Statement {
  return sql`
    select ${settingsColumns} from oidc_settings
    where environment_id = ${environmentId} and connection_id = ${connectionId}`
}

/** What is missing before people can sign in, in a sentence. */
export async function missingOfOidc(ctx: Context, connectionId: string): Promise<string | undefined> {
  const row = await readOidc(ctx, connectionId)
  if (row.discovery_endpoint === null) return 'Send `oidc.discovery_endpoint` or `oidc.issuer`.'
  if (row.client_id === null) return 'Send `oidc.client_id`.'
  // A client that signs has a key since that was chosen.
  if (row.client_authentication === 'private_key_jwt' || row.sealed_client_secret !== null) return undefined
  if (row.client_authentication === null && (await publishedOidcKeys(ctx, connectionId)).length > 0) return undefined
  return 'Send `oidc.client_secret`.'
}

function sealContext(connectionId: string): string {
  return `oidc_client_secret:${connectionId}`
}
