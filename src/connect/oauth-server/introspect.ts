import type { Client } from '../applications/index.ts'
import { readClientToken } from './access-token.ts'
import type { AccessTokenClaims } from './verify-client-token.ts'

export type Introspection = { active: false } | ({ active: true; token_type: 'access_token' } & AccessTokenClaims)

/**
 * What a token says, while it counts. An application of the first party, which runs the APIs that tokens are for, learns it of
 * every token of the environment; one of a third party of its own tokens only.
 */
export async function introspect(client: Client, token: string): Promise<Introspection> {
  const claims = await readClientToken(client.ctx, token)
  if (claims === undefined || !(client.is_first_party || claims.client_id === client.client_id))
    return { active: false }
  return { active: true, token_type: 'access_token', ...claims }
}
