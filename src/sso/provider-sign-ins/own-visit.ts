import type { Context, PublicContext, System } from '#platform/context.ts'
import type { AnyConnection } from '../connections/index.ts'
import { type Exchange, SsoFailure } from '../sso-sessions/index.ts'
import { isBoundTo } from './browser-binding.ts'
import { findTracedVisit, type OpenedVisit, type VisitRow } from './visits.ts'

/**
 * The visit with the `state` or `RelayState` that came to a connection, which is asked for at the same time. It is looked up
 * among our own values (S-18); {@link ownVisit} ignores visits to other connections.
 */
export async function findNamedVisit(system: System, state: string | undefined): Promise<OpenedVisit | undefined> {
  if (state === undefined || !/^[A-Za-z0-9]{43}$/.test(state)) return undefined
  return findTracedVisit(system, state)
}

/** The visit, if it leads to this connection. */
export function ownVisit(
  ctx: Context,
  connection: Pick<AnyConnection, 'id'>,
  visit: OpenedVisit | undefined,
): OpenedVisit | undefined {
  return visit?.environment_id === ctx.environmentId && visit.connection_id === connection.id ? visit : undefined
}

/** The visit of a `state`, if it belongs to the browser that brings the response (O-1). */
export async function findVisitOfBrowser(context: PublicContext, state = ''): Promise<OpenedVisit | undefined> {
  const visit = await findNamedVisit(context.system, state)
  return visit !== undefined && isBoundTo(context, state, visit.browser_hash) ? visit : undefined
}

/** Why an answer did not spend its visit. */
export function notAnswerable({ answered_at, expires_at }: VisitRow): SsoFailure {
  return answered_at === null ? new SsoFailure('timed_out', { until: expires_at }) : new SsoFailure('already_answered')
}

/** A response with the request to which it belongs. */
export function withRequest({ request }: OpenedVisit, exchange: Exchange): Exchange {
  return { ...exchange, request }
}
