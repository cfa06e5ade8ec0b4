import type { Context } from '#platform/context.ts'
import { createKeptAnswers } from '#platform/outgoing/kept-answers.ts'
import { OidcFailure, type ProviderMetadata, readMetadata } from '#protocol/oidc/index.ts'
import {
  authenticationFor,
  type ClientAuthentication,
  type ConnectionRow,
  issuersAt,
  type OidcClient,
  openOidcClient,
  rememberDiscovery,
} from '../connections/index.ts'
import { checkProviderAddress, createSender, getDocument, type Send } from './provider-requests.ts'

/** The provider of a connection, as it describes itself, and our client at it. */
export interface Provider {
  metadata: ProviderMetadata
  client: OidcClient
  clientId: string
  /** The one of the connection, or what the provider announces. */
  authentication: ClientAuthentication
  send: Send
}

/** Discovery documents by address, for ten minutes in each process: they are public and change about once a year. */
const documents = createKeptAnswers<Record<string, unknown>>({ ms: 600_000 })

const endpoints = [
  ...(['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const),
  ...(['userinfo_endpoint', 'end_session_endpoint', 'revocation_endpoint'] as const),
]

/**
 * Reads a provider's discovery document, and compares it with what is known about the provider (O-5, O-6). If the
 * document could not be read when the connection was configured, the provider is known from now on.
 *
 * @throws OidcFailure
 */
export async function openProvider(ctx: Context, { id }: Pick<ConnectionRow, 'id'>): Promise<Provider> {
  const client = await openOidcClient(ctx, id)
  if (client === undefined) throw new OidcFailure('not_configured', { missing: 'connection' })
  const { discoveryEndpoint, clientId, issuer } = client
  if (discoveryEndpoint === null || clientId === null) {
    throw new OidcFailure('not_configured', {
      missing: discoveryEndpoint === null ? 'discovery_endpoint' : 'client_id',
    })
  }
  const send = createSender(ctx.system)
  const document = await documents.get(ctx, discoveryEndpoint, () => getDocument(send, discoveryEndpoint))
  const metadata = readMetadata(document, issuer === null ? issuersAt(discoveryEndpoint) : [issuer])
  for (const name of endpoints) {
    const address = metadata[name]
    if (address !== undefined) checkProviderAddress(ctx.system, address)
  }
  if (!client.isRead) await rememberDiscovery(ctx, id, discoveryEndpoint, metadata.issuer)
  const announced = metadata.token_endpoint_auth_methods_supported
  const authentication = client.authentication ?? authenticationFor(announced, client.clientSecret !== null)
  return { metadata, client, clientId, authentication, send }
}
