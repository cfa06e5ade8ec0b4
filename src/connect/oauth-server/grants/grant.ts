import { type Static, Type } from 'typebox'
import type { PublicContext } from '#platform/context.ts'
import type { CommittedError, ErrorFactory } from '#platform/http/errors.ts'
import { notSecret, secret } from '#platform/marks.ts'
import type { Client } from '../../applications/index.ts'

/** What a client asks for, beside how it authenticates. */
export const tokenParameters = {
  scope: Type.Optional(
    Type.String({
      description: 'Separated by spaces. All that the application, or what the user agreed to, has, unless sent.',
    }),
  ),
  resource: Type.Optional(Type.String({ description: 'The registered resource that the token is for (RFC 8707).' })),
  code: Type.Optional(Type.String({ ...secret, description: 'Of the redirect URI.' })),
  redirect_uri: Type.Optional(
    Type.String({ description: 'The one of the request that led to the code. Needed where that had no challenge.' }),
  ),
  code_verifier: Type.Optional(
    Type.String({ ...secret, description: 'RFC 7636. Of a code whose request had a challenge.' }),
  ),
  device_code: Type.Optional(Type.String({ ...secret, description: 'RFC 8628.' })),
  refresh_token: Type.Optional(Type.String({ ...secret, description: 'The latest one: each use replaces it.' })),
  assertion: Type.Optional(Type.String({ ...secret, description: 'The identity of an agent (RFC 7523).' })),
  subject_token: Type.Optional(
    Type.String({ ...secret, description: 'An access token that is exchanged (RFC 8693).' }),
  ),
  subject_token_type: Type.Optional(Type.String(notSecret)),
  requested_token_type: Type.Optional(Type.String(notSecret)),
  actor_token: Type.Optional(Type.String({ ...secret, description: 'Not supported.' })),
  claim_token: Type.Optional(
    Type.String({ ...secret, description: 'Of an agent that waits for a person to claim it.' }),
  ),
}
const TokenRequest = Type.Object(tokenParameters)
export type TokenRequest = { [Name in keyof Static<typeof TokenRequest>]?: string | undefined } & {
  /** The thumbprint of the key that the request proves (RFC 9449). */
  jkt?: string | undefined
}

export const IssuedToken = Type.Object({
  access_token: Type.String(secret),
  issued_token_type: Type.Optional(Type.String({ ...notSecret, description: 'Of a token that was exchanged.' })),
  token_type: Type.Enum(['bearer', 'DPoP']),
  expires_in: Type.Optional(Type.Integer({ description: 'In seconds. Not sent with an API key.' })),
  scope: Type.Optional(Type.String()),
  refresh_token: Type.Optional(Type.String({ ...secret, description: 'With the scope `offline_access`.' })),
  id_token: Type.Optional(Type.String({ ...secret, description: 'With the scope `openid`.' })),
  identity_assertion: Type.Optional(
    Type.String({ ...secret, description: 'The identity of an agent that was claimed.' }),
  ),
  assertion_expires: Type.Optional(Type.String({ format: 'date-time' })),
  identity: Type.Optional(
    Type.Object(
      {
        assertion: Type.String(secret),
        expires_at: Type.String({ format: 'date-time' }),
        refresh_token: Type.Optional(
          Type.Object({ value: Type.String(secret), expires_at: Type.String({ format: 'date-time' }) }),
        ),
      },
      { description: 'The same, with the refresh token for /agent/identity.' },
    ),
  ),
})
export type IssuedToken = Static<typeof IssuedToken>

export function tokenTypeOf(jkt: string | undefined): IssuedToken['token_type'] {
  return jkt === undefined ? 'bearer' : 'DPoP'
}

/** One way to get a token. */
export interface Grant {
  run: GrantHandler
  /** What it may be refused with, beside the errors of its client. */
  errors: readonly ErrorFactory<never[]>[]
}

/** For a client that is authenticated. */
type GrantHandler = (client: Client, request: TokenRequest) => Promise<IssuedToken | CommittedError>

/** One for a request that proves itself, and so tells its environment. */
export type OpenGrant = (context: PublicContext, request: TokenRequest) => Promise<IssuedToken>
