import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { withKeys } from '#vault/vault-keys/index.ts'
import { clientOf, effectiveSettings } from '../pipe-providers/index.ts'
import {
  accountExists,
  authMethodMismatch,
  clientNotConfigured,
  integrationUnusable,
  invalidTokenCombination,
} from './errors.ts'
import { announceState } from './events.ts'
import { findHeld, getAccount } from './find.ts'
import { boundSecrets } from './renewal-url.ts'
import {
  type AccountOwner,
  type AccountRow,
  accountColumns,
  type ImportAccount,
  type ImportedTokens,
} from './schemas.ts'
import { type AccountSecrets, keyContextOf, openSecrets, sealSecrets } from './sealed-secrets.ts'
import type { AccountSelector } from './select-account.ts'
import { isRenewable, storeAccount } from './store.ts'

/** What tokens make of an account. */
interface Tokens {
  secrets: AccountSecrets
  expiresAt: Date | null
}

/**
 * Stores tokens that someone has got elsewhere, as a further account if that is what the caller intends.
 *
 * @throws notFound, accountExists, authMethodMismatch, integrationUnusable, clientNotConfigured, invalidTokenCombination
 */
export async function importAccount(
  ctx: Context,
  slug: string,
  owner: AccountOwner,
  input: ImportAccount,
): Promise<AccountRow> {
  const isNew = input.connection_intent === 'add'
  const held = await findHeld(ctx, slug, owner)
  if (held.account !== undefined && !isNew) throw accountExists(slug)
  requireOAuth(held.integration.auth_methods)
  if (held.integration.state !== 'valid') throw integrationUnusable(slug)
  if (clientOf(ctx, held.integration, held.configuration) === undefined) throw clientNotConfigured(slug)
  const tokens = tokensOf(ctx, input, {})
  const secrets = boundSecrets(held, { auth_method: 'oauth', config: {} }, tokens.secrets)
  const state = stateOf(ctx, tokens, input.state)
  const scopes = input.scopes ?? [...effectiveSettings(held.integration, held.configuration).scopes]
  return withKeys(ctx, keyContextOf(owner.organizationId), (tx, keys) =>
    storeAccount(
      tx,
      held.integration,
      owner,
      keys,
      { auth_method: 'oauth', state, scopes, ...tokens, secrets },
      {
        place: { isNew },
        allow(current) {
          if (current !== undefined) throw accountExists(slug)
        },
      },
    ),
  )
}

/**
 * Changes what is given. Another access token takes its own end with it, and keeps the refresh token.
 *
 * @throws notFound, authMethodMismatch, invalidTokenCombination
 */
export async function updateAccount(
  ctx: Context,
  slug: string,
  owner: AccountOwner,
  selector: AccountSelector,
  input: ImportedTokens,
): Promise<AccountRow> {
  const held = await getAccount(ctx, slug, owner, selector)
  requireOAuth([held.account.auth_method])
  // Key providers are asked now: what they opened is at hand when the account is locked.
  await openSecrets(ctx, held.account, held.keys)
  return withKeys(ctx, keyContextOf(owner.organizationId), async (tx, keys) => {
    tx.db.send(sql`
      select 1 from connected_accounts
      where environment_id = ${tx.environmentId} and id = ${held.account.id} for update`)
    const { account, keys: rows, ...now } = await getAccount(tx, slug, owner, selector)
    const change = changeOf(tx, account, await openSecrets(tx, account, rows), input)
    const secrets = input.refresh_token === undefined ? change.secrets : boundSecrets(now, account, change.secrets)
    const revision = account.revision + 1
    const sealed = sealSecrets(tx, { id: account.id, revision }, secrets, keys)
    const row = await tx.db.one<AccountRow>(sql`
      update connected_accounts a set state = ${change.state}, scopes = ${input.scopes ?? account.scopes},
        expires_at = ${change.expiresAt}, is_renewable = ${isRenewable({ auth_method: 'oauth', ...change })},
        revision = ${revision}, key_ids = ${sealed.key_ids}, wrapped_data_key = ${sealed.wrapped_data_key},
        ciphertext = ${sealed.ciphertext}, renewal_id = null, renewal_until = null, updated_at = ${tx.now()}
      where a.environment_id = ${tx.environmentId} and a.id = ${account.id} returning ${accountColumns}`)
    if (row.state !== account.state) announceState(tx, slug, row)
    return row
  })
}

function changeOf(
  ctx: Context,
  account: AccountRow,
  before: AccountSecrets,
  input: ImportedTokens,
): Tokens & Pick<AccountRow, 'state'> {
  const endOfBefore = account.expires_at === null ? null : new Date(account.expires_at)
  const hasTokens = [input.access_token, input.refresh_token, input.expires_at].some((each) => each !== undefined)
  const tokens = hasTokens ? tokensOf(ctx, input, before, endOfBefore) : { secrets: before, expiresAt: endOfBefore }
  if (!hasTokens && input.state === undefined) return { ...tokens, state: account.state }
  return { ...tokens, state: stateOf(ctx, tokens, input.state) }
}

function requireOAuth(has: readonly AccountRow['auth_method'][]): void {
  if (!has.includes('oauth')) throw authMethodMismatch(has.join(', '), 'oauth')
}

function tokensOf(
  ctx: Context,
  { access_token, refresh_token, expires_at }: ImportedTokens,
  before: AccountSecrets,
  endOfBefore: Date | null = null,
): Tokens {
  const secrets = {
    accessToken: access_token ?? before.accessToken,
    refreshToken: refresh_token ?? before.refreshToken,
    sentTo: before.sentTo,
  }
  if (secrets.accessToken === undefined && secrets.refreshToken === undefined)
    throw refused('access_token', 'token_required', 'is missing. Send it, or a `refresh_token`.')
  if (secrets.accessToken === undefined) {
    if (expires_at !== undefined)
      throw refused('expires_at', 'expires_at_not_allowed', 'is the end of an `access_token`, which is missing.')
    // To be exchanged at the first request.
    return { secrets, expiresAt: ctx.now() }
  }
  if (expires_at !== undefined) return { secrets, expiresAt: new Date(expires_at) }
  return { secrets, expiresAt: access_token === undefined ? endOfBefore : null }
}

function stateOf(ctx: Context, { secrets, expiresAt }: Tokens, given: ImportedTokens['state']): AccountRow['state'] {
  const isUsable = secrets.refreshToken !== undefined || expiresAt === null || expiresAt > ctx.now()
  if (given === 'connected' && !isUsable)
    throw refused(
      'state',
      'state_not_possible',
      'cannot be `connected`: the token has ended, and there is no `refresh_token`.',
    )
  return given ?? (isUsable ? 'connected' : 'needs_reauthorization')
}

function refused(field: string, code: string, why: string) {
  return invalidTokenCombination([{ field, code, message: `\`${field}\` ${why}` }])
}
