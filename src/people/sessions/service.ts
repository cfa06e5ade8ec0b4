import { impersonationSeconds, sessionSeconds } from '#environment/environments/index.ts'
import { recordEvent, recordRemoval } from '#events/event-log/index.ts'
import type { Context, System, TransactionContext } from '#platform/context.ts'
import { newTokenSecret } from '#platform/crypto/rotating-tokens.ts'
import { all, type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { isSetBack } from '#platform/restores/index.ts'
import { endsWithSession } from './ends-with-session.ts'
import { sessionCreated, sessionRevoked } from './events.ts'
import {
  type AuthMethod,
  revokedSession,
  type SessionRow,
  sessionColumns,
  type TokenSession,
  toSession,
} from './schemas.ts'
import { findSeededImpersonator } from './seeded-impersonators.ts'

export interface NewSession {
  userId: string
  organizationId: string | null
  authMethod: AuthMethod
  ipAddress: string | null
  userAgent: string | null
  /** When identity was proven, if that was before now. */
  authenticatedAt?: Date
  /** The operator who impersonates the user. Such a session is short and cannot be extended. */
  impersonator?: { email: string; reason: string }
  /** The sign-in of the browser on the hosted pages, which ends with this session's sign-out. */
  browserSessionId?: string
  /** The address of the application that the sign-in came back to. */
  redirectUri?: string
  /** The organization whose identity provider authenticated the user. */
  ssoOrganizationId?: string
  /** The sign-in at that provider. If it ends there, the session ends. */
  ssoSessionId?: string
  /** When the session at that provider ends: this one ends then at the latest. */
  ssoEndsAt?: Date
}

/** @returns the session, with the secret of its refresh tokens, which is not stored */
export async function createSession(tx: TransactionContext, input: NewSession): Promise<TokenSession> {
  const now = tx.now()
  const { secret, hash } = newTokenSecret(tx)
  const impersonator = input.impersonator ?? (await findSeededImpersonator(tx, input.userId))
  const lifetimeSeconds = impersonator === undefined ? sessionSeconds : impersonationSeconds
  const expiresAt = earlierOf(new Date(now.getTime() + lifetimeSeconds * 1_000), input.ssoEndsAt)
  const row: SessionRow = {
    id: tx.newId('session'),
    user_id: input.userId,
    organization_id: input.organizationId,
    auth_method: input.authMethod,
    status: 'active',
    ip_address: input.ipAddress,
    user_agent: input.userAgent,
    impersonator: impersonator ?? null,
    authenticated_at: (input.authenticatedAt ?? now).toISOString(),
    sso_organization_id: input.ssoOrganizationId ?? null,
    generation: 0,
    token_secret_hash: hash,
    refreshed_at: now.toISOString(),
    expires_at: expiresAt.toISOString(),
    ended_at: null,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
  }
  // All of it is known, so no one waits for it before the commit.
  tx.db.send(sql`
    insert into sessions (environment_id, id, user_id, organization_id, auth_method, status, ip_address, user_agent,
      authenticated_at, impersonator, browser_session_id, redirect_uri, sso_organization_id,
      sso_session_id, token_secret_hash, refreshed_at, expires_at, created_at, updated_at)
    values (${tx.environmentId}, ${row.id}, ${row.user_id}, ${row.organization_id}, ${row.auth_method},
      ${row.status}, ${row.ip_address}, ${row.user_agent}, ${row.authenticated_at}::timestamptz,
      ${row.impersonator}, ${input.browserSessionId ?? null}, ${input.redirectUri ?? null},
      ${row.sso_organization_id}, ${input.ssoSessionId ?? null}, ${hash}, ${now},
      ${expiresAt}, ${now}, ${now})`)
  recordEvent(tx, sessionCreated, toSession(row, now))
  return { ...row, secret }
}

function earlierOf(one: Date, other: Date | undefined): Date {
  return other !== undefined && other < one ? other : one
}

/** A session of any state. */
export function findSession(ctx: Context, id: string): Promise<SessionRow | undefined> {
  return ctx.db.maybe<SessionRow>(sql`
    select ${sessionColumns} from sessions where environment_id = ${ctx.environmentId} and id = ${id}`)
}

/** The session, if it is neither revoked nor expired. */
export async function findActiveSession(ctx: Context, id: string): Promise<SessionRow | undefined> {
  return ctx.db.maybe<SessionRow>(sql`
    select ${sessionColumns} from sessions
    where environment_id = ${ctx.environmentId} and id = ${id} and status = 'active' and expires_at > ${ctx.now()}`)
}

/** Expressions for the user of a session, and for its organization. */
export function placeOfSession(ctx: Pick<Context, 'environmentId'>, id: string) {
  const of = (column: Statement) =>
    sql`(select ${column} from sessions where environment_id = ${ctx.environmentId} and id = ${id})`
  return { userId: of(sql`user_id`), organizationId: of(sql`organization_id`) }
}

/** An expression for the browser in which a session began. */
export function browserOfSession({ environmentId }: Pick<Context, 'environmentId'>, id: string | null): Statement {
  return sql`(select browser_session_id from sessions where environment_id = ${environmentId} and id = ${id})`
}

/** A session in any state, which does not end and is not refreshed until the transaction ends. */
export function holdSession(tx: TransactionContext, id: string): Promise<SessionRow | undefined> {
  return tx.db.maybe<SessionRow>(sql`
    select ${sessionColumns} from sessions where environment_id = ${tx.environmentId} and id = ${id} for share`)
}

/** The session of a user in an organization, or elsewhere, that was used last. */
export async function findLatestSession(
  ctx: Context,
  userId: string,
  organizationId: string | null,
): Promise<string | undefined> {
  const row = await ctx.db.maybe<{ id: string }>(sql`
    select id from sessions
    where environment_id = ${ctx.environmentId} and user_id = ${userId} and status = 'active' and expires_at > ${ctx.now()}
    order by organization_id is not distinct from ${organizationId} desc, refreshed_at desc limit 1`)
  return row?.id
}

/** The environment of a session by its id alone: a sign-out URL has nothing else. */
export function findSessionAnywhere(system: System, id: string): Promise<LeftSession | undefined> {
  return system.database.maybe<LeftSession>(
    sql`select environment_id, browser_session_id, redirect_uri, sso_session_id from sessions where id = ${id}`,
  )
}

/** What a sign-out needs to know of a session. */
interface LeftSession {
  environment_id: string
  browser_session_id: string | null
  redirect_uri: string | null
  /** The sign-in at a provider that it began with. */
  sso_session_id: string | null
}

/**
 * Counts a refresh and settles the organization of the next tokens. The generation is part of the condition, so of any
 * number of parallel refreshes with one token one is counted. After a restore, a token of a later generation moves the
 * session forward to it.
 *
 * @returns `undefined` when the session has moved on or ended.
 */
export async function rotateSession(
  tx: TransactionContext,
  id: string,
  generation: number,
  organizationId: string | null,
): Promise<SessionRow | undefined> {
  const now = tx.now()
  const rotate = (condition: Statement) =>
    tx.db.maybe<SessionRow>(sql`
      update sessions set generation = ${generation} + 1, refreshed_at = ${now}, organization_id = ${organizationId}, updated_at = ${now}
      where environment_id = ${tx.environmentId} and id = ${id} and ${condition}
        and status = 'active' and expires_at > ${now}
      returning ${sessionColumns}`)
  const rotated = await rotate(sql`generation = ${generation}`)
  return rotated ?? rotate(sql`generation < ${generation} and ${isSetBack(now, sql`created_at`)}`)
}

/**
 * As {@link rotateSession} without another organization, for a token of the present generation.
 *
 * @param organizationId that the session must be in, if it is given
 */
export function rotateInPlace(
  tx: TransactionContext,
  id: string,
  generation: number,
  organizationId: string | undefined,
): Promise<SessionRow | undefined> {
  const now = tx.now()
  return tx.db.maybe<SessionRow>(sql`
    update sessions set generation = generation + 1, refreshed_at = ${now}, updated_at = ${now}
    where environment_id = ${tx.environmentId} and id = ${id} and generation = ${generation}
      and organization_id is not distinct from coalesce(${organizationId ?? null}, organization_id)
      and status = 'active' and expires_at > ${now}
    returning ${sessionColumns}`)
}

/** Notes a refresh that replaces no token. @returns `undefined` when the session has moved on or ended. */
export function touchSession(tx: TransactionContext, id: string, generation: number): Promise<SessionRow | undefined> {
  const now = tx.now()
  return tx.db.maybe<SessionRow>(sql`
    update sessions set refreshed_at = ${now}, updated_at = ${now}
    where environment_id = ${tx.environmentId} and id = ${id} and generation = ${generation}
      and status = 'active' and expires_at > ${now}
    returning ${sessionColumns}`)
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
 * Ends a session: its refresh token stops working immediately; issued access tokens run until they expire. Ending an
 * ended session changes nothing.
 *
 * @throws notFound
 */
export function revokeSession(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const revoked = await revokeWhere(tx, sql`id = ${id}`)
    if (revoked.length > 0) return
    const known = await tx.db.maybe(
      sql`select 1 from sessions where environment_id = ${tx.environmentId} and id = ${id}`,
    )
    if (known === undefined) throw notFound('Session', id)
  })
}

