import type { Person } from '#events/event-log/index.ts'
import { recordEvent } from '#events/event-log/index.ts'
import { countProof } from '#events/tallies/index.ts'
import type { Context, System, TransactionContext } from '#platform/context.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { literal } from '#platform/db/literal.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { type AnyConnection, holdConnection } from '../connections/index.ts'
import { ssoFailed, ssoStarted, ssoSucceeded, ssoTimedOut } from './events.ts'
import { type Failure, ssoFailureCauses } from './failures.ts'
import {
  type Exchange,
  type Origin,
  origins,
  type SsoSessionRow,
  type State,
  type StepName,
  sessionColumns,
  states,
} from './schemas.ts'

export interface NewSsoSession {
  connection: Pick<AnyConnection, 'id' | 'organization_id'>
  origin: Origin
  /** Until then it is waited for. */
  expiresAt: Date
  /** Whom the application expects, until the provider says it. */
  email?: string | undefined
  /** See {@link mayAnnounce}. Default: true. */
  isAnnounced?: boolean
  /** What was sent to the provider already. */
  exchange?: Exchange
}

const anHour = 3_600_000

/** How many attempts without success are announced per hour and connection. */
export const announcedPerHour = 100

/**
 * Whether an attempt that did not succeed yet may be recorded in the event log. Anyone can begin sign-ins, so of those that
 * come to nothing only some are recorded for a connection per hour, to bound storage. The trace of another one is removed
 * when it expires, unless the provider gives a valid answer ({@link announceSsoSession}).
 */
export async function mayAnnounce(ctx: Context, connectionId: string): Promise<boolean> {
  return (await ctx.db.one<{ may: boolean }>(sql`select ${isAnnouncing(ctx, connectionId)} as may`)).may
}

/** The same within a statement. */
export function isAnnouncing(ctx: Context, connectionId: string): Statement {
  return sql`(select count(*) < ${announcedPerHour} from (
      select from sso_sessions
      where environment_id = ${ctx.environmentId} and connection_id = ${connectionId} and is_announced
        and origin = 'service_provider' and state in ('started', 'timed_out', 'failed')
        and created_at > ${new Date(ctx.now().getTime() - anHour)} limit ${announcedPerHour}
    ) unsuccessful)`
}

/** Begins the trace of an attempt, and records `authentication.sso_started` if it is announced. @returns its id */
export function startSsoSession(tx: TransactionContext, attempt: NewSsoSession): string {
  const { id, insert } = newSsoSession(tx, attempt)
  tx.db.send(insert)
  return id
}

/** The same for a caller that sends `insert` itself, in one statement with what belongs to the attempt. */
export function newSsoSession(
  tx: TransactionContext,
  { connection, origin, expiresAt, email, isAnnounced = true, exchange }: NewSsoSession,
): { id: string; insert: Statement } {
  const id = tx.newId('sso_session')
  const row = {
    id,
    connection_id: connection.id,
    organization_id: connection.organization_id,
    email: email ?? null,
    ip_address: tx.request?.ip ?? null,
    user_agent: tx.request?.userAgent ?? null,
  }
  const sealed = exchange === undefined ? null : sealExchange(tx, id, exchange)
  const insert = sql`
    insert into sso_sessions (environment_id, id, connection_id, organization_id, origin, state, email, ip_address,
      user_agent, steps, sealed_exchange, expires_at, is_announced, created_at, updated_at)
    values (${tx.environmentId}, ${id}, ${row.connection_id}, ${row.organization_id}, ${origin}, 'started', ${row.email},
      ${row.ip_address}, ${row.user_agent}, ${stepNow(tx, 'started')}, ${sealed}, ${expiresAt}, ${isAnnounced}, ${tx.now()},
      ${tx.now()})`
  if (isAnnounced) recordEvent(tx, ssoStarted, { ...attemptData(row), status: 'started' })
  return { id, insert }
}

/** Records `authentication.sso_started` of an attempt that was not announced before. */
export async function announceSsoSession(tx: TransactionContext, id: string): Promise<void> {
  const row = await tx.db.maybe<SsoSessionRow>(sql`
    update sso_sessions set is_announced = true
    where environment_id = ${tx.environmentId} and id = ${id} and not is_announced returning ${sessionColumns}`)
  if (row !== undefined) recordEvent(tx, ssoStarted, { ...attemptData(row), status: 'started' })
}

