import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { locales } from '#platform/locale.ts'
import { endpointsOf } from './issuer.ts'

/** What every application may ask its users for. */
export const userScopes = ['openid', 'profile', 'email', 'offline_access'] as const

/** What `prompt` may ask for (OpenID Connect Core §3.1.2.1, and `create` of Initiating User Registration). */
export const prompts = ['none', 'login', 'consent', 'select_account', 'create'] as const

/** The metadata about authorization requests. */
export const AuthorizationMetadata = Type.Object({
  authorization_endpoint: Type.String(),
  pushed_authorization_request_endpoint: Type.String(),
  device_authorization_endpoint: Type.String(),
  response_types_supported: Type.Array(Type.String()),
  response_modes_supported: Type.Array(Type.String()),
  code_challenge_methods_supported: Type.Array(Type.String()),
  scopes_supported: Type.Array(Type.String()),
  authorization_response_iss_parameter_supported: Type.Boolean({ description: 'RFC 9207.' }),
  ui_locales_supported: Type.Array(Type.String()),
})

export function authorizationMetadata(ctx: Context): Static<typeof AuthorizationMetadata> {
  const endpoints = endpointsOf(ctx)
  return {
    authorization_endpoint: `${endpoints}/authorize`,
    pushed_authorization_request_endpoint: `${endpoints}/par`,
    device_authorization_endpoint: `${endpoints}/device_authorization`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'form_post'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: [...userScopes],
    authorization_response_iss_parameter_supported: true,
    ui_locales_supported: [...locales],
  }
}

/** The members about authorization requests that only OpenID Connect has. */
export const OpenIdRequestMetadata = Type.Object({
  end_session_endpoint: Type.String(),
  backchannel_logout_supported: Type.Boolean(),
  backchannel_logout_session_supported: Type.Boolean({ description: 'Whether logout tokens have a `sid`.' }),
  prompt_values_supported: Type.Array(Type.String()),
  claims_parameter_supported: Type.Boolean(),
  request_parameter_supported: Type.Boolean(),
  request_uri_parameter_supported: Type.Boolean({
    description: 'Whether a `request_uri` may be anything but that of a pushed request.',
  }),
})

export function openIdRequestMetadata({ system: { config } }: Context): Static<typeof OpenIdRequestMetadata> {
  return {
    end_session_endpoint: `${config.url}/oauth2/logout`,
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    prompt_values_supported: [...prompts],
    claims_parameter_supported: true,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
  }
}
