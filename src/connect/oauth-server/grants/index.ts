import { authenticateClient } from '../clients/authenticate-client.ts'
import { jwtBearerType } from '../id-jag-names.ts'
import { authorizationCode, authorizationCodeErrors } from './authorization-code.ts'
import { clientCredentials } from './client-credentials.ts'
import { deviceCode, deviceCodeErrors } from './device-code.ts'
import type { Grant, GrantHandler } from './grant.ts'
import { identityAssertion, identityAssertionErrors } from './identity-assertion.ts'
import { refreshToken, refreshTokenErrors } from './refresh-token.ts'
import { tokenExchange, tokenExchangeErrors } from './token-exchange.ts'

/** A grant that looks its client up first. @param meetsNewClients as an endpoint does, where nothing has to come before the grant */
function ofClient(run: GrantHandler, errors: Grant['errors'], meetsNewClients = false): Grant {
  return {
    errors,
    authenticate: async (context, request, endpoint) => ({
      client: await authenticateClient(context, request, { ...endpoint, meetsNewClients }),
      run,
    }),
  }
}

/** The grants by their `grant_type`. */
const grants: ReadonlyMap<string, Grant> = new Map([
  ['authorization_code', ofClient(authorizationCode, authorizationCodeErrors)],
  ['refresh_token', ofClient(refreshToken, refreshTokenErrors)],
  ['urn:ietf:params:oauth:grant-type:device_code', ofClient(deviceCode, deviceCodeErrors)],
  ['client_credentials', clientCredentials],
  ['urn:ietf:params:oauth:grant-type:token-exchange', ofClient(tokenExchange, tokenExchangeErrors)],
  [jwtBearerType, ofClient(identityAssertion, identityAssertionErrors, true)],
])

/** What any of them may be refused with. */
export const grantErrors = [...grants.values()].flatMap(({ errors }) => errors)

export const grantTypes: readonly string[] = [...grants.keys()]

export function findGrant(type: string): Grant | undefined {
  return grants.get(type)
}
