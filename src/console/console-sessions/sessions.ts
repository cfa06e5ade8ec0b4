import type { Context, System, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { OperatorRole } from '../operators/index.ts'
import { consoleSessionSeconds, freshSeconds, idleSeconds, overlapSeconds, useResolutionSeconds } from './lifetimes.ts'

/** An open session of the console, and the role of its operator in the environment that is called. */
export interface ConsoleSession {
  id: string
  /** The environment of the operators. */
  system_id: string
  operator_id: string
  email: string
  session_id: string | null
  /** Whether the cookie is that of the last proof. */
  is_current: boolean
  proven_at: string
  used_at: string
  expires_at: string
}

/** With what is known of the environment that a call names. */
export interface CalledSession extends ConsoleSession {
  environment_id: string | null
  kind: 'production' | 'sandbox' | 'system' | null
  client_id: string | null
  role: OperatorRole | null
}

/**
 * The session of a cookie, unless it has ended: by time, with the sign-in of its operator, or with the operator. Everything is
 * read at each call, so that a removed operator and a changed role count at once.
 *
 * @param environmentId that is called; with one that does not exist, or without one, the members on it are null
 */
export async function findCalledSession(
  system: System,
  secret: string,
  environmentId: string | null,
): Promise<CalledSession | undefined> {
  const hashes = system.hashesOf(secret)
  const now = system.now()
  const idleSince = new Date(now.getTime() - idleSeconds * 1_000)
  const session = await system.database.maybe<CalledSession>(sql`
    select s.id, s.environment_id as system_id, s.operator_id, o.email, s.session_id, s.hash = ${anyOf(hashes)} as is_current,
      s.proven_at, s.used_at, s.expires_at, e.id as environment_id, e.kind, e.client_id,
      coalesce(own.role, every.role) as role
    from console_sessions s
    join operators o on o.environment_id = s.environment_id and o.id = s.operator_id
    left join sessions u on u.environment_id = s.environment_id and u.id = s.session_id
    left join environments e on e.id = ${environmentId} and e.absent is null
    left join operator_roles own on own.environment_id = o.environment_id and own.operator_id = o.id
      and own.scope_environment_id = ${environmentId}
    left join operator_roles every on every.environment_id = o.environment_id and every.operator_id = o.id
      and every.scope_environment_id is null
    where (s.hash = ${anyOf(hashes)} or s.previous_hash = ${anyOf(hashes)} and s.previous_until > ${now})
      and s.expires_at > ${now} and s.used_at > ${idleSince}
      and (s.session_id is null or u.status = 'active' and u.expires_at > ${now})`)
  // A session without a sign-in is the developer's on loopback.
  if (session === undefined || (session.session_id === null && !system.config.development)) return undefined
  return session
}

/** What a session says of the environment that is called, where that is in another cluster than the session. */
export async function findCalledEnvironment(
  { database }: System,
  id: string | null,
): Promise<Pick<CalledSession, 'environment_id' | 'kind' | 'client_id'>> {
  const row = await database.maybe<Pick<CalledSession, 'environment_id' | 'kind' | 'client_id'>>(
    sql`select e.id as environment_id, e.kind, e.client_id from environments e where e.id = ${id} and e.absent is null`,
  )
  return row ?? { environment_id: null, kind: null, client_id: null }
}

/** Whether the last proof is fresh. A cookie from before it does not count as proven. */
export function isFresh({ is_current, proven_at }: ConsoleSession, now: Date): boolean {
  return is_current && now.getTime() < freshUntil(proven_at)
}

export function provenUntil(session: ConsoleSession, now: Date): string | null {
  return isFresh(session, now) ? new Date(freshUntil(session.proven_at)).toISOString() : null
}

function freshUntil(provenAt: string): number {
  return Date.parse(provenAt) + freshSeconds * 1_000
}

/** Keeps a session from ending for want of use. Of concurrent calls one writes; the cookie stays as it is. */
export async function noteUse(system: System, { id, system_id, used_at }: ConsoleSession): Promise<void> {
  const now = system.now()
  if (now.getTime() - Date.parse(used_at) < useResolutionSeconds * 1_000) return
  await system.database.run(sql`
    update console_sessions set used_at = ${now}
    where environment_id = ${system_id} and id = ${id} and used_at < ${now}`)
}

/**
 * Begins a session under a new secret.
 *
 * @param ctx of the environment of the operators
 * @returns the secret of its cookie
 */
export async function beginConsoleSession(
  ctx: Context,
  begun: { operatorId: string; sessionId: string | null; provenAt: Date },
): Promise<string> {
  const secret = randomToken(32)
  const now = ctx.now()
  await ctx.db.run(sql`
    insert into console_sessions (environment_id, id, operator_id, session_id, hash, proven_at, used_at, expires_at, created_at)
    values (${ctx.environmentId}, ${ctx.newId('console_session')}, ${begun.operatorId}, ${begun.sessionId},
      ${ctx.system.hashCredential(secret)}, ${begun.provenAt}, ${now},
      ${new Date(now.getTime() + consoleSessionSeconds * 1_000)}, ${now})`)
  return secret
}

/**
 * Continues a session after a fresh proof, under a new secret. The one before counts for another minute, as one without the
 * proof.
 *
 * @param sessionId the sign-in by which the operator proved themselves, with which the session ends from now on
 * @returns the secret, or `undefined` for a session that has ended or is another operator's
 */
export async function proveAgain(
  tx: TransactionContext,
  id: string,
  proven: { operatorId: string; sessionId: string | null; provenAt: Date },
): Promise<string | undefined> {
  const secret = randomToken(32)
  const now = tx.now()
  const changed = await tx.db.run(sql`
    update console_sessions set previous_hash = hash, previous_until = ${new Date(now.getTime() + overlapSeconds * 1_000)},
      hash = ${tx.system.hashCredential(secret)}, session_id = ${proven.sessionId}, proven_at = ${proven.provenAt},
      used_at = ${now}
    where environment_id = ${tx.environmentId} and id = ${id} and operator_id = ${proven.operatorId}
      and expires_at > ${now} and used_at > ${new Date(now.getTime() - idleSeconds * 1_000)}`)
  return changed === 1 ? secret : undefined
}

/** Ends a session, on every node at once. */
export async function endConsoleSession(system: System, { id, system_id }: ConsoleSession): Promise<void> {
  await system.database.run(sql`delete from console_sessions where environment_id = ${system_id} and id = ${id}`)
}

export async function deleteEndedSessions(system: System): Promise<void> {
  const now = system.now()
  await system.database.transaction((tx) =>
    tx.run(sql`
      delete from console_sessions
      where expires_at < ${now} or used_at < ${new Date(now.getTime() - idleSeconds * 1_000)}`),
  )
}

export interface EnvironmentOfOperator {
  id: string
  name: string
  kind: 'production' | 'sandbox' | 'system'
  client_id: string
  role: OperatorRole
}

/**
 * The environments in which an operator has a role, the oldest first: those with `search` in their names, in any case, and that
 * with the id `environment` before them.
 */
export async function listEnvironmentsOf(
  { cluster, clusters, database }: System,
  { system_id, operator_id }: ConsoleSession,
  query: EnvironmentQuery,
  limit: number,
): Promise<EnvironmentOfOperator[]> {
  const roles = sql`
    select o.scope_environment_id as id, o.role from operator_roles o
    where o.environment_id = ${system_id} and o.operator_id = ${operator_id}`
  const here = await database.many<EnvironmentOfOperator>(selectEnvironmentsWith(roles, query, limit))
  const others = clusters.all().filter((each) => each.cluster !== cluster)
  if (others.length === 0) return here
  const all = await database.many<{ id: string | null; role: OperatorRole }>(roles)
  const given = sql`
    select r.id, r.role from unnest(${all.map(({ id }) => id)}::text[], ${all.map(({ role }) => role)}::text[]) as r (id, role)`
  // A cluster that does not answer keeps no one from working with the others.
  const lists = await Promise.all(
    others.map((each) =>
      each.database.many<EnvironmentOfOperator>(selectEnvironmentsWith(given, query, limit)).catch(() => []),
    ),
  )
  const isNamed = ({ id }: EnvironmentOfOperator) => id === query.environment
  return [...here, ...lists.flat()]
    .sort((one, other) => Number(isNamed(other)) - Number(isNamed(one)) || (one.id < other.id ? -1 : 1))
    .slice(0, limit)
}

interface EnvironmentQuery {
  search?: string
  environment?: string
}

/** @param roles selects the environment of each role, null for all of them, and the role */
function selectEnvironmentsWith(
  roles: Statement,
  { search = '', environment = '' }: EnvironmentQuery,
  limit: number,
): Statement {
  return sql`
    with held as materialized (${roles})
    select e.id, e.name, e.kind, e.client_id, coalesce(own.role, every.role) as role
    from environments e
    left join held own on own.id = e.id
    left join held every on every.id is null
    where coalesce(own.role, every.role) is not null and e.absent is null
      and (e.kind <> 'system' or coalesce(own.role, every.role) = 'owner')
      and (position(lower(${search}) in lower(e.name)) > 0 or e.id = ${environment})
    order by e.id = ${environment} desc, e.id limit ${limit}`
}
