import { type Static, Type } from 'typebox'
import { TaggedUnion } from '../http/tagged-union.ts'
import { notSecret, secret } from '../marks.ts'

const visibleAscii = '^[\\x21-\\x7e]+$'

const bearer = { type: Type.Literal('bearer_token') }
const oauth = {
  type: Type.Literal('oauth_client_credentials'),
  token_url: Type.String({
    ...notSecret,
    maxLength: 2_000,
    description: 'The token endpoint of its authorization server.',
  }),
  client_id: Type.String({ minLength: 1, maxLength: 500 }),
  scope: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
}
const token = Type.String({ ...secret, minLength: 1, maxLength: 4_000, pattern: visibleAscii })
const clientSecret = Type.String({ ...secret, minLength: 1, maxLength: 4_000 })

/** How a server of others is authenticated to, with its secret. */
export const AuthenticationInput = TaggedUnion('type', [
  Type.Object({ ...bearer, token }),
  Type.Object({ ...oauth, client_secret: clientSecret }),
])
export type AuthenticationInput = Static<typeof AuthenticationInput>

/** How a server of others is authenticated to, without the secret. */
export const Authentication = TaggedUnion('type', [Type.Object(bearer), Type.Object(oauth)])
export type Authentication = Static<typeof Authentication>

/** What is stored in clear, and the secret beside it. */
export function splitSecret(input: AuthenticationInput): { shown: Authentication; secret: string } {
  if (input.type === 'bearer_token') return { shown: { type: input.type }, secret: input.token }
  const { client_secret, ...shown } = input
  return { shown, secret: client_secret }
}
