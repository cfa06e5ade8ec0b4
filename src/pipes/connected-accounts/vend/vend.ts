import { type Context, createContext } from '#platform/context.ts'
import { DomainError } from '#platform/http/errors.ts'
import { type ConfigValues, effectiveSettings, knownValues } from '../../pipe-providers/index.ts'
import { integrationDisabled, notInOrganization, serviceUnavailable } from '../errors.ts'
import { findHeld, type Held } from '../find.ts'
import type { AccountOwner } from '../schemas.ts'
import { type AccountSecrets, openSecrets } from '../sealed-secrets.ts'
import type { AccountSelector } from '../select-account.ts'
import { setState } from '../store.ts'
import { onceAtATime } from './once-at-a-time.ts'
import { type HeldAccount, renew } from './renew.ts'

/** What someone has at a service, ready for use. */
export type Vended =
  | { error: 'not_installed' | 'needs_reauthorization' }
  | (HeldAccount & { error?: never; secrets: AccountSecrets; missingScopes: string[]; config: ConfigValues })

/** A token that ends sooner is renewed before it is given. */
const marginMs = 60_000
/** The account may be changed again after each renewal. */
const mostRenewals = 3

/**
 * Gives what an account is opened with, renewed if it is about to end: once, however many ask on however many servers, and all of
 * them get the same. While the service is away, a token is given to its end.
 *
 * A member who is deactivated gets nothing of the organization's, also of their own account in it, until they are active again.
 *
 * Waits for the service, so it is called outside of transactions.
 *
 * @param selector which account, where it is not the one that stands for its owner. An account that is not there is not installed.
 * @param check what is there, before anything is done with it; throws to refuse. @throws notFound, selectionRequired,
 *   notInOrganization, integrationDisabled, clientRefused, clientMissing, serviceUnavailable, accountDamaged, keyProviderUnavailable, customerKeyRefused
 */
export async function vend(
  ctx: Context,
  slug: string,
  { owner, selector }: { owner: AccountOwner; selector?: AccountSelector },
  check: (held: HeldAccount) => void = () => {},
): Promise<Vended> {
  for (let renewals = 0; renewals <= mostRenewals; renewals++) {
    const { account, ...rest } = await findHeld(ctx, slug, owner, selector)
    if (!effectiveSettings(rest.integration, rest.configuration).enabled) throw integrationDisabled(slug)
    if (account === undefined) return { error: 'not_installed' }
    if (rest.is_deactivated) throw notInOrganization()
    const held = { ...rest, account }
    check(held)
    if (account.state === 'needs_reauthorization') return { error: 'needs_reauthorization' }
    const leftMs =
      account.expires_at === null ? Number.POSITIVE_INFINITY : Date.parse(account.expires_at) - ctx.now().getTime()
    if (leftMs >= marginMs || (!account.is_renewable && leftMs > 0)) return open(ctx, held)
    const outcome = await (account.is_renewable ? renewOnce(ctx, held, leftMs > 0) : end(ctx, held))
    if (outcome === 'as_before') return open(ctx, held)
  }
  throw serviceUnavailable(slug)
}

/** @param isUsable whether the stored token is still valid, so that a failure need not be reported */
async function renewOnce(ctx: Context, held: HeldAccount, isUsable: boolean): Promise<'changed' | 'as_before'> {
  try {
    await onceAtATime(ctx, held.account.id, () => renew(ownContext(ctx), held))
    return 'changed'
  } catch (error) {
    const isAway = error instanceof DomainError && error.definition === serviceUnavailable.definition
    if (isAway && isUsable) return 'as_before'
    throw error
  }
}

/** The token has expired and cannot be renewed. */
async function end(ctx: Context, { integration, account }: HeldAccount): Promise<'changed'> {
  await setState(ownContext(ctx), integration.slug, account, 'needs_reauthorization')
  return 'changed'
}

/** A renewed token must be kept, regardless of the request that asked for it. */
function ownContext({ system, environmentId, clientId, actor, request }: Context): Context {
  return createContext(system, { environmentId, clientId, actor, ...(request && { request }) })
}

async function open(ctx: Context, held: HeldAccount): Promise<Vended> {
  const { account, integration, configuration } = held
  const { provider, config } = effectiveSettings(integration, configuration)
  return {
    ...held,
    secrets: await openSecrets(ctx, account, held.keys),
    missingScopes: missingOf(held),
    config: knownValues(provider, { ...account.config, ...config }),
  }
}

/** Scopes that are asked for and that the account does not have. */
function missingOf({ integration, configuration, account }: Held & HeldAccount): string[] {
  if (account.auth_method !== 'oauth') return []
  const { provider, scopes } = effectiveSettings(integration, configuration)
  const unreported = provider.oauth?.unreportedScopes ?? []
  return scopes.filter((scope) => !account.scopes.includes(scope) && !unreported.includes(scope))
}