/** Stores what was sent or received, in addition to what is stored already. */
export function keepExchange(tx: TransactionContext, id: string, exchange: Exchange): void {
  tx.db.send(sql`
    update sso_sessions set sealed_exchange = ${sealExchange(tx, id, exchange)}
    where environment_id = ${tx.environmentId} and id = ${id}`)
}

/** Records a step of an attempt that continues. */
export function traceStep(tx: TransactionContext, id: string, step: StepName, found: Found = {}): void {
  tx.db.send(stepOf(tx, id, step, found))
}

interface Found {
  email?: string
  profileId?: string
}

/** The same for a caller that sends it itself, in one statement with what comes of the step. */
export function stepOf(tx: TransactionContext, id: string, step: StepName, found: Found = {}): Statement {
  return sql`
    update sso_sessions set steps = steps || ${stepNow(tx, step)}, email = coalesce(${found.email ?? null}, email),
      profile_id = coalesce(${found.profileId ?? null}, profile_id), updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${id}`
}

/** The provider has said who the person is, by `exchange`. The application has until `expiresAt` to use its code. */
export function authorizeSsoSession(
  tx: TransactionContext,
  id: string,
  { email, exchange, expiresAt }: { email: string; exchange: Exchange; expiresAt: Date },
): void {
  tx.db.send(sql`
    update sso_sessions set state = 'authorized', steps = steps || ${stepNow(tx, 'validated')}, email = ${email},
      sealed_exchange = ${sealExchange(tx, id, exchange)},
      expires_at = ${expiresAt}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${id} and state in ('started', 'timed_out')`)
}

/** Marks the attempt as successful, once. Records `authentication.sso_succeeded`. */
export async function completeSsoSession(tx: TransactionContext, id: string, userId: string | null): Promise<void> {
  const row = await tx.db.maybe<AttemptRow>(completionOf(tx, sql`${id}`))
  if (row !== undefined) recordSuccess(tx, row, userId)
}

/** The first half of the same, for a statement that ends more than the attempt: answers {@link attemptColumns} if it did. */
export function completionOf(tx: TransactionContext, id: Statement): Statement {
  return sql`
    update sso_sessions set state = 'succeeded', steps = steps || ${stepNow(tx, 'ended')}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${id} and state in ('authorized') returning ${attemptColumns}`
}

/** The second half. */
export function recordSuccess(tx: TransactionContext, row: AttemptRow, userId: string | null): void {
  countProof(tx, 'sso')
  recordEvent(tx, ssoSucceeded, {
    ...attemptData(row),
    status: 'succeeded',
    user_id: userId,
    email: row.email ?? '',
  })
}

/** What events say of an attempt. */
export type AttemptRow = Pick<
  SsoSessionRow,
  'id' | 'connection_id' | 'organization_id' | 'email' | 'ip_address' | 'user_agent'
>
export const attemptColumns = sql`id, connection_id, organization_id, email, ip_address, user_agent`

/**
 * The attempt has failed, unless it has ended already. Records `authentication.sso_failed` if it is announced or may be.
 *
 * @param from also, unless it is `started`, where the provider has answered well before. @returns whether it failed by this.
 */
export async function failSsoSession(
  tx: TransactionContext,
  id: string,
  failure: Failure,
  from: 'started' | 'authorized' = 'authorized',
): Promise<boolean> {
  const row = await end(
    tx,
    id,
    'failed',
    sql`, failure_reason = ${failure.reason}, failure_message = ${failure.message},
      failure_details = ${{ ...failure.details }}`,
    from === 'started' ? sql`'started'` : undefined,
  )
  if (row === undefined) return false
  if (!row.is_announced) {
    if (!(await mayAnnounce(tx, row.connection_id))) return true
    await announceSsoSession(tx, id)
  }
  const error = { code: failure.reason, message: failure.message }
  countProof(tx, 'sso', failure.reason)
  recordEvent(tx, ssoFailed, { ...attemptData(row), status: 'failed', error })
  return true
}

