import * as client from 'openid-client'
import type { Context } from '#platform/context.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { record, splitName, text, webAddress } from '../claims.ts'
import type { Claims, OAuthProvider, OidcProvider, SocialProfile } from '../provider.ts'
import { redirectUriOf, scopesOf } from '../schemas.ts'
import type { ConfiguredProvider } from '../service.ts'
import type { Binding } from './authorization-url.ts'
import { configurationOf } from './configuration.ts'

/** The parameters of a provider's callback. */
export interface ProviderAnswer {
  code: string
  iss?: string
  /** The name of the person, which Apple sends with the code, once and unsigned. */
  user?: string
}

/** The provider's own tokens, for the application. */
export interface ProviderTokens {
  provider: string
  access_token: string
  /** Empty when the provider sent none. */
  refresh_token: string
  /** Seconds since 1970; 0 when the provider did not say. */
  expires_at: number
  scopes: string[]
}

/**
 * Exchanges the code for tokens and reads who signed in. Checks everything that OpenID Connect Core 3.1.3.7 requires of
 * an ID token, including its signature.
 *
 * @throws any error of the provider or its answer. The caller has checked that `binding` belongs to this browser and is
 * used once.
 */
export async function readAnswer(
  ctx: Context,
  configured: ConfiguredProvider,
  { code, iss, user }: ProviderAnswer,
  { state, nonce, codeVerifier }: Binding,
): Promise<{ profile: SocialProfile; tokens: ProviderTokens }> {
  const { definition } = configured
  const configuration = await configurationOf(ctx, configured)
  const answered = new URL(redirectUriOf(ctx, definition.provider))
  answered.searchParams.set('code', code)
  answered.searchParams.set('state', state)
  // Without OpenID Connect, there is no issuer to compare; the callback URL distinguishes providers.
  if (iss !== undefined && definition.protocol === 'oidc') answered.searchParams.set('iss', iss)
  const response = await client.authorizationCodeGrant(configuration, answered, {
    expectedState: state,
    ...(definition.pkce === false ? {} : { pkceCodeVerifier: codeVerifier }),
    ...(definition.protocol === 'oidc'
      ? { idTokenExpected: true, ...(definition.nonce === false ? {} : { expectedNonce: nonce }) }
      : {}),
  })
  const profile =
    definition.protocol === 'oidc'
      ? oidcProfile(definition, await readClaims(configuration, definition, response, user))
      : await definition.readProfile(apiReader(configuration, configured, definition, response.access_token))
  return { profile, tokens: toTokens(ctx, configured, response) }
}

async function readClaims(
  configuration: client.Configuration,
  definition: OidcProvider,
  response: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
  user: string | undefined,
): Promise<Claims> {
  const claims = response.claims()
  if (claims === undefined) throw new Error('The provider sent no ID token.')
  const { userinfo_endpoint } = configuration.serverMetadata()
  const userinfo =
    definition.readsUserinfo && userinfo_endpoint !== undefined
      ? await client.fetchUserInfo(configuration, response.access_token, claims.sub)
      : {}
  const all = { ...userinfo, ...claims, ...unsignedName(definition, user) }
  return definition.standardClaims?.(all) ?? all
}

function unsignedName({ clientAuthentication }: OidcProvider, user: string | undefined): Claims {
  if (clientAuthentication !== 'apple' || user === undefined) return {}
  const { firstName, lastName } = record(parseInnerObject(user)?.name)
  return { given_name: firstName, family_name: lastName }
}

function oidcProfile(definition: OidcProvider, claims: Claims): SocialProfile {
  const [given, family] = [text(claims.given_name), text(claims.family_name)]
  const name = text(claims.name)
  return {
    idpId: text(claims.sub) ?? '',
    email: text(claims.email),
    isEmailProven: definition.isEmailProven(claims),
    ...(given === null && family === null ? splitName(name) : { firstName: given, lastName: family }),
    name,
    pictureUrl: definition.hasPicture ? webAddress(claims.picture) : null,
  }
}

function apiReader(
  configuration: client.Configuration,
  { row }: ConfiguredProvider,
  { endpoints }: OAuthProvider,
  accessToken: string,
): (path: string) => Promise<unknown> {
  const { api_url } = { ...endpoints, ...row.endpoints }
  return async (path) => {
    const response = await client.fetchProtectedResource(
      configuration,
      accessToken,
      new URL(api_url + path),
      'GET',
      undefined,
      new Headers({ accept: 'application/json' }),
    )
    if (response.status !== 200) throw new Error(`The provider's API answered with ${response.status}.`)
    return response.json()
  }
}

function toTokens(
  ctx: Context,
  { definition, row }: ConfiguredProvider,
  response: client.TokenEndpointResponse,
): ProviderTokens {
  const { access_token, refresh_token = '', expires_in, scope } = response
  return {
    provider: definition.provider,
    access_token,
    refresh_token,
    expires_at: expires_in === undefined ? 0 : Math.floor(ctx.now().getTime() / 1_000) + expires_in,
    scopes: scope === undefined ? scopesOf(definition, row) : scope.split(/[\s,]+/).filter((each) => each !== ''),
  }
}