/**
 * Ends all sessions of a user, or those that are in one organization: after a password reset, a deactivation, a
 * deletion.
 */
export async function revokeSessionsOfUser(
  tx: TransactionContext,
  userId: string,
  organizationId?: string,
): Promise<void> {
  await revokeWhere(
    tx,
    all([
      sql`user_id = ${userId}`,
      organizationId === undefined ? undefined : sql`organization_id = ${organizationId}`,
    ]),
  )
}

/** Ends the sessions that users have in an organization. @param userIds a statement that selects them */
export function revokeSessionsIn(tx: TransactionContext, organizationId: string, userIds: Statement): Promise<void> {
  return revokeSessions(
    tx,
    sql`
      select s.id from sessions s
      where s.environment_id = ${tx.environmentId} and s.user_id in (${userIds}) and s.organization_id = ${organizationId}`,
  )
}

/** Ends the sessions that began with these sign-ins at a provider, which has ended its own. @returns how many */
export async function revokeSessionsOfSso(tx: TransactionContext, ssoSessionIds: readonly string[]): Promise<number> {
  return (await revokeWhere(tx, sql`sso_session_id = any(${ssoSessionIds})`)).length
}

/**
 * Ends the sessions of a user that are in an organization, or in which its identity provider authenticated them.
 *
 * @returns how many
 */
