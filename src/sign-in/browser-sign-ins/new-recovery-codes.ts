import type { Context, System, TransactionContext } from '#platform/context.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { sql } from '#platform/db/sql.ts'
import { changeOwn, isOwn, type Visit } from './authorization-requests.ts'

/** Stores codes for the page that shows them. @throws signInExpired */
export function rememberRecoveryCodes(tx: TransactionContext, visit: Visit, codes: readonly string[]): Promise<void> {
  const sealed = tx.system.keyring.seal(JSON.stringify(codes), recoveryCodesContext(tx.system, visit))
  return changeOwn(tx, visit, sql`sealed_recovery_codes = ${sealed}`)
}

/** Takes the codes that were not shown yet: they are shown once. */
export async function takeRecoveryCodes(ctx: Context, visit: Visit): Promise<string[] | undefined> {
  const taken = await ctx.db.maybe<{ sealed: string }>(sql`
    with shown as (
      select environment_id, hash, sealed_recovery_codes as sealed from authorization_requests
      where ${isOwn(ctx, visit)} and sealed_recovery_codes is not null for update)
    update authorization_requests set sealed_recovery_codes = null from shown
    where authorization_requests.environment_id = shown.environment_id and authorization_requests.hash = shown.hash
    returning shown.sealed`)
  if (taken === undefined) return undefined
  return openJson<string[]>(ctx.system.keyring, taken.sealed, recoveryCodesContext(ctx.system, visit))
}

function recoveryCodesContext({ stableHash }: System, { token }: Visit): string {
  return `recovery_codes:${stableHash(token).toString('base64url')}`
}
