import type { Context, PublicContext } from '#platform/context.ts'
import type { AnyConnection } from '../connections/index.ts'
import { type Exchange, getSsoSession, SsoFailure } from '../sso-sessions/index.ts'
import { isBoundTo } from './browser-binding.ts'
import { findVisit, type OpenedVisit, openVisit, type VisitRow } from './visits.ts'

/**
 * The visit with the `state` or `RelayState` that came to a connection. It is looked up among our own values (S-18);
 * visits to other connections are ignored.
 */
export async function findOwnVisit(
  ctx: Context,
  connection: Pick<AnyConnection, 'id'>,
  state: string | undefined,
): Promise<OpenedVisit | undefined> {
  if (state === undefined || !/^[A-Za-z0-9]{43}$/.test(state)) return undefined
  const visit = await findVisit(ctx.system, state)
  const isOurs = visit?.environment_id === ctx.environmentId && visit.connection_id === connection.id
  return isOurs ? { ...visit, secret: openVisit(ctx.system, visit) } : undefined
}

/** The same, if it belongs to the browser that brings the response (O-1). */
export async function findVisitOfBrowser(
  context: PublicContext,
  ctx: Context,
  connection: Pick<AnyConnection, 'id'>,
  state = '',
): Promise<OpenedVisit | undefined> {
  const visit = await findOwnVisit(ctx, connection, state)
  return visit !== undefined && isBoundTo(context, state, visit.browser_hash) ? visit : undefined
}

/** Why an answer did not spend its visit. */
export function notAnswerable({ answered_at, expires_at }: VisitRow): SsoFailure {
  return answered_at === null ? new SsoFailure('timed_out', { until: expires_at }) : new SsoFailure('already_answered')
}

/** A response with the request to which it belongs. */
export async function withRequest(ctx: Context, { session_id }: VisitRow, exchange: Exchange): Promise<Exchange> {
  const { exchange: kept } = await getSsoSession(ctx, session_id)
  return { ...exchange, request: kept?.request ?? null }
}
