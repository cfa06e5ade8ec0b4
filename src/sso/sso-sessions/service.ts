import type { Person } from '#events/event-log/index.ts'
import { recordEvent } from '#events/event-log/index.ts'
import { countProof } from '#events/tallies/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { AnyConnection } from '../connections/index.ts'
import { announceSsoSession, mayAnnounce } from './announce.ts'
import { type AttemptRow, attemptColumns, attemptData, stepNow } from './attempt-data.ts'
import { ssoFailed, ssoStarted, ssoSucceeded, ssoTimedOut } from './events.ts'
import { sealExchange } from './exchange.ts'
import { type Failure, ssoFailureCauses } from './failures.ts'
import { type Exchange, type Origin, type SsoSessionRow, type State, type StepName, sessionColumns } from './schemas.ts'

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

/** Begins the trace of an attempt, and records `authentication.sso_started` if it is announced. @returns its id */
export function startSsoSession(tx: TransactionContext, attempt: NewSsoSession): string {
  const { id, insert } = newSsoSession(tx, attempt)
  tx.db.send(insert)
  return id
}

/** As {@link startSsoSession}, for a caller that sends `insert` itself, in one statement with what belongs to the attempt. */
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

/** Records a step of an attempt that continues. */
export function traceStep(tx: TransactionContext, id: string, step: StepName, found: Found = {}): void {
  tx.db.send(stepOf(tx, id, step, found))
}

interface Found {
  email?: string
  profileId?: string
}

/** The statement of {@link traceStep}, for a caller that sends it as part of another one. */
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

/** The first half of {@link completeSsoSession}, for a statement that ends more than the attempt: returns {@link attemptColumns} if it did. */
export function completionOf(tx: TransactionContext, id: Statement): Statement {
  return sql`
    update sso_sessions set state = 'succeeded', steps = steps || ${stepNow(tx, 'ended')}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${id} and state in ('authorized') returning ${attemptColumns}`
}

/** The second half of {@link completeSsoSession}: records the success. */
export function recordSuccess(tx: TransactionContext, row: AttemptRow, userId: string | null): void {
  countProof(tx, 'sso')
  recordEvent(tx, ssoSucceeded, {
    ...attemptData(row),
    status: 'succeeded',
    user_id: userId,
    email: row.email ?? '',
  })
}

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

export async function eraseSsoSessions(tx: TransactionContext, { emails }: Person): Promise<void> {
  tx.db.send(sql`
    delete from sso_sessions where environment_id = ${tx.environmentId} and lower(email) = any(${emails})`)
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
