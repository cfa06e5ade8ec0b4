import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { giveBack } from '#platform/followers/leases.ts'
import { requireSecretAgain } from '#platform/http/kept-secret.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { beginChain, newestSequence } from '../audit-events/index.ts'
import { checkDestination } from './check-destination.ts'
import { destinationOf } from './destinations/index.ts'
import { destinationFault, streamNotFound, tooManyStreams } from './errors.ts'
import {
  type CreateLogStream,
  type LogStream,
  type LogStreamRow,
  streamColumns,
  toLogStream,
  type UpdateLogStream,
} from './schemas.ts'
import { openSecrets, type Secrets, sealSecrets, splitSecrets } from './sealed-secrets.ts'

const mostStreams = 10

/**
 * Creates a stream of an organization's log. Events that are already in the log are sent too if `begin_with` says so.
 *
 * @throws notFound, tooManyStreams, destinationUnavailable; invalidRequest for an address that is not allowed
 */
export async function createLogStream(ctx: Context, input: CreateLogStream): Promise<LogStream> {
  const { organization_id, state = 'active', begin_with = 'new_events' } = input
  const { type, settings, secrets } = splitSecrets(input.destination)
  checkDestination(ctx, type, settings)
  return ctx.transaction(async (tx) => {
    await beginChain(tx, organization_id)
    const { count } = await tx.db.one<{ count: number }>(sql`
      select count(*)::int as count from audit_log_streams
      where environment_id = ${tx.environmentId} and organization_id = ${organization_id}`)
    if (count >= mostStreams) throw tooManyStreams(mostStreams)
    const newest = await newestSequence(tx, organization_id)
    const id = tx.newId('als')
    const now = tx.now()
    const row = await tx.db.one<LogStreamRow>(sql`
      insert into audit_log_streams as s (environment_id, id, organization_id, type, state, settings, sealed_secrets, sequence,
        next_attempt_at, created_at, updated_at)
      values (${tx.environmentId}, ${id}, ${organization_id}, ${type}, ${state}, ${JSON.stringify(settings)}::jsonb,
        ${sealSecrets(tx.system, id, secrets)}, ${begin_with === 'all_events' ? 0 : newest}, ${now}, ${now}, ${now})
      returning ${streamColumns}`)
    return toLogStream(row, newest)
  })
}

/** @throws notFound */
export async function getLogStream(ctx: Context, id: string): Promise<LogStream> {
  return withLag(ctx, await getRow(ctx, id))
}

/** The streams of an organization. @throws invalidRequest for a cursor */
export async function listLogStreams(ctx: Context, organizationId: string, query: ListQuery): Promise<Page<LogStream>> {
  const page = await readPage<LogStreamRow>(ctx.db, query, {
    select: sql`select ${streamColumns} from audit_log_streams s`,
    where: [sql`s.environment_id = ${ctx.environmentId}`, sql`s.organization_id = ${organizationId}`],
    id: sql`s.id`,
    prefix: 'als',
  })
  const newest = await newestSequence(ctx, organizationId)
  return { ...page, rows: page.rows.map((row) => toLogStream(row, newest)) }
}

/**
 * Changes the destination, pauses or resumes. A secret that is not given is kept if the destination has the same type
 * and origin. A changed destination is tried at once.
 *
 * @throws notFound, destinationUnavailable, invalidRequest
 */
export async function updateLogStream(
  ctx: Context,
  id: string,
  { destination, state }: UpdateLogStream,
): Promise<LogStream> {
  return ctx.transaction(async (tx) => {
    const current = await getRow(tx, id, true)
    const next = destination === undefined ? undefined : mergeDestination(tx, current, destination)
    const now = tx.now()
    const { type, settings, sealed } = next ?? {
      type: current.type,
      settings: current.settings,
      sealed: current.sealed_secrets,
    }
    const isRestarted = next !== undefined || (state === 'active' && current.state !== 'active')
    const nextState = state ?? (next !== undefined && current.state !== 'inactive' ? 'active' : current.state)
    // The process that sends for it stops: what it has under way is not recorded, and is sent again.
    const row = await tx.db.one<LogStreamRow>(sql`
      update audit_log_streams s set type = ${type}, settings = ${JSON.stringify(settings)}::jsonb, sealed_secrets = ${sealed},
        state = ${nextState}, ${giveBack}, updated_at = ${now},
        failures = case when ${isRestarted} then 0 else s.failures end,
        batch_events = case when ${isRestarted} then null else s.batch_events end,
        next_attempt_at = case when ${isRestarted} then ${now} else s.next_attempt_at end
      where s.environment_id = ${tx.environmentId} and s.id = ${id}
      returning ${streamColumns}`)
    return withLag(tx, row)
  })
}

/** What was not sent yet is not sent any more. @throws notFound */
export async function deleteLogStream(ctx: Context, id: string): Promise<void> {
  const deleted = await ctx.transaction((tx) =>
    tx.db.run(sql`delete from audit_log_streams where environment_id = ${tx.environmentId} and id = ${id}`),
  )
  if (deleted === 0) throw streamNotFound(id)
}

/** A secret of a stream's destination by its name; nothing for another stream, or without that secret. */
export async function findStreamSecret(ctx: Context, id: string, name: string): Promise<string | undefined> {
  const row = await findRow(ctx, id)
  const secrets = row === undefined ? {} : openSecrets(ctx.system, id, row.sealed_secrets)
  const value = Object.hasOwn(secrets, name) ? secrets[name] : undefined
  return typeof value === 'string' ? value : undefined
}

/** @throws notFound */
export async function getRow(ctx: Context, id: string, isLocked = false): Promise<LogStreamRow> {
  const row = await findRow(ctx, id, isLocked)
  if (row === undefined) throw streamNotFound(id)
  return row
}

function findRow(ctx: Context, id: string, isLocked = false): Promise<LogStreamRow | undefined> {
  return ctx.db.maybe<LogStreamRow>(sql`
    select ${streamColumns} from audit_log_streams s where s.environment_id = ${ctx.environmentId} and s.id = ${id}
    ${isLocked ? sql`for update` : sql``}`)
}

async function withLag(ctx: Context, row: LogStreamRow): Promise<LogStream> {
  return toLogStream(row, await newestSequence(ctx, row.organization_id))
}

function mergeDestination(
  tx: TransactionContext,
  current: LogStreamRow,
  destination: NonNullable<UpdateLogStream['destination']>,
) {
  const { type, settings, secrets } = splitSecrets(destination)
  checkDestination(tx, type, settings)
  const kept: Secrets = type === current.type ? openSecrets(tx.system, current.id, current.sealed_secrets) : {}
  const all = { ...kept, ...secrets }
  const { receivers, secrets: names } = destinationOf(type)
  const missing = Object.keys(names.properties).find((name) => all[name] === undefined)
  if (missing !== undefined) throw destinationFault(missing, 'is required where the type of the destination changes.')
  const [unsent] = Object.keys(kept).filter((name) => secrets[name] === undefined)
  if (unsent !== undefined)
    requireSecretAgain({
      field: `destination.${unsent}`,
      before: receivers(current.settings),
      after: receivers(settings),
    })
  return { type, settings, sealed: sealSecrets(tx.system, current.id, all) }
}
