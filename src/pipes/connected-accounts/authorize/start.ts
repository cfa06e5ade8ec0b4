import type { Context } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { type Fault, platformErrors } from '#platform/http/errors.ts'
import { requireWebAddress } from '#platform/http/web-address.ts'
import { type ConfigValues, configFaults, missingFields } from '../../pipe-providers/index.ts'
import { accountNotFound, findHeld } from '../find.ts'
import type { AccountOwner } from '../schemas.ts'
import type { AccountPlace } from '../store.ts'
import { authorizationUrl, connectionSettings } from './authorization-url.ts'
import { hashHandoff, hashState, sealVerifier } from './state.ts'

const minuteMs = 60_000
const linkMinutes = 10

export interface WantedConnection {
  owner: AccountOwner
  /** The member who connects for an organization. */
  actingUserId?: string | null
  place?: AccountPlace
  config: ConfigValues
}

/**
 * Begins to connect an account, for a browser in which its owner is: the URL is for one visit, within ten minutes. What comes back
 * with its state belongs to this owner, regardless of the browser that brings it.
 *
 * @throws notFound, integrationDisabled, authMethodMismatch, clientMissing, invalidRequest
 */
export async function startConnection(
  ctx: Context,
  slug: string,
  { returnTo, ...wanted }: WantedConnection & { returnTo: string | null },
): Promise<string> {
  requireReturnAddress(ctx, returnTo)
  const { url } = await begin(ctx, slug, { ...wanted, returnTo, handoffToken: null })
  return url
}

/** A connection that a page has begun, for a window that it opens. */
export interface HandedConnection {
  /** A page of ours that redirects to the service once the other page has passed on the token. */
  url: string
  /** Names the connection to both pages. */
  redirectToken: string
  handoffToken: string
}

/**
 * As {@link startConnection}, for a page of the application. Only the browser in which it is open, which `handOver` verifies, is
 * redirected to the service, and only an answer from that browser is accepted.
 *
 * @throws what `startConnection` does
 */
export async function startHandedConnection(
  ctx: Context,
  slug: string,
  wanted: WantedConnection,
): Promise<HandedConnection> {
  const handoffToken = randomToken(32)
  const { state } = await begin(ctx, slug, { ...wanted, returnTo: null, handoffToken })
  return { url: `${ctx.system.config.url}/pipes/connect?state=${state}`, redirectToken: state, handoffToken }
}

async function begin(
  ctx: Context,
  slug: string,
  {
    owner,
    actingUserId,
    place: { isNew = false, id: accountId } = {},
    config,
    returnTo,
    handoffToken,
  }: WantedConnection & { returnTo: string | null; handoffToken: string | null },
): Promise<{ state: string; url: string }> {
  const held = await findHeld(ctx, slug, owner, defined({ id: accountId }))
  if (accountId !== undefined && held.account === undefined) throw accountNotFound(accountId)
  const { provider, oauth, scopes, ...settings } = connectionSettings(ctx, held)
  const faults = [
    ...configFaults(provider, config, 'installation'),
    ...missingFields(provider, { ...config, ...settings.config }),
    ...(oauth.scopesRequired && scopes.length === 0 ? [noScopes] : []),
  ]
  if (faults.length > 0) throw platformErrors.invalidRequest(faults)
  const [state, verifier] = [randomToken(32), randomToken(64)]
  const url = authorizationUrl(ctx, held, { state, verifier, scopes, config })
  const id = ctx.newId('account_authorization')
  await ctx.transaction((tx) =>
    tx.db.run(sql`
      insert into account_authorizations (environment_id, id, integration_id, user_id, acting_user_id, organization_id,
        adds_account, account_id, state_hash, sealed_verifier, scopes, config, return_to, handoff_hash, expires_at, created_at)
      values (${tx.environmentId}, ${id}, ${held.integration.id}, ${owner.userId}, ${actingUserId ?? null},
        ${owner.organizationId}, ${isNew}, ${accountId ?? null}, ${hashState(tx.system, state)}, ${sealVerifier(tx.system, id, verifier)}, ${[...scopes]},
        ${{ ...config }}, ${returnTo}, ${handoffToken && hashHandoff(tx.system, handoffToken)}, ${new Date(tx.now().getTime() + linkMinutes * minuteMs)},
        ${tx.now()})`),
  )
  return { state, url }
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
