import type { Context } from '../../platform/context.ts'
import type { ConnectionRow } from '../connections/index.ts'
import { type Exchange, getSsoSession, SsoFailure } from '../sso-sessions/index.ts'
import { findVisit, type VisitRow } from './visits.ts'

/**
 * The visit of a `state` or `RelayState` that came to a connection. It is looked up among our own values (S-18), and those of
 * other connections do not count.
 */
export async function findOwnVisit(
  ctx: Context,
  connection: ConnectionRow,
  state: string | undefined,
): Promise<VisitRow | undefined> {
  if (state === undefined || !/^[A-Za-z0-9]{43}$/.test(state)) return undefined
  const visit = await findVisit(ctx.system, state)
  const isOurs = visit?.environment_id === ctx.environmentId && visit.connection_id === connection.id
  return isOurs ? visit : undefined
}

/** Why an answer did not spend its visit. */
export function notAnswerable({ answered_at, expires_at }: VisitRow): SsoFailure {
  return answered_at === null ? new SsoFailure('timed_out', { until: expires_at }) : new SsoFailure('already_answered')
}

/** An answer beside the request that it answers. */
export async function withRequest(ctx: Context, { session_id }: VisitRow, exchange: Exchange): Promise<Exchange> {
  const { exchange: kept } = await getSsoSession(ctx, session_id)
  return { ...exchange, request: kept?.request ?? null }
}