export async function revokeSessionsThrough(
  tx: TransactionContext,
  userId: string,
  organizationId: string,
): Promise<number> {
  const condition = sql`
    user_id = ${userId} and (organization_id = ${organizationId} or sso_organization_id = ${organizationId})`
  return (await revokeWhere(tx, condition)).length
}

/** Ends sessions by their ids, a statement that selects them: one statement and as many events, however many there are. */
export async function revokeSessions(tx: TransactionContext, ids: Statement): Promise<void> {
  const now = tx.now()
  await recordRemoval(tx, sessionRevoked, {
    removed: sql`
      update sessions set status = 'revoked', ended_at = ${now}, updated_at = ${now}
      where environment_id = ${tx.environmentId} and status = 'active' and expires_at > ${now} and id in (${ids})
      returning ${sessionColumns}`,
    data: revokedSession,
  })
  await endWhatBeganBy(tx, ids)
}

/** Ends an active session of a user. Of racing calls one succeeds. @throws notFound */
export async function revokeSessionOfUser(ctx: Context, userId: string, id: string): Promise<SessionRow> {
  const [revoked] = await ctx.transaction((tx) => revokeWhere(tx, sql`user_id = ${userId} and id = ${id}`))
  if (revoked === undefined) throw notFound('Session', id)
  return revoked
}

/** Ends all sessions of a user but one. */
export async function revokeOtherSessions(tx: TransactionContext, userId: string, kept: string | null): Promise<void> {
  await revokeWhere(tx, sql`user_id = ${userId} and id is distinct from ${kept}`)
}

async function revokeWhere(tx: TransactionContext, condition: Statement): Promise<SessionRow[]> {
  const now = tx.now()
  const rows = await tx.db.many<SessionRow>(sql`
    update sessions set status = 'revoked', ended_at = ${now}, updated_at = ${now}
    where environment_id = ${tx.environmentId} and status = 'active' and ${condition}
    returning ${sessionColumns}`)
  for (const row of rows) recordEvent(tx, sessionRevoked, toSession(row, now))
  if (rows.length > 0) await endWhatBeganBy(tx, sql`select unnest(${rows.map(({ id }) => id)}::text[])`)
  return rows
}

async function endWhatBeganBy(tx: TransactionContext, ids: Statement): Promise<void> {
  for (const end of endsWithSession.of(tx.system)) await end(tx, ids)
}
