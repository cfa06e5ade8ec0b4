import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { notSecret, secret } from '#platform/marks.ts'
import {
  type RegisteredRow,
  type Registration,
  readKeySet,
  readLogoutUri,
  readRedirectUris,
} from '../applications/index.ts'
import { userScopes } from '../oauth-server/index.ts'
import { invalidClientMetadata, invalidRedirectUri } from './errors.ts'

const Texts = (maxItems: number) => Type.Array(Type.String({ maxLength: 2_048 }), { maxItems })

/** The supported members of the metadata of RFC 7591 §2. Others are not stored. */
export const ClientMetadata = Type.Object({
  redirect_uris: Type.Optional(Texts(20)),
  client_name: Type.Optional(Type.String({ maxLength: 255 })),
  token_endpoint_auth_method: Type.Optional(
    Type.Enum(['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'], notSecret),
  ),
  grant_types: Type.Optional(Texts(20)),
  response_types: Type.Optional(Texts(20)),
  scope: Type.Optional(
    Type.String({
      maxLength: 4_096,
      description: 'The scopes, separated by spaces. Scopes that are not allowed are left out.',
    }),
  ),
  jwks: Type.Optional(
    Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.Unknown()), { minItems: 1, maxItems: 10 }) }),
  ),
  jwks_uri: Type.Optional(Type.String({ maxLength: 2_048 })),
  backchannel_logout_uri: Type.Optional(
    Type.String({
      maxLength: 2_048,
      description:
        'Where the application learns that a session has ended (OpenID Connect Back-Channel Logout 1.0 §2.2).',
    }),
  ),
  backchannel_logout_session_required: Type.Optional(Type.Boolean()),
})
export type ClientMetadata = Static<typeof ClientMetadata>

/** RFC 7591 §3.2.1. */
export const RegisteredClient = Type.Object({
  client_id: Type.String(),
  client_id_issued_at: Type.Integer(),
  client_secret: Type.Optional(
    Type.String({ ...secret, description: 'The client secret. Only the response to the registration contains it.' }),
  ),
  client_secret_expires_at: Type.Optional(
    Type.Integer({ ...notSecret, description: 'Always 0: the secret does not expire.' }),
  ),
  registration_access_token: Type.Optional(Type.String(secret)),
  registration_client_uri: Type.String(),
  client_name: Type.String(),
  redirect_uris: Type.Array(Type.String()),
  token_endpoint_auth_method: Type.String(notSecret),
  grant_types: Type.Array(Type.String()),
  response_types: Type.Array(Type.String()),
  scope: Type.String(),
  jwks: Type.Optional(Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.String())) })),
  jwks_uri: Type.Optional(Type.String()),
  backchannel_logout_uri: Type.Optional(Type.String()),
  backchannel_logout_session_required: Type.Optional(Type.Boolean()),
})
export type RegisteredClient = Static<typeof RegisteredClient>

const grantTypes = ['authorization_code', 'refresh_token']

/**
 * The metadata that is stored for an application.
 *
 * @param allowedScopes the scopes of the environment that it may have in addition to those that every application has
 * @throws invalidRedirectUri, invalidClientMetadata
 */
export function readClientMetadata(
  ctx: Pick<Context, 'system'>,
  given: ClientMetadata,
  allowedScopes: readonly string[],
): Registration {
  const { client_name, grant_types = grantTypes, response_types = ['code'], scope } = given
  if (!grant_types.includes('authorization_code') || !response_types.includes('code'))
    throw invalidClientMetadata('Only the grant `authorization_code` with the response type `code` can be registered.')
  const redirectUris = readUris(given.redirect_uris ?? [])
  const name = client_name?.trim() || hostOf(redirectUris[0]?.uri ?? '')
  if (/\p{C}/u.test(name)) throw invalidClientMetadata('`client_name` contains characters that cannot be shown.')
  const wanted = scope?.split(' ')
  const authMethod = given.token_endpoint_auth_method ?? 'client_secret_basic'
  const logout = readLogoutUri(ctx, given.backchannel_logout_uri ?? '')
  const [fault] = logout.faults
  if (fault !== undefined) throw invalidClientMetadata(fault.message)
  return {
    name,
    redirectUris,
    scopes: [...userScopes, ...allowedScopes].filter((each) => wanted === undefined || wanted.includes(each)),
    authMethod,
    logoutUri: logout.uri,
    needsSid: given.backchannel_logout_session_required ?? false,
    ...readKeys(ctx, given, authMethod),
  }
}

/**
 * Of clients that have no name of their own as a scheme. Without Cursor's, none of its users could sign in. A program that claims
 * the scheme gets codes without their verifiers, and users are asked each time, as for a loopback address.
 */
const knownRedirectUris: ReadonlySet<string> = new Set(['cursor://anysphere.cursor-mcp/oauth/callback'])

/** @throws invalidRedirectUri */
function readUris(given: readonly string[]): Registration['redirectUris'] {
  if (given.length === 0) throw invalidRedirectUri('`redirect_uris` is missing.')
  // As in production everywhere: https, or http on the machine itself.
  const { uris, faults } = readRedirectUris(
    given.map((uri) => ({ uri })),
    false,
  )
  const [fault] = faults
  if (fault !== undefined) throw invalidRedirectUri(fault.message)
  // RFC 8252 §8.4: a scheme of one's own is a name of one's own, turned round.
  const foreign = given.find(
    (uri) => !knownRedirectUris.has(uri) && !/^(https?|[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+):/.test(uri),
  )
  if (foreign !== undefined)
    throw invalidRedirectUri(
      'A redirect URI begins with https://, http:// of loopback, or a scheme such as com.example.app:.',
    )
  return uris
}

/** @throws invalidClientMetadata */
function readKeys(
  ctx: Pick<Context, 'system'>,
  { jwks, jwks_uri }: ClientMetadata,
  authMethod: Registration['authMethod'],
): Pick<Registration, 'jwks' | 'jwksUri'> {
  if (authMethod !== 'private_key_jwt') return { jwks: null, jwksUri: null }
  const { keys, jwksUri, faults } = readKeySet(ctx, {
    ...defined({ jwks, jwks_uri }),
  })
  const [fault] = faults
  if (fault !== undefined) throw invalidClientMetadata(fault.message)
  return { jwks: keys === undefined ? null : { keys }, jwksUri: jwksUri ?? null }
}

function hostOf(uri: string): string {
  const { host, protocol } = new URL(uri)
  return host === '' ? protocol.slice(0, -1) : host
}

export function toRegisteredClient(serverUrl: string, row: RegisteredRow): RegisteredClient {
  return {
    client_id: row.client_id,
    client_id_issued_at: Math.floor(Date.parse(row.created_at) / 1_000),
    registration_client_uri: `${serverUrl}/oauth2/register/${row.client_id}`,
    client_name: row.name,
    redirect_uris: row.redirect_uris.map(({ uri }) => uri),
    token_endpoint_auth_method: row.token_endpoint_auth_method,
    grant_types: grantTypes,
    response_types: ['code'],
    scope: row.scopes.join(' '),
    ...(row.jwks === null ? {} : { jwks: row.jwks }),
    ...(row.jwks_uri === null ? {} : { jwks_uri: row.jwks_uri }),
    ...(row.backchannel_logout_uri === null
      ? {}
      : {
          backchannel_logout_uri: row.backchannel_logout_uri,
          backchannel_logout_session_required: row.backchannel_logout_session_required,
        }),
  }
}
