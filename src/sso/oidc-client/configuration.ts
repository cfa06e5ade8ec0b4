import * as openid from 'openid-client'
import type { Context } from '#platform/context.ts'
import { clientSecretBasic } from '#platform/outgoing/client-secret-basic.ts'
import { openidFetch } from '#platform/outgoing/openid-fetch.ts'
import { OidcFailure, toleratedSeconds } from '#protocol/oidc/index.ts'
import { type ConnectionRow, findOidcKey } from '../connections/index.ts'
import type { Provider } from './provider.ts'
import { assertionAudience } from './provider-quirks.ts'
import { type Send, sendForJson } from './provider-requests.ts'

/** A connection's client at its provider, for `openid-client`. @throws OidcFailure when it has nothing to prove itself with. */
export async function configurationOf(
  ctx: Context,
  connection: ConnectionRow,
  provider: Provider,
  send: Send = sendForJson(provider.send),
): Promise<openid.Configuration> {
  const { metadata, clientId } = provider
  const configuration = new openid.Configuration(
    { ...metadata },
    clientId,
    {
      [openid.clockTolerance]: toleratedSeconds,
      // The library reads the clock of the machine.
      [openid.clockSkew]: Math.round((ctx.now().getTime() - Date.now()) / 1_000),
    },
    await authenticationOf(ctx, connection, provider),
  )
  configuration[openid.customFetch] = openidFetch(send)
  // The sender has limits of its own.
  configuration.timeout = 0
  // Addresses were checked: https, or http on loopback in development.
  if (ctx.system.config.development) openid.allowInsecureRequests(configuration)
  return configuration
}

async function authenticationOf(
  ctx: Context,
  { id, connection_type }: ConnectionRow,
  { client, authentication, metadata }: Provider,
): Promise<openid.ClientAuth> {
  if (authentication === 'private_key_jwt') {
    const key = await findOidcKey(ctx, id)
    if (key === undefined) throw new OidcFailure('not_configured', { missing: 'key' })
    return openid.PrivateKeyJwt(
      { key: key.privateKey, kid: key.publicJwk.kid },
      {
        [openid.modifyAssertion](header, payload) {
          payload.aud = assertionAudience(connection_type, metadata)
          // Entra ID finds our certificate by it.
          header['x5t#S256'] = key.publicJwk['x5t#S256']
        },
      },
    )
  }
  if (client.clientSecret === null) throw new OidcFailure('not_configured', { missing: 'client_secret' })
  return authentication === 'client_secret_post'
    ? openid.ClientSecretPost(client.clientSecret)
    : clientSecretBasic(client.clientSecret)
}
