import { sql } from '#platform/db/sql.ts'
import { currentKeyOf, selectCurrentKey } from '#sign-in/access-tokens/index.ts'
import type { Client } from '../../applications/index.ts'
import { selectResource } from '../../resources/index.ts'
import { authenticateClientWith } from '../clients/authenticate-client.ts'
import { clientMayNot, invalidScope, invalidTarget } from '../errors.ts'
import { mintClientToken } from '../tokens/access-token.ts'
import { keyFor } from '../tokens/key-for.ts'
import { type Grant, type IssuedToken, type TokenRequest, tokenTypeOf } from './grant.ts'
import { narrowScopes } from './requirements.ts'

/** What the token needs beside its client. */
interface Looked {
  signing_key_id: string | null
  resource_uri: string | null
}

/**
 * RFC 6749 §4.4: a token for a machine in its own name and for its organization, with the scopes that it asks for, or all that
 * it has. For the resource that it names (RFC 8707), or for the default one, or for the environment.
 *
 * @throws clientMayNot, invalidScope, invalidTarget
 */
export const clientCredentials: Grant = {
  errors: [clientMayNot, invalidScope, invalidTarget],
  async authenticate(context, request, endpoint) {
    const { client, more } = await authenticateClientWith<Looked>(
      context,
      request,
      endpoint,
      lookUpForMachine(request.resource, context.system.now()),
    )
    return { client, run: (machine, given) => issue(machine, given, more) }
  },
}

/** Further columns of the look-up of a client. */
export function lookUpForMachine(resource: string | undefined, now: Date) {
  const environmentId = sql`a.environment_id`
  return sql`,
      (${selectCurrentKey(environmentId, now)}) as signing_key_id, (${selectResource(environmentId, resource)}) as resource_uri`
}

async function issue(client: Client, { scope, resource, cnf }: TokenRequest, looked: Looked): Promise<IssuedToken> {
  if (client.application_type !== 'm2m') throw clientMayNot('Only machines (`m2m`) get tokens by `client_credentials`.')
  const scopes = narrowScopes(client.scopes, scope)
  if (resource !== undefined && looked.resource_uri === null) throw invalidTarget()
  const key = await currentKeyOf(client.ctx, looked.signing_key_id)
  const { token, expiresIn } = await mintClientToken(client, keyFor(client, key), {
    subject: client.client_id,
    organizationId: client.organization_id,
    scopes,
    cnf,
    audience: looked.resource_uri ?? client.ctx.clientId,
  })
  return {
    access_token: token,
    token_type: tokenTypeOf(cnf),
    expires_in: expiresIn,
    ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
  }
}
