import { buildAuthorizationUrl, calculatePKCECodeChallenge } from 'openid-client'
import type { Context } from '#platform/context.ts'
import { redirectUriOf, scopesOf } from '../schemas.ts'
import type { ConfiguredProvider } from '../service.ts'
import { configurationOf } from './configuration.ts'

/** What binds a provider's answer to the request that it answers. Secret until then. */
export interface Binding {
  state: string
  nonce: string
  codeVerifier: string
}

/** Parameters that the application or the user adds to the request. */
export interface ProviderRequest {
  scopes?: readonly string[] | undefined
  parameters?: Readonly<Record<string, string | undefined>>
}

/** The address that takes a browser to a provider. */
export async function authorizationUrl(
  ctx: Context,
  configured: ConfiguredProvider,
  { state, nonce, codeVerifier }: Binding,
  { scopes = [], parameters = {} }: ProviderRequest = {},
): Promise<string> {
  const { definition, row } = configured
  const configuration = await configurationOf(ctx, configured)
  const pkce =
    definition.pkce === false
      ? {}
      : { code_challenge: await calculatePKCECodeChallenge(codeVerifier), code_challenge_method: 'S256' }
  const ours = {
    ...definition.parameters,
    response_type: 'code',
    client_id: row.client_id,
    redirect_uri: redirectUriOf(ctx, definition.provider),
    scope: scopesOf(definition, row, scopes).join(' '),
    state,
    ...(definition.protocol === 'oidc' && definition.nonce !== false ? { nonce } : {}),
    ...pkce,
  }
  return buildAuthorizationUrl(configuration, { ...withoutReserved(parameters), ...ours }).href
}

/** Parameters that determine the answer and its destination. They cannot be overridden. */
const reserved =
  /^(client_id|client_secret|redirect_uri|response_type|response_mode|scope|state|nonce|code_challenge|code_challenge_method|request|request_uri|claims|registration)$/

function withoutReserved(parameters: NonNullable<ProviderRequest['parameters']>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !reserved.test(entry[0]),
    ),
  )
}
