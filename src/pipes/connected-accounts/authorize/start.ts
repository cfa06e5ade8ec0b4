import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { randomToken } from '../../../platform/crypto/random.ts'
import { sql } from '../../../platform/db/sql.ts'
import { type Fault, platformErrors } from '../../../platform/http/errors.ts'
import { requireWebAddress } from '../../../platform/http/web-address.ts'
import {
  type ConfigValues,
  clientOf,
  configFaults,
  effectiveSettings,
  fillUrl,
  missingFields,
  redirectUriOf,
} from '../../pipe-providers/index.ts'
import { authMethodMismatch, clientMissing, integrationDisabled } from '../errors.ts'
import { findHeld } from '../find.ts'
import type { AccountOwner } from '../schemas.ts'
import { hashState, sealVerifier } from './state.ts'

const minuteMs = 60_000
const linkMinutes = 10

export interface WantedConnection {
  owner: AccountOwner
  returnTo: string | null
  config: ConfigValues
}

/**
 * Begins to connect an account, for a browser in which its owner is: the URL is for one visit, within ten minutes. What comes back
 * with its state belongs to this owner, whoever's browser brings it.
 *
 * @throws notFound, integrationDisabled, authMethodMismatch, clientMissing, invalidRequest
 */
export async function startConnection(
  ctx: Context,
  slug: string,
  { owner, returnTo, config }: WantedConnection,
): Promise<string> {
  requireReturnAddress(ctx, returnTo)
  const { integration, configuration } = await findHeld(ctx, slug, owner)
  const settings = effectiveSettings(integration, configuration)
  const { provider, scopes } = settings
  if (!settings.enabled) throw integrationDisabled(slug)
  const { oauth } = provider
  if (!integration.auth_methods.includes('oauth') || oauth === undefined)
    throw authMethodMismatch(integration.auth_methods.join(', '), 'oauth')
  const client = clientOf(ctx, integration, configuration)
  if (client === undefined) throw clientMissing(slug)
  const values = { ...config, ...settings.config }
  const faults = [
    ...configFaults(provider, config, 'installation'),
    ...missingFields(provider, values),
    ...(oauth.scopesRequired && scopes.length === 0 ? [noScopes] : []),
  ]
  if (faults.length > 0) throw platformErrors.invalidRequest(faults)
  const [state, verifier] = [randomToken(32), randomToken(64)]
  const url = new URL(fillUrl(provider, oauth.authorizationUrl, values))
  const parameters = {
    ...oauth.parameters,
    client_id: client.id,
    response_type: 'code',
    redirect_uri: redirectUriOf(ctx.system.config.url, integration),
    state,
    ...(scopes.length === 0 ? {} : { [oauth.scopeParameter ?? 'scope']: scopes.join(oauth.scopeSeparator ?? ' ') }),
    ...(oauth.pkce ? { code_challenge: challengeOf(verifier), code_challenge_method: 'S256' } : {}),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  ctx.system.outgoing.checkBrowserUrl(url.href)
  const id = ctx.newId('account_authorization')
  await ctx.transaction((tx) =>
    tx.db.run(sql`
      insert into account_authorizations (environment_id, id, integration_id, user_id, organization_id, state_hash,
        sealed_verifier, scopes, config, return_to, expires_at, created_at)
      values (${tx.environmentId}, ${id}, ${integration.id}, ${owner.userId}, ${owner.organizationId},
        ${hashState(tx.system, state)}, ${sealVerifier(tx.system, id, verifier)}, ${[...scopes]}, ${{ ...config }}, ${returnTo},
        ${new Date(tx.now().getTime() + linkMinutes * minuteMs)}, ${tx.now()})`),
  )
  return url.href
}

/** RFC 7636 §4.2. */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

/** The word of a management key, so it needs not be registered. @throws invalidRequest */
function requireReturnAddress({ system }: Context, url: string | null): void {
  if (url === null) return
  requireWebAddress('return_to', url)
  if (system.config.development || new URL(url).protocol === 'https:') return
  const message = '`return_to` does not use https. Send an address that begins with https://.'
  throw platformErrors.invalidRequest([{ field: 'return_to', code: 'return_to_invalid', message }])
}

const noScopes: Fault = {
  field: 'scopes',
  code: 'scopes_required',
  message: 'The service needs a scope, and none is set. Send `scopes` with the data integration first.',
}