/** Ends attempts that no one came back from, and removes those that were not announced, some at a time. @returns how many */
export async function timeOutSsoSessions(tx: TransactionContext): Promise<number> {
  const error = { code: 'timed_out', message: ssoFailureCauses.timed_out }
  const removed = await tx.db.run(sql`
    delete from sso_sessions where environment_id = ${tx.environmentId} and id in (
      select id from sso_sessions where environment_id = ${tx.environmentId} and not is_announced
        and expires_at <= ${tx.now()} order by expires_at limit 1000 for update skip locked)`)
  const rows = await tx.db.many<SsoSessionRow>(sql`
    update sso_sessions set state = 'timed_out', failure_reason = ${error.code}, failure_message = ${error.message},
      steps = steps || ${stepNow(tx, 'ended')}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id in (
      select id from sso_sessions where environment_id = ${tx.environmentId} and state in ('started', 'authorized')
        and is_announced and expires_at <= ${tx.now()} and origin <> 'test' order by expires_at limit 100 for update skip locked)
    returning ${sessionColumns}`)
  for (const row of rows) recordEvent(tx, ssoTimedOut, { ...attemptData(row), status: 'timed_out', error })
  return removed + rows.length
}

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

/** @throws notFound */
export async function getSsoSession(ctx: Context, id: string): Promise<SsoSessionRow & { exchange: Exchange | null }> {
  const row = await ctx.db.maybe<SsoSessionRow & { sealed_exchange: string | null }>(sql`
    select ${sessionColumns}, sealed_exchange from sso_sessions
    where environment_id = ${ctx.environmentId} and id = ${id}`)
  if (row === undefined) throw notFound('SSO session', id)
  const { sealed_exchange, ...session } = row
  return { ...session, exchange: openExchange(ctx.system, id, sealed_exchange) }
}

export function openExchange({ keyring }: System, id: string, sealed: string | null): Exchange | null {
  return sealed === null ? null : openJson<Exchange>(keyring, sealed, sealContext(id))
}

export async function eraseSsoSessions(tx: TransactionContext, { emails }: Person): Promise<void> {
  tx.db.send(sql`
    delete from sso_sessions where environment_id = ${tx.environmentId} and lower(email) = any(${emails})`)
}

/** How many failures of what began at the provider are stored in the traces of a connection per hour. */
const unsolicitedPerHour = 50

/**
 * Leaves the trace of a failure of what we did not ask for. Anyone can send it, so only some are stored, to bound storage.
 *
 * @returns the id of the trace, if there is one: not of a connection that was deleted meanwhile
 */
export function traceUnsolicitedFailure(
  ctx: Context,
  connection: NewSsoSession['connection'],
  failure: Failure,
  exchange: Exchange,
): Promise<string | null> {
  return ctx.transaction(async (tx) => {
    if ((await holdConnection(tx, connection.id)) === undefined) return null
    if ((await countUnsolicitedFailures(tx, connection.id)) >= unsolicitedPerHour) return null
    const id = startSsoSession(tx, { connection, origin: 'identity_provider', expiresAt: tx.now(), exchange })
    await failSsoSession(tx, id, failure)
    return id
  })
}

/** Of the last hour. */
async function countUnsolicitedFailures(tx: TransactionContext, connectionId: string): Promise<number> {
  const { count } = await tx.db.one<{ count: number }>(sql`
    select count(*)::int as count from sso_sessions
    where environment_id = ${tx.environmentId} and connection_id = ${connectionId} and state = 'failed'
      and origin = 'identity_provider' and created_at > ${new Date(tx.now().getTime() - anHour)}`)
  return count
}

function end(
  tx: TransactionContext,
  id: string,
  state: State,
  changes: Statement,
  from = sql`'started', 'authorized'`,
): Promise<EndedRow | undefined> {
  return tx.db.maybe<EndedRow>(sql`
    update sso_sessions set state = ${state}, steps = steps || ${stepNow(tx, 'ended')}, updated_at = ${tx.now()}${changes}
    where environment_id = ${tx.environmentId} and id = ${id} and state in (${from}) returning ${sessionColumns}, is_announced`)
}

type EndedRow = SsoSessionRow & { is_announced: boolean }

/** A list of one, which `||` appends. */
function stepNow(tx: TransactionContext, name: StepName): Statement {
  return sql`${JSON.stringify([{ name, at: tx.now().toISOString() }])}::jsonb`
}

function attemptData(row: AttemptRow) {
  return {
    type: 'sso' as const,
    ip_address: row.ip_address,
    user_agent: row.user_agent,
    user_id: null,
    email: row.email,
    sso: { organization_id: row.organization_id, connection_id: row.connection_id, session_id: row.id },
  }
}

function sealExchange(tx: TransactionContext, id: string, exchange: Exchange): string {
  return tx.system.keyring.seal(JSON.stringify(exchange), sealContext(id))
}

function sealContext(id: string): string {
  return `sso_exchange:${id}`
}
