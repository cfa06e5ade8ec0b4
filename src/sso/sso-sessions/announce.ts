import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { attemptData } from './attempt-data.ts'
import { ssoStarted } from './events.ts'
import { type SsoSessionRow, sessionColumns } from './schemas.ts'

const hourMs = 3_600_000

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

/** An expression for what {@link mayAnnounce} answers. */
export function isAnnouncing(ctx: Context, connectionId: string): Statement {
  return sql`(select count(*) < ${announcedPerHour} from (
      select from sso_sessions
      where environment_id = ${ctx.environmentId} and connection_id = ${connectionId} and is_announced
        and origin = 'service_provider' and state in ('started', 'timed_out', 'failed')
        and created_at > ${new Date(ctx.now().getTime() - hourMs)} limit ${announcedPerHour}
    ) unsuccessful)`
}

/** Records `authentication.sso_started` of an attempt that was not announced before. */
export async function announceSsoSession(tx: TransactionContext, id: string): Promise<void> {
  const row = await tx.db.maybe<SsoSessionRow>(sql`
    update sso_sessions set is_announced = true
    where environment_id = ${tx.environmentId} and id = ${id} and not is_announced returning ${sessionColumns}`)
  if (row !== undefined) recordEvent(tx, ssoStarted, { ...attemptData(row), status: 'started' })
}
