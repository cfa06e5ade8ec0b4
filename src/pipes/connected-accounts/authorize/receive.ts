import { findActiveMembership } from '#access/organization-memberships/index.ts'
import type { Context, PublicContext, System, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { DomainError, notFound } from '#platform/http/errors.ts'
import { prepareKeys, storeKeys } from '#vault/vault-keys/index.ts'
import {
  callbackKeyOf,
  clientOf,
  effectiveSettings,
  fillUrl,
  type IconPaths,
  iconPathsOf,
  markClient,
  redirectUriOf,
} from '../../pipe-providers/index.ts'
import { tooManyAccounts } from '../errors.ts'
import { announceFailure, type ConnectionFailed } from '../events.ts'
import { findHeld, type Held } from '../find.ts'
import { boundSecrets } from '../renewal-url.ts'
import { keyContextOf } from '../sealed-secrets.ts'
import { type AccountPlace, type AccountValues, storeAccount } from '../store.ts'
import { TokenFailure } from '../token-endpoint/failure.ts'
import { requestTokens } from '../token-endpoint/request-tokens.ts'
import {
  type AuthorizationRow,
  authorizationContext,
  findAuthorization,
  ownerOfAuthorization,
} from './authorizations.ts'
import { ConnectionRefused } from './refusal.ts'
import { hashesOfBrowser, openVerifier } from './state.ts'

/** What a browser brings from a service, before anything is known of it. */
export interface ServiceAnswer {
  state: string
  code?: string
  error?: string
  error_description?: string
}

/** The result of a connection. */
export interface Finished {
  ctx: Context
  /** As people know it. */
  service: string
  icon: IconPaths | undefined
  /** Whether a page of the application waits for the end. */
  isHandedOver: boolean
  returnTo: string | null
  /** Why nothing is connected. */
  failure: ConnectionRefused | undefined
}

/**
 * Takes the answer of a service to a browser. Of any number of visits with one state, one counts; whatever it brings, its state is
 * used up. What went wrong is recorded.
 *
 * @param browserId the secret of the browser, if it has one.
 * @returns `undefined` for an answer to nothing that is under way at this callback and in this browser.
 */
export async function receiveAnswer(
  context: PublicContext,
  callback: { slug: string; key: string; browserId: string | undefined },
  answer: ServiceAnswer,
): Promise<Finished | undefined> {
  const row = await findAuthorization(context.system, answer.state)
  if (row === undefined || !isFor(context.system, row, callback)) return undefined
  const ctx = await authorizationContext(context, row)
  if (ctx === undefined || !(await takeAuthorization(ctx, row))) return undefined
  try {
    return await finish(ctx, row, answer)
  } catch (error) {
    // The integration, the user or the organization was deleted while the browser was away.
    if (error instanceof DomainError && error.definition === notFound.definition) return undefined
    throw error
  }
}

/** An answer of another service than the one that was requested is treated as unknown. */
function isFor(
  system: System,
  { slug, integration_id, handoff_hash, browser_hash }: AuthorizationRow,
  callback: { slug: string; key: string; browserId: string | undefined },
): boolean {
  if (slug !== callback.slug || callbackKeyOf(integration_id) !== callback.key || handoff_hash !== null) return false
  if (browser_hash === null) return true
  return (
    callback.browserId !== undefined &&
    hashesOfBrowser(system, callback.browserId).some((hash) => hash.equals(browser_hash))
  )
}

async function takeAuthorization(ctx: Context, { id }: AuthorizationRow): Promise<boolean> {
  const taken = await ctx.db.run(sql`
    update account_authorizations set taken_at = ${ctx.now()}
    where environment_id = ${ctx.environmentId} and id = ${id} and taken_at is null`)
  return taken === 1
}

/** Returns undefined if the user or organization has been deleted since. @throws notFound */
async function endAuthorization(tx: TransactionContext, { id }: AuthorizationRow): Promise<void> {
  const ended = await tx.db.run(sql`
    delete from account_authorizations where environment_id = ${tx.environmentId} and id = ${id}`)
  if (ended === 0) throw notFound('Connection', id)
}

async function finish(ctx: Context, row: AuthorizationRow, answer: ServiceAnswer): Promise<Finished> {
  const held = await findHeld(ctx, row.slug, ownerOfAuthorization(row))
  const finished = {
    ctx,
    service: effectiveSettings(held.integration).provider.name,
    icon: iconPathsOf(held.integration),
    isHandedOver: row.browser_hash !== null,
    returnTo: row.return_to,
    failure: undefined,
  }
  try {
    await connect(ctx, held, row, answer)
    return finished
  } catch (error) {
    if (!(error instanceof ConnectionRefused)) throw error
    await recordFailure(ctx, row, error)
    return { ...finished, failure: error }
  }
}

/** @throws ConnectionRefused */
async function connect(ctx: Context, held: Held, row: AuthorizationRow, answer: ServiceAnswer): Promise<void> {
  if (Date.parse(row.expires_at) <= ctx.now().getTime()) throw new ConnectionRefused('expired')
  if (answer.error !== undefined) {
    const said = { error: answer.error, description: answer.error_description ?? null }
    throw new ConnectionRefused(answer.error === 'access_denied' ? 'access_denied' : 'provider_error', said)
  }
  if (answer.code === undefined) throw new ConnectionRefused('missing_code')
  const { integration, configuration } = held
  const { provider, enabled, config } = effectiveSettings(integration, configuration)
  const client = clientOf(ctx, integration, configuration)
  if (!enabled || provider.oauth === undefined || client === undefined)
    throw new ConnectionRefused('data_integration_disabled')
  if (!(await mayStillAct(ctx, row))) throw new ConnectionRefused('not_a_member')
  const { oauth } = provider
  const owner = ownerOfAuthorization(row)
  const place: AccountPlace = row.account_id === null ? { isNew: row.adds_account } : { id: row.account_id }
  const prepared = await prepareKeys(ctx, keyContextOf(owner.organizationId))
  const tokens = await requestTokens(ctx, {
    url: fillUrl(provider, oauth.tokenUrl, { ...row.config, ...config }),
    endpoint: oauth,
    client,
    parameters: {
      grant_type: 'authorization_code',
      code: answer.code,
      redirect_uri: redirectUriOf(ctx.system.config.url, integration),
      ...(oauth.pkce ? { code_verifier: openVerifier(ctx.system, row.id, row.sealed_verifier) } : {}),
    },
  }).catch(refused(ctx, integration.id))
  const { accessToken, refreshToken } = tokens
  const secrets = boundSecrets(held, { auth_method: 'oauth', config: row.config }, { accessToken, refreshToken })
  const store = ctx.transaction(async (tx) => {
    await endAuthorization(tx, row)
    const keys = await storeKeys(tx, prepared)
    const values: AccountValues = {
      auth_method: 'oauth',
      state: 'connected',
      scopes: tokens.scopes ?? row.scopes,
      config: row.config,
      secrets,
      expiresAt: tokens.expiresAt,
      metadata: tokens.metadata,
    }
    await storeAccount(tx, integration, owner, keys, values, { place })
  })
  await store.catch((error: unknown) => {
    throw error instanceof DomainError && error.definition === tooManyAccounts.definition
      ? new ConnectionRefused('too_many_accounts')
      : error
  })
  if (integration.state === 'invalid') await markClient(ctx, integration.id, 'valid')
}

/** Whether the user who began to connect an organization is still an active member of it. */
async function mayStillAct(ctx: Context, { acting_user_id, organization_id }: AuthorizationRow): Promise<boolean> {
  if (acting_user_id === null || organization_id === null) return true
  return (await findActiveMembership(ctx, acting_user_id, organization_id)) !== undefined
}

function refused(ctx: Context, integrationId: string): (error: unknown) => Promise<never> {
  return async (error) => {
    if (!(error instanceof TokenFailure)) throw error
    if (error.kind === 'client_refused') await markClient(ctx, integrationId, 'invalid')
    const codes = {
      refused: 'code_refused',
      client_refused: 'client_refused',
      unavailable: 'provider_unavailable',
    } as const
    throw new ConnectionRefused(codes[error.kind], error.said)
  }
}

async function recordFailure(ctx: Context, row: AuthorizationRow, failure: ConnectionRefused): Promise<void> {
  await ctx.transaction(async (tx) => {
    await endAuthorization(tx, row)
    const event: ConnectionFailed = {
      object: 'connection_failed',
      data_integration_id: row.integration_id,
      provider_slug: row.slug,
      user_id: row.user_id,
      organization_id: row.organization_id,
      error_code: failure.code,
      error_reason: failure.message,
      provider_error: failure.said.error,
      provider_error_description: failure.said.description,
      created_at: tx.now().toISOString(),
    }
    announceFailure(tx, event, row.adds_account)
  })
}
