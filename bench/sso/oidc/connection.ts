import type { World } from '../../kit/world.ts'
import { managementCalls } from '../management-calls.ts'
import { redirectUri } from '../responses.ts'
import { type BenchProvider, providerClient } from './provider.ts'

/** A connection to the provider, and where it leads. */
export interface OidcConnection {
  id: string
  organizationId: string
  redirectUri: string
  callbackPath: string
}

export async function createOidcConnection(
  url: string,
  world: World,
  { issuer }: BenchProvider,
): Promise<OidcConnection> {
  const post = managementCalls(url, world)
  await post('/user_management/redirect_uris', { uri: redirectUri }).catch(() => undefined)
  const organization = await post<{ id: string }>('/organizations', {
    name: 'Bench of OpenID Connect',
    domain_data: [{ domain: 'northwind.example', state: 'verified' }],
  })
  const { id, oidc } = await post<{ id: string; oidc: { redirect_uri: string } }>('/connections', {
    organization_id: organization.id,
    type: 'OktaOIDC',
    name: 'Bench',
    oidc: { issuer, client_id: providerClient.id, client_secret: providerClient.secret },
  })
  return { id, organizationId: organization.id, redirectUri, callbackPath: new URL(oidc.redirect_uri).pathname }
}
