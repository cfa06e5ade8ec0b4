import { authorizationCode, authorizationCodeErrors } from './authorization-code.ts'
import { clientCredentials, clientCredentialsErrors } from './client-credentials.ts'
import { deviceCode, deviceCodeErrors } from './device-code.ts'
import type { Grant } from './grant.ts'
import { refreshToken, refreshTokenErrors } from './refresh-token.ts'
import { tokenExchange, tokenExchangeErrors } from './token-exchange.ts'

/** By `grant_type`. */
const grants: ReadonlyMap<string, Grant> = new Map([
  ['authorization_code', { run: authorizationCode, errors: authorizationCodeErrors }],
  ['refresh_token', { run: refreshToken, errors: refreshTokenErrors }],
  ['urn:ietf:params:oauth:grant-type:device_code', { run: deviceCode, errors: deviceCodeErrors }],
  ['client_credentials', { run: clientCredentials, errors: clientCredentialsErrors }],
  ['urn:ietf:params:oauth:grant-type:token-exchange', { run: tokenExchange, errors: tokenExchangeErrors }],
])

/** What any of them may be refused with. */
export const grantErrors = [...grants.values()].flatMap(({ errors }) => errors)

export const grantTypes: readonly string[] = [...grants.keys()]

export function findGrant(type: string): Grant | undefined {
  return grants.get(type)
}
