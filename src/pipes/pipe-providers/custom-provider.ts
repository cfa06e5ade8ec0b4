import type { Context } from '#platform/context.ts'
import type { Fault } from '#platform/http/errors.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import type { PipeProvider } from './provider.ts'
import type { CustomProvider, CustomProviderChange } from './schemas.ts'

const form = 'application/x-www-form-urlencoded'
const json = 'application/json'
/** What this server says in an authorization request itself. */
const ours = new Set([
  'client_id',
  'response_type',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
])

/** A definition with the given members replaced; the others keep their values or defaults. */
export function withChanges(before: CustomProvider | null, given: CustomProviderChange): CustomProvider {
  return {
    name: given.name ?? before?.name ?? '',
    authorization_url: given.authorization_url ?? before?.authorization_url ?? null,
    token_url: given.token_url ?? before?.token_url ?? null,
    refresh_token_url:
      given.refresh_token_url === undefined ? (before?.refresh_token_url ?? null) : given.refresh_token_url,
    pkce_enabled: given.pkce_enabled ?? before?.pkce_enabled ?? true,
    request_scope_separator: given.request_scope_separator ?? before?.request_scope_separator ?? ' ',
    scopes_required: given.scopes_required ?? before?.scopes_required ?? false,
    client_secret_required: given.client_secret_required ?? before?.client_secret_required ?? true,
    additional_authorization_parameters:
      given.additional_authorization_parameters ?? before?.additional_authorization_parameters ?? {},
    token_body_content_type: given.token_body_content_type ?? before?.token_body_content_type ?? form,
    authenticate_via: given.authenticate_via ?? before?.authenticate_via ?? 'request_body',
  }
}

/** What is wrong with a definition: with its addresses (E-1, E-2, E-5), and with what it adds to requests. */
export function definitionFaults(ctx: Context, definition: CustomProvider): Fault[] {
  const { outgoing } = ctx.system
  const { authorization_url, token_url, refresh_token_url } = definition
  return [
    ...addressFaults('authorization_url', authorization_url, outgoing.checkBrowserUrl),
    ...addressFaults('token_url', token_url, outgoing.checkBrowserUrl),
    ...addressFaults('refresh_token_url', refresh_token_url, outgoing.checkBrowserUrl),
    ...Object.keys(definition.additional_authorization_parameters)
      .filter((name) => name === '' || ours.has(name))
      .map((name) =>
        fault('additional_authorization_parameters', `\`${name}\` is a parameter that the server sets itself.`),
      ),
    ...([form, json].includes(definition.token_body_content_type)
      ? []
      : [fault('token_body_content_type', `Send \`${form}\` or \`${json}\`.`)]),
  ]
}

/** A custom provider as what a known service is. */
export function toPipeProvider(slug: string, definition: CustomProvider): PipeProvider {
  const { name, authorization_url, token_url, refresh_token_url } = definition
  if (token_url === null) return { slug, name, documentation: '' }
  const endpoint = {
    tokenUrl: token_url,
    scopes: [],
    scopeSeparator: definition.request_scope_separator,
    ...(definition.authenticate_via === 'basic_auth_header' ? { clientAuthentication: 'basic' as const } : {}),
    ...(definition.token_body_content_type === json ? { tokenBody: 'json' as const } : {}),
  }
  return {
    slug,
    name,
    ...(authorization_url === null
      ? {}
      : {
          oauth: {
            ...endpoint,
            authorizationUrl: authorization_url,
            ...(refresh_token_url === null ? {} : { refreshUrl: refresh_token_url }),
            scopesRequired: definition.scopes_required,
            pkce: definition.pkce_enabled,
            parameters: definition.additional_authorization_parameters,
          },
        }),
    clientCredentials: endpoint,
    documentation: '',
  }
}

function addressFaults(name: string, address: string | null, check: (url: string) => unknown): Fault[] {
  try {
    if (address !== null) check(address)
    return []
  } catch (error) {
    if (error instanceof OutgoingError) return [fault(name, error.message)]
    throw error
  }
}

function fault(name: string, why: string): Fault {
  const field = `custom_provider.${name}`
  return { field, code: `${name}_invalid`, message: `\`${field}\` cannot be used. ${why}` }
}
