import type { Context } from '#platform/context.ts'
import { originOf } from '#platform/http/kept-secret.ts'
import { prepareKeys } from '#vault/vault-keys/index.ts'
import {
  clientCredentialsOf,
  clientOf,
  type EffectiveSettings,
  effectiveSettings,
  markClient,
} from '../../pipe-providers/index.ts'
import { clientMissing, clientRefused, serviceUnavailable } from '../errors.ts'
import type { Held } from '../find.ts'
import { mayBeSentTo, renewalUrl } from '../renewal-url.ts'
import type { AccountRow } from '../schemas.ts'
import { type AccountSecrets, keyContextOf, openSecrets } from '../sealed-secrets.ts'
import { setState } from '../store.ts'
import { TokenFailure } from '../token-endpoint/failure.ts'
import type { Tokens } from '../token-endpoint/read-answer.ts'
import { requestTokens, type TokenRequest } from '../token-endpoint/request-tokens.ts'
import { keepTokens } from './keep.ts'
import { dropLease, takeLease, waitForOthers } from './lease.ts'

export type HeldAccount = Held & { account: AccountRow }

/**
 * Gets the next token of an account, unless someone else does: then it waits for them. The result is in the database.
 * Secrets that were entered for another origin than that of the token endpoint are not sent: the account has to be connected again.
 *
 * @param ctx whose transactions commit by themselves. @throws serviceUnavailable, clientRefused, clientMissing
 */
export async function renew(ctx: Context, held: HeldAccount): Promise<void> {
  const { account, integration } = held
  // Whatever can fail before the service is asked does so now: afterwards, its answer must not get lost.
  const before = await openSecrets(ctx, account, held.keys)
  const prepared = await prepareKeys(ctx, keyContextOf(account.organization_id))
  const request = requestFor(ctx, held, before)
  if (!mayBeSentTo(request.url, before)) {
    await setState(ctx, integration.slug, account, 'needs_reauthorization')
    return
  }
  const leaseId = await takeLease(ctx, account)
  if (leaseId === undefined) return waitForOthers(ctx, account)
  try {
    const tokens = await requestWithRetry(ctx, request)
    const bound = { ...before, sentTo: originOf(request.url) }
    await keepTokens(ctx, integration.slug, account, bound, tokens, prepared)
    if (integration.state === 'invalid') await markClient(ctx, integration.id, 'valid')
  } catch (error) {
    await settle(ctx, held, leaseId, error)
  }
}

/**
 * A token may have been exchanged although the answer was lost. Services that rotate tokens accept the former one for a
 * few seconds, so the request is repeated at once; later requests would fail.
 */
async function requestWithRetry(ctx: Context, request: TokenRequest): Promise<Tokens> {
  try {
    return await requestTokens(ctx, request)
  } catch (error) {
    if (!(error instanceof TokenFailure && error.mayBeDone)) throw error
    return requestTokens(ctx, request)
  }
}

async function settle(ctx: Context, held: HeldAccount, leaseId: string, error: unknown): Promise<void> {
  const { account, integration } = held
  // Of the client that an account brings, its owner alone can bring another one.
  const isOwners = account.auth_method === 'client_credentials'
  const kind = error instanceof TokenFailure ? error.kind : undefined
  if (kind === 'refused' || (kind === 'client_refused' && isOwners)) {
    await setState(ctx, integration.slug, account, 'needs_reauthorization')
    return
  }
  await dropLease(ctx, account, leaseId)
  if (kind === 'client_refused') {
    await markClient(ctx, integration.id, 'invalid')
    throw clientRefused(integration.slug)
  }
  if (kind === undefined) throw error
  ctx.log.warn({ err: error, integration: integration.slug }, 'A service gave no new token')
  throw serviceUnavailable(effectiveSettings(integration).provider.name)
}

function requestFor(ctx: Context, held: HeldAccount, secrets: AccountSecrets): TokenRequest {
  const { integration, configuration, account } = held
  const settings = effectiveSettings(integration, configuration)
  const config = { ...account.config, ...settings.config }
  const url = renewalUrl(settings.provider, account.auth_method, config)
  if (url === undefined) throw clientMissing(integration.slug)
  if (account.auth_method === 'client_credentials') return clientRequest(settings, url, account, secrets)
  const { oauth } = settings.provider
  const client = clientOf(ctx, integration, configuration)
  if (oauth === undefined || client === undefined) throw clientMissing(integration.slug)
  return {
    url,
    endpoint: oauth,
    client,
    parameters: { grant_type: 'refresh_token', refresh_token: secrets.refreshToken ?? '' },
  }
}

function clientRequest(
  { provider }: EffectiveSettings,
  url: string,
  { client_id, scopes }: AccountRow,
  { clientSecret = '' }: AccountSecrets,
): TokenRequest {
  const endpoint = clientCredentialsOf(provider)
  if (endpoint === undefined) throw clientMissing(provider.slug)
  return {
    url,
    endpoint,
    client: { id: client_id ?? '', secret: clientSecret },
    parameters: {
      grant_type: 'client_credentials',
      ...(scopes.length === 0 ? {} : { scope: scopes.join(endpoint.scopeSeparator ?? ' ') }),
    },
  }
}
