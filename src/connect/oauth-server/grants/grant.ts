import { type Static, Type } from 'typebox'
import type { PublicCall, PublicContext } from '#platform/context.ts'
import type { CommittedError, ErrorFactory } from '#platform/http/errors.ts'
import { notSecret, secret } from '#platform/marks.ts'
import type { Client } from '../../applications/index.ts'
import type { CalledEndpoint } from '../clients/authenticate-client.ts'
import type { BodyCredentials } from '../clients/client-credentials-of.ts'
import type { Confirmation } from '../tokens/confirmation.ts'

/** The parameters of a grant, apart from client authentication. */
export const tokenParameters = {
  scope: Type.Optional(
    Type.String({
      description:
        'The scopes, separated by spaces. Default: all scopes of the application, or all that the user agreed to.',
    }),
  ),
  resource: Type.Optional(Type.String({ description: 'The registered resource for which the token is (RFC 8707).' })),
  code: Type.Optional(Type.String({ ...secret, description: 'The code that the redirect URI received.' })),
  redirect_uri: Type.Optional(
    Type.String({
      description: 'The redirect URI of the authorization request. Required if that request had no challenge.',
    }),
  ),
  code_verifier: Type.Optional(
    Type.String({
      ...secret,
      description: 'The PKCE verifier (RFC 7636), if the authorization request had a challenge.',
    }),
  ),
  device_code: Type.Optional(Type.String({ ...secret, description: 'The device code (RFC 8628).' })),
  refresh_token: Type.Optional(
    Type.String({ ...secret, description: 'The latest refresh token. Each use replaces it.' }),
  ),
  assertion: Type.Optional(
    Type.String({
      ...secret,
      description:
        'The assertion of a provider about a user (ID-JAG), or the identity assertion of an agent (RFC 7523).',
    }),
  ),
  subject_token: Type.Optional(
    Type.String({
      ...secret,
      description: 'The access token to exchange (RFC 8693); for an ID-JAG, an ID token or refresh token.',
    }),
  ),
  subject_token_type: Type.Optional(Type.String(notSecret)),
  requested_token_type: Type.Optional(Type.String(notSecret)),
  audience: Type.Optional(
    Type.String({
      description: 'The issuer of the authorization server for which an assertion is requested (ID-JAG).',
    }),
  ),
  actor_token: Type.Optional(Type.String({ ...secret, description: 'Not supported.' })),
  claim_token: Type.Optional(
    Type.String({ ...secret, description: 'The claim token of an agent that waits for a user to claim it.' }),
  ),
}
const TokenRequest = Type.Object(tokenParameters)
export type TokenRequest = { [Name in keyof Static<typeof TokenRequest>]?: string | undefined } & {
  /** The thumbprint of the key that the request proves (RFC 9449). */
  jkt?: string | undefined
  /** What the token will be bound to: that key, or the certificate of the client. */
  cnf?: Confirmation | undefined
}

export const IssuedToken = Type.Object({
  access_token: Type.String(secret),
  issued_token_type: Type.Optional(
    Type.String({ ...notSecret, description: 'The type of the issued token, after a token exchange.' }),
  ),
  token_type: Type.Enum(['bearer', 'DPoP', 'N_A'], { description: '`N_A` for an ID-JAG, which is no access token.' }),
  expires_in: Type.Optional(
    Type.Integer({ description: 'The lifetime of the access token in seconds. Absent for an API key.' }),
  ),
  scope: Type.Optional(Type.String()),
  resource: Type.Optional(
    Type.String({ ...notSecret, description: 'The registered resource that the token is for, after an assertion.' }),
  ),
  refresh_token: Type.Optional(
    Type.String({ ...secret, description: 'The refresh token, if the scope includes `offline_access`.' }),
  ),
  id_token: Type.Optional(Type.String({ ...secret, description: 'The ID token, if the scope includes `openid`.' })),
  identity_assertion: Type.Optional(
    Type.String({ ...secret, description: 'The identity assertion of the claimed agent.' }),
  ),
  assertion_expires: Type.Optional(
    Type.String({ format: 'date-time', description: 'When the identity assertion expires.' }),
  ),
  identity: Type.Optional(
    Type.Object(
      {
        assertion: Type.String(secret),
        expires_at: Type.String({ format: 'date-time' }),
        refresh_token: Type.Optional(
          Type.Object({ value: Type.String(secret), expires_at: Type.String({ format: 'date-time' }) }),
        ),
      },
      { description: 'The identity with the refresh token for /agent/identity.' },
    ),
  ),
})
export type IssuedToken = Static<typeof IssuedToken>

/** A token that is bound to a certificate is sent as a bearer token (RFC 8705 §3). */
export function tokenTypeOf(cnf: Confirmation | undefined): IssuedToken['token_type'] {
  return cnf === undefined || !('jkt' in cnf) ? 'bearer' : 'DPoP'
}

/** One way to get a token. */
export interface Grant {
  /** Authenticates the client, in the same read as it looks up what the token needs if it needs little. */
  authenticate(
    context: PublicCall,
    request: BodyCredentials & TokenRequest,
    endpoint: CalledEndpoint,
  ): Promise<{ client: Client; run: GrantHandler }>
  /** Its errors, apart from those of client authentication. */
  errors: readonly ErrorFactory<never[]>[]
}

/** For a client that is authenticated. */
export type GrantHandler = (client: Client, request: TokenRequest) => Promise<IssuedToken | CommittedError>

/** One for a request that proves itself, and so tells its environment. */
export type OpenGrant = (context: PublicContext, request: TokenRequest) => Promise<IssuedToken>
