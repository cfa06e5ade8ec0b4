import { recordEvent } from '../events/index.ts'
import type { Context, TransactionContext } from '../platform/context.ts'
import { all, type Statement, sql } from '../platform/db/sql.ts'
import { notFound } from '../platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '../platform/http/list.ts'
import { sessionCreated, sessionRevoked } from './events.ts'
import { type AuthMethod, type SessionRow, sessionColumns, toSession } from './schemas.ts'

/** A session ends 30 days after the sign-in, whatever happens in between. */
const sessionSeconds = 30 * 86_400

export interface NewSession {
  userId: string
  organizationId: string | null
  authMethod: AuthMethod
  ipAddress: string | null
  userAgent: string | null
  /** When identity was proven, if that was before now. */
  authenticatedAt?: Date
}

export async function createSession(tx: TransactionContext, input: NewSession): Promise<SessionRow> {
  const now = tx.now()
  const row = await tx.db.one<SessionRow>(sql`
    insert into sessions (environment_id, id, user_id, organization_id, auth_method, status, ip_address, user_agent,
      authenticated_at, refreshed_at, expires_at, created_at, updated_at)
    values (${tx.environmentId}, ${tx.newId('session')}, ${input.userId}, ${input.organizationId}, ${input.authMethod},
      'active', ${input.ipAddress}, ${input.userAgent}, ${input.authenticatedAt ?? now}, ${now},
      ${new Date(now.getTime() + sessionSeconds * 1_000)}, ${now}, ${now})
    returning ${sessionColumns}`)
  recordEvent(tx, sessionCreated, toSession(row, now))
  return row
}

/** The session, if it is neither revoked nor expired. */
export async function findActiveSession(ctx: Context, id: string): Promise<SessionRow | undefined> {
  return ctx.db.maybe<SessionRow>(sql`
    select ${sessionColumns} from sessions
    where environment_id = ${ctx.environmentId} and id = ${id} and status = 'active' and expires_at > ${ctx.now()}`)
}

/** The active sessions of a user, newest first. */
export function listSessions(ctx: Context, userId: string, query: ListQuery): Promise<Page<SessionRow>> {
  return readPage<SessionRow>(ctx.db, query, {
    select: sql`select ${sessionColumns} from sessions`,
    where: [
      sql`environment_id = ${ctx.environmentId} and user_id = ${userId}`,
      sql`status = 'active' and expires_at > ${ctx.now()}`,
    ],
    id: sql`id`,
    prefix: 'session',
  })
}

/**
 * Ends a session: its refresh token stops working at once, access tokens that are out run to their end. Ending an ended
 * session changes nothing.
 *
 * @throws notFound
 */
export function revokeSession(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const revoked = await revokeWhere(tx, sql`id = ${id}`)
    if (revoked.length > 0) return
    const known = await tx.db.maybe(sql`select 1 from sessions where environment_id = ${tx.environmentId} and id = ${id}`)
    if (known === undefined) throw notFound('Session', id)
  })
}

/**
 * Ends all sessions of a user, or those that are in one organization: after a password reset, a deactivation, a deletion.
 */
export async function revokeSessionsOfUser(tx: TransactionContext, userId: string, organizationId?: string): Promise<void> {
  await revokeWhere(
    tx,
    all([sql`user_id = ${userId}`, organizationId === undefined ? undefined : sql`organization_id = ${organizationId}`]),
  )
}

async function revokeWhere(tx: TransactionContext, condition: Statement): Promise<SessionRow[]> {
  const now = tx.now()
  const rows = await tx.db.many<SessionRow>(sql`
    update sessions set status = 'revoked', ended_at = ${now}, updated_at = ${now}
    where environment_id = ${tx.environmentId} and status = 'active' and ${condition}
    returning ${sessionColumns}`)
  for (const row of rows) recordEvent(tx, sessionRevoked, toSession(row, now))
  return rows
}
