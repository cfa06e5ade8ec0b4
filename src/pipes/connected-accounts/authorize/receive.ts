import { findEnvironmentContext } from '../../../environment/environments/index.ts'
import { recordEvent } from '../../../events/event-log/index.ts'
import { type Context, createContext, type PublicContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { prepareKeys, storeKeys } from '../../../vault/vault-keys/index.ts'
import {
  callbackKeyOf,
  clientOf,
  effectiveSettings,
  fillUrl,
  markClient,
  redirectUriOf,
} from '../../pipe-providers/index.ts'
import { accountConnectionFailed } from '../events.ts'
import { findHeld, type Held } from '../find.ts'
import { keyContextOf } from '../sealed-secrets.ts'
import { storeAccount } from '../store.ts'
import { TokenFailure } from '../token-endpoint/failure.ts'
import { requestTokens } from '../token-endpoint/request-tokens.ts'
import { ConnectionRefused } from './refusal.ts'
import { hashState, openVerifier } from './state.ts'

/** What a browser brings from a service, before anything is known of it. */
export interface ServiceAnswer {
  state: string
  code?: string
  error?: string
  error_description?: string
}

/** What became of a connection. */
export interface Finished {
  ctx: Context
  /** As people know it. */
  service: string
  returnTo: string | null
  /** Why nothing is connected. */
  failure: ConnectionRefused | undefined
}

interface AuthorizationRow {
  environment_id: string
  id: string
  integration_id: string
  user_id: string
  organization_id: string | null
  sealed_verifier: string
  scopes: string[]
  config: Readonly<Record<string, string>>
  return_to: string | null
  expires_at: string
  slug: string
}

/**
 * Takes the answer of a service to a browser. Of any number of visits with one state, one counts; whatever it brings, its state is
 * used up. What went wrong is recorded.
 *
 * @returns `undefined` for an answer to nothing that is under way at this callback.
 */
export async function receiveAnswer(
  context: PublicContext,
  callback: { slug: string; key: string },
  answer: ServiceAnswer,
): Promise<Finished | undefined> {
  const { system, request } = context
  const row = await takeAuthorization(context, callback, answer.state)
  if (row === undefined) return undefined
  const environment = await findEnvironmentContext(system, row.environment_id)
  if (environment === undefined) return undefined
  const { environmentId, clientId } = environment
  const ctx = createContext(system, { environmentId, clientId, actor: { type: 'client', id: clientId }, request })
  const held = await findHeld(ctx, row.slug, { userId: row.user_id, organizationId: row.organization_id })
  const finished = {
    ctx,
    service: effectiveSettings(held.integration).provider.name,
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

/** Used up by being deleted. */
async function takeAuthorization(
  { system }: PublicContext,
  { slug, key }: { slug: string; key: string },
  state: string,
): Promise<AuthorizationRow | undefined> {
  const hash = hashState(system, state)
  const found = await system.database.maybe<
    Pick<AuthorizationRow, 'environment_id' | 'id' | 'integration_id' | 'slug'>
  >(sql`
    select t.environment_id, t.id, t.integration_id, i.slug
    from account_authorizations t join data_integrations i on i.environment_id = t.environment_id and i.id = t.integration_id
    where t.state_hash = ${hash}`)
  // The answer of another service than the one that was asked is nothing that is under way there.
  if (found === undefined || found.slug !== slug || callbackKeyOf(found.integration_id) !== key) return undefined
  const row = await system.database.maybe<Omit<AuthorizationRow, 'slug'>>(sql`
    delete from account_authorizations where environment_id = ${found.environment_id} and id = ${found.id}
    returning environment_id, id, integration_id, user_id, organization_id, sealed_verifier, scopes, config, return_to, expires_at`)
  return row && { ...row, slug: found.slug }
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
  const { oauth } = provider
  const owner = { userId: row.user_id, organizationId: row.organization_id }
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
  await ctx.transaction(async (tx) => {
    const keys = await storeKeys(tx, prepared)
    await storeAccount(tx, integration, owner, keys, {
      ...{ auth_method: 'oauth', state: 'connected', scopes: tokens.scopes ?? row.scopes, config: row.config },
      ...{ secrets: { accessToken: tokens.accessToken, refreshToken: tokens.refreshToken } },
      ...{ expiresAt: tokens.expiresAt, metadata: tokens.metadata },
    })
  })
  if (integration.state === 'invalid') await markClient(ctx, integration.id, 'valid')
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
  await ctx.transaction(async (tx) =>
    recordEvent(tx, accountConnectionFailed, {
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
    }),
  )
}
