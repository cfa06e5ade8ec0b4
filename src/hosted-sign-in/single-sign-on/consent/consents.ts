import { readBrowserId } from '#pages/kit/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import type { Admission, KeptAnswer } from '#sso/provider-sign-ins/index.ts'
import type { SsoVisit } from '../visit.ts'

/** Providers that anyone can set up under any name. */
const customTypes = new Set(['GenericSAML', 'GenericOIDC'])

/**
 * Whether the person has to agree before they are signed in: always when the sign-in did not begin with us, since another
 * site can send a browser here; at a custom provider once in each browser.
 */
export async function needsConsent(
  { ctx, purpose, connection }: SsoVisit,
  { isUnsolicited, identity }: KeptAnswer,
  { settings }: Admission,
): Promise<boolean> {
  if (purpose.kind === 'test' || !settings.sso_consent) return false
  if (isUnsolicited) return true
  if (!customTypes.has(connection.connection_type)) return false
  const browserId = ctx.request && readBrowserId(ctx.system, ctx.request)
  if (browserId === undefined) return true
  const known = await ctx.db.maybe(sql`
    select 1 from sso_consents where environment_id = ${ctx.environmentId} and connection_id = ${connection.id}
      and browser_hash = ${anyOf(ctx.system.hashesOf(browserId))} and idp_id = ${identity.idpId}`)
  return known === undefined
}

/** The person agrees, also for later sign-ins in this browser. */
export async function rememberConsent(
  tx: TransactionContext,
  { connection }: SsoVisit,
  { identity }: KeptAnswer,
  browserId: string,
): Promise<void> {
  tx.db.send(sql`
    insert into sso_consents (environment_id, connection_id, browser_hash, idp_id, created_at)
    values (${tx.environmentId}, ${connection.id}, ${tx.system.hashCredential(browserId)}, ${identity.idpId}, ${tx.now()})
    on conflict do nothing`)
}
