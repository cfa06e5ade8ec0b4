import { currentKey } from '#sign-in/access-tokens/index.ts'
import type { Client } from '../../applications/index.ts'
import { findResource } from '../../resources/index.ts'
import { clientMayNot, invalidScope, invalidTarget } from '../errors.ts'
import { mintClientToken } from '../tokens/access-token.ts'
import { type IssuedToken, type TokenRequest, tokenTypeOf } from './grant.ts'
import { narrowScopes } from './requirements.ts'

export const clientCredentialsErrors = [clientMayNot, invalidScope, invalidTarget]

/**
 * RFC 6749 §4.4: a token for a machine in its own name and for its organization, with the scopes that it asks for, or all that
 * it has. For the resource that it names (RFC 8707), or for the default one, or for the environment.
 *
 * @throws clientMayNot, invalidScope, invalidTarget
 */
export async function clientCredentials(client: Client, { scope, resource, jkt }: TokenRequest): Promise<IssuedToken> {
  if (client.application_type !== 'm2m') throw clientMayNot('Only machines (`m2m`) get tokens by `client_credentials`.')
  const scopes = narrowScopes(client.scopes, scope)
  const [found, key] = await Promise.all([findResource(client.ctx, resource), currentKey(client.ctx)])
  if (resource !== undefined && found === undefined) throw invalidTarget()
  const { token, expiresIn } = await mintClientToken(client, key, {
    subject: client.client_id,
    organizationId: client.organization_id,
    scopes,
    jkt,
    audience: found ?? client.ctx.clientId,
  })
  return {
    access_token: token,
    token_type: tokenTypeOf(jkt),
    expires_in: expiresIn,
    ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
  }
}
