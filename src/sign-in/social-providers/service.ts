import { createPrivateKey } from 'node:crypto'
import type { IdentityProvider } from '#people/identities/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { notFound } from '#platform/http/errors.ts'
import { requireSecretAgain } from '#platform/http/kept-secret.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { providerExists, providerRefused } from './errors.ts'
import type { SocialProvider } from './provider.ts'
import { providerNamed, socialProviders } from './providers/index.ts'
import {
  type CreateSocialProvider,
  type Endpoints,
  type Settings,
  type SocialProviderRow,
  socialProviderColumns,
  type UpdateSocialProvider,
} from './schemas.ts'

/** A provider with the environment's client at it. */
export interface ConfiguredProvider {
  definition: SocialProvider
  row: SocialProviderRow
}

/** Stores the environment's client at a provider. @throws providerExists, providerRefused */
export function createSocialProvider(ctx: Context, input: CreateSocialProvider): Promise<ConfiguredProvider> {
  const definition = providerNamed(input.provider)
  const { enabled = true, scopes = [], return_tokens = false, endpoints = null } = input
  const settings = settingsOf(definition, {}, input)
  check(ctx, definition, { ...input, settings, endpoints })
  return ctx.transaction(async (tx) => {
    const row = await tx.db
      .one<SocialProviderRow>(sql`
        insert into social_providers (environment_id, provider, enabled, client_id, sealed_client_secret, settings, scopes,
          return_tokens, endpoints, created_at, updated_at)
        values (${tx.environmentId}, ${input.provider}, ${enabled}, ${input.client_id},
          ${sealSecret(tx, input.provider, input.client_secret)}, ${{ ...settings }}, ${scopes}, ${return_tokens},
          ${endpoints && { ...endpoints }}, ${tx.now()}, ${tx.now()})
        returning ${socialProviderColumns}`)
      .catch(onViolation('social_providers_pkey', () => providerExists(input.provider)))
    return { definition, row }
  })
}

/**
 * Changes the members that are given. `endpoints` at another origin need the secret again.
 *
 * @throws notFound, providerRefused, invalidRequest
 */
export function updateSocialProvider(
  ctx: Context,
  name: string,
  input: UpdateSocialProvider,
): Promise<ConfiguredProvider> {
  return ctx.transaction(async (tx) => {
    const current = await tx.db.maybe<SocialProviderRow>(sql`
      select ${socialProviderColumns} from social_providers
      where environment_id = ${tx.environmentId} and provider = ${name} for update`)
    if (current === undefined) throw notFound('Social provider', name)
    const definition = providerNamed(current.provider)
    const settings = settingsOf(definition, current.settings, input)
    const endpoints = input.endpoints === undefined ? current.endpoints : input.endpoints
    check(tx, definition, { ...input, settings, endpoints })
    if (input.client_secret === undefined)
      requireSecretAgain({
        field: 'client_secret',
        before: receivers(definition, current.endpoints),
        after: receivers(definition, endpoints),
      })
    const secret = input.client_secret && sealSecret(tx, current.provider, input.client_secret)
    const row: SocialProviderRow = {
      ...current,
      enabled: input.enabled ?? current.enabled,
      client_id: input.client_id ?? current.client_id,
      sealed_client_secret: secret ?? current.sealed_client_secret,
      settings,
      scopes: input.scopes ?? current.scopes,
      return_tokens: input.return_tokens ?? current.return_tokens,
      endpoints,
      updated_at: tx.now().toISOString(),
    }
    tx.db.send(sql`
      update social_providers set enabled = ${row.enabled}, client_id = ${row.client_id},
        sealed_client_secret = ${row.sealed_client_secret}, settings = ${{ ...settings }}, scopes = ${row.scopes},
        return_tokens = ${row.return_tokens}, endpoints = ${endpoints && { ...endpoints }}, updated_at = ${row.updated_at}
      where environment_id = ${tx.environmentId} and provider = ${name}`)
    return { definition, row }
  })
}

/** Deletes the client. Linked accounts stay, and can sign in again once there is a client. @throws notFound */
export async function deleteSocialProvider(ctx: Context, name: string): Promise<void> {
  const deleted = await ctx.db.run(sql`
    delete from social_providers where environment_id = ${ctx.environmentId} and provider = ${name}`)
  if (deleted === 0) throw notFound('Social provider', name)
}

/** A provider with the client of the environment. @throws notFound */
export async function getSocialProvider(ctx: Context, name: string): Promise<ConfiguredProvider> {
  const row = await findRow(ctx, name)
  if (row === undefined) throw notFound('Social provider', name)
  return { definition: providerNamed(row.provider), row }
}

