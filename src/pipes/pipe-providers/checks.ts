import type { Context } from '#platform/context.ts'
import type { Fault } from '#platform/http/errors.ts'
import { configFaults, missingFields } from './config-fields.ts'
import { definitionFaults } from './custom-provider.ts'
import type { PipeProvider } from './provider.ts'
import { clientCredentialsOf } from './provider-of.ts'
import { findPipeProvider } from './providers/index.ts'
import type { AuthMethod, CreateIntegration, Credentials, CustomProvider } from './schemas.ts'

/** What is wrong with an integration that is to be. */
export function integrationFaults(
  ctx: Context,
  input: CreateIntegration,
  {
    provider,
    methods,
    custom,
  }: { provider: PipeProvider; methods: readonly AuthMethod[]; custom: CustomProvider | null },
): Fault[] {
  const { credentials, api_key, config = {} } = input
  const isOfOrganizations = credentials?.type === 'organization'
  return [
    ...serviceFaults(input, custom),
    ...(custom === null ? [] : definitionFaults(ctx, custom)),
    ...methodFaults(provider, methods),
    ...(methods.includes('oauth') && credentials === undefined ? [missingCredentials] : []),
    ...credentialsFaults(credentials, methods, custom),
    ...(api_key === undefined ? [] : keyFaults(methods)),
    ...configFaults(provider, config),
    // What each organization says itself, and what only its people know, is asked for later.
    ...missingFields(provider, config, 'integration').filter(
      () => !isOfOrganizations && methods.some((each) => each !== 'api_key'),
    ),
  ]
}

function serviceFaults({ provider }: CreateIntegration, custom: CustomProvider | null): Fault[] {
  const isKnown = findPipeProvider(provider) !== undefined
  if (isKnown && custom !== null) {
    const message = `\`custom_provider\` cannot be used: ${provider} is the slug of a known service. Choose another \`provider\`.`
    return [{ field: 'custom_provider', code: 'custom_provider_not_allowed', message }]
  }
  if (isKnown || custom !== null) return []
  const message = `\`provider\` is no known service. Send the slug of one, or define ${provider} in \`custom_provider\`.`
  return [{ field: 'provider', code: 'provider_unknown', message }]
}

function methodFaults(provider: PipeProvider, methods: readonly AuthMethod[]): Fault[] {
  const fault = (message: string): Fault => ({ field: 'auth_methods', code: 'auth_methods_not_supported', message })
  return [
    ...(methods.includes('oauth') && provider.oauth === undefined
      ? [fault('`auth_methods` has `oauth`, for which the service has no `authorization_url` and `token_url`.')]
      : []),
    ...(methods.includes('client_credentials') && clientCredentialsOf(provider) === undefined
      ? [fault('`auth_methods` has `client_credentials`, for which the service has no `token_url`.')]
      : []),
  ]
}

const missingCredentials: Fault = {
  field: 'credentials',
  code: 'credentials_required',
  message: '`credentials` is missing. Send your client at the service, or the type `organization`.',
}

/** What is wrong with a client. */
export function credentialsFaults(
  credentials: Credentials | undefined,
  methods: readonly AuthMethod[],
  custom: CustomProvider | null,
): Fault[] {
  if (credentials === undefined) return []
  const { type, client_id, client_secret } = credentials
  const fault = (field: string, rule: string, why: string): Fault => ({
    field: `credentials${field}`,
    code: `credentials_${rule}`,
    message: `\`credentials${field}\` ${why}`,
  })
  if (!methods.includes('oauth')) return [fault('', 'not_allowed', 'cannot be used: no one signs in with OAuth.')]
  if (type === 'organization') {
    const isGiven = client_id !== undefined || client_secret !== undefined
    return isGiven ? [fault('', 'not_allowed', 'cannot name a client: each organization brings its own.')] : []
  }
  const needsSecret = custom?.client_secret_required ?? true
  return [
    ...(client_id === undefined ? [fault('.client_id', 'client_id_required', 'is missing.')] : []),
    ...(needsSecret && client_secret === undefined
      ? [fault('.client_secret', 'client_secret_required', 'is missing.')]
      : []),
  ]
}

/** What is wrong with giving a key. */
export function keyFaults(methods: readonly AuthMethod[]): Fault[] {
  if (methods.includes('api_key')) return []
  const message = '`api_key` cannot be used: `auth_methods` of the integration has no `api_key`.'
  return [{ field: 'api_key', code: 'api_key_not_allowed', message }]
}
