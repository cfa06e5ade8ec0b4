import * as openid from 'openid-client'
import type { Claims } from '../../protocol/oidc/index.ts'
import { type ConnectionRow, claimsReadBy } from '../connections/index.ts'
import { nameUserinfoFailure } from './name-failure.ts'
import type { Provider } from './provider.ts'

/**
 * The claims of the userinfo endpoint, if the ID token lacks some that the connection reads and the provider has that endpoint
 * (O-4).
 *
 * @throws OidcFailure, also when they are about another person.
 */
export async function readUserinfo(
  { metadata, client }: Provider,
  configuration: openid.Configuration,
  connection: ConnectionRow,
  claims: Claims,
  { accessToken }: { accessToken: string },
): Promise<Claims> {
  // A provider that needs a scope for groups sends them in one of both places.
  const wanted = [...claimsReadBy(connection), ...client.scopes.filter((scope) => scope === 'groups')]
  const lacksSome = wanted.some((name) => claims[name] === undefined)
  if (!lacksSome || metadata.userinfo_endpoint === undefined) return {}
  const subject = String(claims.sub)
  return openid.fetchUserInfo(configuration, accessToken, subject).catch((error: unknown) => {
    throw nameUserinfoFailure(error, subject)
  })
}
