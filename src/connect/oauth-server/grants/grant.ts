import { type Static, Type } from 'typebox'
import { secret } from '../../../platform/marks.ts'
import type { Client } from '../../applications/index.ts'

/** What a client asks for, beside how it authenticates. */
export interface TokenRequest {
  scope?: string | undefined
  resource?: string | undefined
}

export const IssuedToken = Type.Object({
  access_token: Type.String(secret),
  token_type: Type.Literal('bearer'),
  expires_in: Type.Integer({ description: 'In seconds.' }),
  scope: Type.Optional(Type.String()),
})
export type IssuedToken = Static<typeof IssuedToken>

/** One way to get a token, for a client that is authenticated. */
export type GrantHandler = (client: Client, request: TokenRequest) => Promise<IssuedToken>