function findRow(ctx: Context, name: string): Promise<SocialProviderRow | undefined> {
  return ctx.db.maybe<SocialProviderRow>(sql`
    select ${socialProviderColumns} from social_providers
    where environment_id = ${ctx.environmentId} and provider = ${name}`)
}

/** The clients of the environment by provider. */
export async function listSocialProviders(ctx: Context): Promise<Map<IdentityProvider, SocialProviderRow>> {
  const rows = await ctx.db.many<SocialProviderRow>(sql`
    select ${socialProviderColumns} from social_providers where environment_id = ${ctx.environmentId}`)
  return new Map(rows.map((row) => [row.provider, row]))
}

/** The providers that people may sign in with, in the order of the table. */
export async function listEnabledProviders(ctx: Context): Promise<SocialProvider[]> {
  const rows = await listSocialProviders(ctx)
  return socialProviders.filter(({ provider }) => rows.get(provider)?.enabled)
}

/** A provider that users can sign in with; `undefined` if it is unknown, not configured or turned off. */
export async function findEnabledProvider(ctx: Context, name: string): Promise<ConfiguredProvider | undefined> {
  const row = await ctx.db.maybe<SocialProviderRow>(sql`
    select ${socialProviderColumns} from social_providers
    where environment_id = ${ctx.environmentId} and provider = ${name} and enabled`)
  return row && { definition: providerNamed(row.provider), row }
}

export function openClientSecret(ctx: Context, { provider, sealed_client_secret }: SocialProviderRow): string {
  return ctx.system.keyring.open(sealed_client_secret, sealContext(ctx, provider)).toString()
}

/** The secret of the environment's client at a provider, if it has one there. */
export async function findProviderSecret(ctx: Context, provider: string): Promise<string | undefined> {
  const row = await findRow(ctx, provider)
  return row && openClientSecret(ctx, row)
}

function sealSecret(ctx: Context, provider: IdentityProvider, secret: string): string {
  return ctx.system.keyring.seal(secret, sealContext(ctx, provider))
}

function sealContext(ctx: Context, provider: IdentityProvider): string {
  return `social_provider:${ctx.environmentId}:${provider}`
}

/** The provider's own settings, with the changes; those of other providers are left out. */
function settingsOf({ settings = [] }: SocialProvider, current: Settings, changes: Settings): Settings {
  return Object.fromEntries(settings.map((name) => [name, changes[name] ?? current[name] ?? null]))
}

/** What gets the client's secret, and the tokens that it is exchanged for. */
function receivers(definition: SocialProvider, endpoints: Endpoints | null): (string | undefined)[] {
  if (definition.protocol === 'oauth2') {
    const { token_endpoint, api_url } = { ...definition.endpoints, ...endpoints }
    return [token_endpoint, api_url]
  }
  return [endpoints?.issuer ?? definition.endpoints?.token_endpoint ?? definition.issuer]
}

interface Checked {
  client_secret?: string
  settings: Settings
  endpoints: Endpoints | null
}

/** @throws providerRefused */
function check(ctx: Context, definition: SocialProvider, { client_secret, settings, endpoints }: Checked): void {
  for (const name of definition.settings ?? []) {
    if (settings[name] === null) throw providerRefused(name, `${definition.name} needs it.`)
  }
  if (definition.clientAuthentication === 'apple' && client_secret !== undefined && !isEcKey(client_secret)) {
    throw providerRefused('client_secret', 'Send the private key (P-256) in PEM that Apple gave.')
  }
  if (endpoints === null) return
  if (!ctx.system.config.development) throw providerRefused('endpoints', 'They can be set in development only.')
  const needed: (keyof Endpoints)[] =
    definition.protocol === 'oidc' ? ['issuer'] : ['authorization_endpoint', 'token_endpoint', 'api_url']
  for (const name of needed) checkAddress(ctx, name, endpoints[name])
}

function checkAddress(ctx: Context, name: string, address: string | undefined): void {
  if (address === undefined) throw providerRefused('endpoints', `\`${name}\` is missing.`)
  try {
    ctx.system.outgoing.checkBrowserUrl(address)
  } catch (error) {
    if (error instanceof OutgoingError) throw providerRefused('endpoints', `\`${name}\`: ${error.message}`)
    throw error
  }
}

function isEcKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyDetails?.namedCurve === 'prime256v1'
  } catch {
    return false
  }
}
