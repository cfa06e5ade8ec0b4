import { setTimeout as delay } from 'node:timers/promises'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type PreparedKeys, prepareKeys, storeKeys } from '#vault/vault-keys/index.ts'
import { announceState } from '../events.ts'
import { type AccountRow, accountColumns } from '../schemas.ts'
import { type AccountSecrets, keyContextOf, sealSecrets } from '../sealed-secrets.ts'
import { isRenewable } from '../store.ts'
import type { Tokens } from '../token-endpoint/read-answer.ts'

const tries = 40
const pauseMs = 250

/**
 * Stores what a service gave for an account: from the answer on, this process has the only copy of a token that was rotated. So
 * nothing but the database is asked at first, and it is asked again for as long as it fails.
 *
 * The revision decides, and not the lease: what comes late is still the successor of what is stored, even if someone else was
 * refused meanwhile. If someone else has stored another one, theirs stays.
 */
export async function keepTokens(
  ctx: Context,
  slug: string,
  account: AccountRow,
  before: AccountSecrets,
  tokens: Tokens,
  prepared: PreparedKeys,
): Promise<void> {
  let keys = prepared
  for (let left = tries; ; left--) {
    try {
      return await store(ctx, slug, account, before, tokens, keys)
    } catch (err) {
      if (left === 1) {
        ctx.log.error({ err, account: account.id }, 'A renewed token could not be stored, and is lost')
        throw err
      }
      await delay(pauseMs)
      // The organization may have changed its key since.
      keys = await prepareKeys(ctx, keyContextOf(account.organization_id)).catch(() => keys)
    }
  }
}

function store(
  ctx: Context,
  slug: string,
  { id, revision, auth_method, scopes }: AccountRow,
  before: AccountSecrets,
  tokens: Tokens,
  prepared: PreparedKeys,
): Promise<void> {
  return ctx.transaction(async (tx) => {
    const current = await tx.db.maybe<Pick<AccountRow, 'state'>>(sql`
      select state from connected_accounts
      where environment_id = ${tx.environmentId} and id = ${id} and revision = ${revision} for update`)
    if (current === undefined) return
    const secrets = {
      ...before,
      accessToken: tokens.accessToken,
      refreshToken: tokens.refreshToken ?? before.refreshToken,
    }
    const next = { id, revision: revision + 1 }
    const sealed = sealSecrets(tx, next, secrets, await storeKeys(tx, prepared))
    const row = await tx.db.one<AccountRow>(sql`
      update connected_accounts a set state = 'connected', scopes = ${tokens.scopes ?? scopes},
        metadata = ${{ ...tokens.metadata }}, expires_at = ${tokens.expiresAt},
        is_renewable = ${isRenewable({ auth_method, secrets })}, revision = ${next.revision}, key_ids = ${sealed.key_ids},
        wrapped_data_key = ${sealed.wrapped_data_key}, ciphertext = ${sealed.ciphertext}, renewal_id = null,
        renewal_until = null, updated_at = ${tx.now()}
      where a.environment_id = ${tx.environmentId} and a.id = ${id} returning ${accountColumns}`)
    if (current.state !== 'connected') announceState(tx, slug, row)
  })
}
