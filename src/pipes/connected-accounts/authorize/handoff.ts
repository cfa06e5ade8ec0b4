import { isAllowedOrigin } from '#environment/cors-origins/index.ts'
import type { Context, PublicContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { type IconPaths, iconPathsOf, providerOf } from '../../pipe-providers/index.ts'
import { findHeld, type Held } from '../find.ts'
import { authorizationUrl } from './authorization-url.ts'
import {
  type AuthorizationRow,
  authorizationContext,
  findAuthorization,
  ownerOfAuthorization,
} from './authorizations.ts'
import { hashBrowser, hashesOfHandoff, openVerifier } from './state.ts'

/** A connection that waits for the page which began it. */
export interface Handoff {
  ctx: Context
  /** As people know it. */
  service: string
  icon: IconPaths | undefined
  /** Where the browser goes at the service. */
  url: string
}

interface Waiting extends Handoff {
  row: AuthorizationRow
}

/** @throws integrationDisabled, authMethodMismatch, clientMissing for what was changed since; notFound for what was deleted */
export async function findHandoff(context: PublicContext, state: string): Promise<Waiting | undefined> {
  const row = await findAuthorization(context.system, state)
  const ctx = row && (await authorizationContext(context, row))
  if (row === undefined || ctx === undefined) return undefined
  if (row.handoff_hash === null || row.taken_at !== null || Date.parse(row.expires_at) <= ctx.now().getTime())
    return undefined
  const held = await findHeld(ctx, row.slug, ownerOfAuthorization(row))
  return {
    row,
    ctx,
    service: providerOf(held.integration).name,
    icon: iconPathsOf(held.integration),
    url: urlOf(ctx, held, row, state),
  }
}

function urlOf(
  ctx: Context,
  held: Held,
  { id, sealed_verifier, scopes, config }: AuthorizationRow,
  state: string,
): string {
  return authorizationUrl(ctx, held, { state, verifier: openVerifier(ctx.system, id, sealed_verifier), scopes, config })
}

/**
 * Takes what a page of the application hands over to the window that it opened, once. From then on the connection is this
 * browser's: a person who only received its address has no such page, and pages of other origins are not allowed.
 *
 * @param origin of the page that handed over, as the browser says. @param browserId the secret of the browser.
 * @throws what `findHandoff` does
 */
export async function handOver(
  context: PublicContext,
  {
    state,
    handoffToken,
    origin,
    browserId,
  }: { state: string; handoffToken: string; origin: string; browserId: string },
): Promise<Handoff | undefined> {
  const { system } = context
  const handoff = await findHandoff(context, state)
  if (handoff === undefined) return undefined
  const { ctx, row } = handoff
  const isOurs = origin === new URL(system.config.url).origin
  if (!isOurs && !(await isAllowedOrigin(ctx, origin))) return undefined
  const taken = await ctx.db.run(sql`
    update account_authorizations set handoff_hash = null, browser_hash = ${hashBrowser(system, browserId)}
    where environment_id = ${ctx.environmentId} and id = ${row.id} and handoff_hash = ${anyOf(hashesOfHandoff(system, handoffToken))}`)
  return taken === 1 ? handoff : undefined
}
