import { importPKCS8, SignJWT } from 'jose'
import * as client from 'openid-client'
import type { Context } from '#platform/context.ts'
import { clientSecretBasic } from '#platform/outgoing/client-secret-basic.ts'
import type { ConfiguredProvider } from '../service.ts'
import { openClientSecret } from '../service.ts'
import { guardedFetch } from './guarded-fetch.ts'

/** The environment's client at a provider, for `openid-client`. Fetches the provider's discovery document. */
export async function configurationOf(ctx: Context, configured: ConfiguredProvider): Promise<client.Configuration> {
  const { definition, row } = configured
  const { config, outgoing } = ctx.system
  const authentication = await clientAuthentication(ctx, configured)
  const metadata: Partial<client.ClientMetadata> = {
    // The algorithm that all providers in the table use. All others, including `none` and HMAC, are refused.
    id_token_signed_response_alg: 'RS256',
    [client.clockTolerance]: 60,
  }
  const fetch = guardedFetch(ctx)
  // In development a provider may answer on loopback over http. Elsewhere addresses that are not https are refused.
  const execute = config.development ? [client.allowInsecureRequests] : []
  const issuer = row.endpoints?.issuer
  if (definition.protocol === 'oidc' && (issuer !== undefined || definition.endpoints === undefined)) {
    const found = await client.discovery(
      new URL(issuer ?? definition.issuer),
      row.client_id,
      metadata,
      authentication,
      { [client.customFetch]: fetch, timeout: 10, execute: [...execute, client.enableNonRepudiationChecks] },
    )
    outgoing.checkBrowserUrl(found.serverMetadata().authorization_endpoint ?? '')
    return found
  }
  const fixed = new client.Configuration(fixedMetadata(configured), row.client_id, metadata, authentication)
  fixed[client.customFetch] = fetch
  fixed.timeout = 10
  for (const extension of execute) extension(fixed)
  if (definition.protocol === 'oidc') client.enableNonRepudiationChecks(fixed)
  return fixed
}

function fixedMetadata({ definition, row }: ConfiguredProvider): client.ServerMetadata {
  if (definition.protocol === 'oauth2') {
    const { authorization_endpoint, token_endpoint } = { ...definition.endpoints, ...row.endpoints }
    return { issuer: new URL(authorization_endpoint).origin, authorization_endpoint, token_endpoint }
  }
  const { endpoints, issuer } = definition
  if (endpoints === undefined) throw new Error(`${definition.provider} has no addresses of its own.`)
  const slug = row.settings.integration_slug ?? ''
  return {
    issuer,
    ...endpoints,
    authorization_endpoint: endpoints.authorization_endpoint.replace('{integration_slug}', slug),
  }
}

async function clientAuthentication(ctx: Context, { definition, row }: ConfiguredProvider): Promise<client.ClientAuth> {
  const secret = openClientSecret(ctx, row)
  switch (definition.clientAuthentication) {
    case 'basic':
      return clientSecretBasic(secret)
    case 'apple':
      return client.ClientSecretPost(await signAppleSecret(ctx, row.client_id, row.settings, secret))
    default:
      return client.ClientSecretPost(secret)
  }
}

/** Apple's client secret is a token of five minutes, signed with the key that belongs to the team. */
async function signAppleSecret(
  ctx: Context,
  clientId: string,
  { team_id, key_id }: ConfiguredProvider['row']['settings'],
  privateKey: string,
): Promise<string> {
  const issuedAt = Math.floor(ctx.now().getTime() / 1_000)
  return new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: key_id ?? '' })
    .setIssuer(team_id ?? '')
    .setSubject(clientId)
    .setAudience('https://appleid.apple.com')
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + 300)
    .sign(await importPKCS8(privateKey, 'ES256'))
}
