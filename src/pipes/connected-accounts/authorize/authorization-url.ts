import { createHash } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { clientOf, effectiveSettings, fillUrl, redirectUriOf } from '../../pipe-providers/index.ts'
import { authMethodMismatch, clientMissing, integrationDisabled } from '../errors.ts'
import type { Held } from '../find.ts'
import type { AccountRow } from '../schemas.ts'

/** What is secret of an authorization request, and what was asked for when it began. */
export interface AuthorizationRequest {
  state: string
  verifier: string
  scopes: readonly string[]
  config: AccountRow['config']
}

/** What someone connects with. @throws integrationDisabled, authMethodMismatch, clientMissing */
export function connectionSettings(
  ctx: Context,
  { integration, configuration }: Pick<Held, 'integration' | 'configuration'>,
) {
  const settings = effectiveSettings(integration, configuration)
  if (!settings.enabled) throw integrationDisabled(integration.slug)
  const { oauth } = settings.provider
  if (!integration.auth_methods.includes('oauth') || oauth === undefined)
    throw authMethodMismatch(integration.auth_methods.join(', '), 'oauth')
  const client = clientOf(ctx, integration, configuration)
  if (client === undefined) throw clientMissing(integration.slug)
  return { ...settings, oauth, client }
}

/** Where the browser goes at the service (RFC 6749 §4.1.1). @throws what `connectionSettings` does */
export function authorizationUrl(ctx: Context, held: Held, request: AuthorizationRequest): string {
  const { provider, oauth, client, config } = connectionSettings(ctx, held)
  const { state, verifier, scopes } = request
  const url = new URL(fillUrl(provider, oauth.authorizationUrl, { ...request.config, ...config }))
  const parameters = {
    ...oauth.parameters,
    client_id: client.id,
    response_type: 'code',
    redirect_uri: redirectUriOf(ctx.system.config.url, held.integration),
    state,
    ...(scopes.length === 0 ? {} : { [oauth.scopeParameter ?? 'scope']: scopes.join(oauth.scopeSeparator ?? ' ') }),
    ...(oauth.pkce ? { code_challenge: challengeOf(verifier), code_challenge_method: 'S256' } : {}),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  ctx.system.outgoing.checkBrowserUrl(url.href)
  return url.href
}

/** RFC 7636 §4.2. */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}
