import type { Context } from '#platform/context.ts'
import { literal } from '#platform/db/literal.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { openExchange } from './exchange.ts'
import {
  type Exchange,
  type Origin,
  origins,
  type SsoSessionRow,
  type State,
  sessionColumns,
  states,
} from './schemas.ts'

export interface SsoSessionFilters {
  connection_id?: string
  organization_id?: string
  state?: State
  origin?: Origin
  /** Whole, in any case. */
  email?: string
  /** The last eight characters of its id, in upper case. */
  code?: string
}

export function listSsoSessions(ctx: Context, query: ListQuery & SsoSessionFilters): Promise<Page<SsoSessionRow>> {
  const { connection_id, organization_id, state, origin, email, code } = query
  return readPage<SsoSessionRow>(ctx.db, query, {
    select: sql`select ${sessionColumns} from sso_sessions`,
    where: [
      sql`environment_id = ${ctx.environmentId}`,
      connection_id === undefined ? undefined : sql`connection_id = ${connection_id}`,
      organization_id === undefined ? undefined : sql`organization_id = ${organization_id}`,
      state === undefined ? undefined : sql`state = ${literal(states, state)}`,
      origin === undefined ? undefined : sql`origin = ${literal(origins, origin)}`,
      email === undefined ? undefined : sql`lower(email) = ${email.toLowerCase()}`,
      code === undefined ? undefined : sql`right(id, 8) = ${code}`,
    ],
    id: sql`id`,
    prefix: 'sso_session',
  })
}

/** @throws notFound */
export async function getSsoSession(ctx: Context, id: string): Promise<SsoSessionRow & { exchange: Exchange | null }> {
  const row = await ctx.db.maybe<SsoSessionRow & { sealed_exchange: string | null }>(sql`
    select ${sessionColumns}, sealed_exchange from sso_sessions
    where environment_id = ${ctx.environmentId} and id = ${id}`)
  if (row === undefined) throw notFound('SSO session', id)
  const { sealed_exchange, ...session } = row
  return { ...session, exchange: openExchange(ctx.system, id, sealed_exchange) }
}

/** How an attempt stands, as a visit that belongs to it reads it. */
export interface AttemptState {
  attempt_state: State
  failure_reason: string | null
}

/**
 * Joins the attempt that a row named `of` belongs to, as `t`. It is a subquery of its own (`offset 0`): beside other joins, PostgreSQL may look
 * for it among all attempts of the environment, as long as it counts on few.
 */
export function joinAttempt(of: Statement): Statement {
  return sql`cross join lateral (
      select t.state, t.failure_reason, t.sealed_exchange from sso_sessions t
      where t.environment_id = ${of}.environment_id and t.id = ${of}.session_id offset 0) t`
}

export const attemptState = sql`t.state as attempt_state, t.failure_reason`
/** For {@link openExchange}. */
export const attemptExchange = sql`t.sealed_exchange`
