import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { numberEvents } from '../event-log/index.ts'
import { checkEndpointUrl } from './endpoint-url.ts'
import { duplicateEndpoint, endpointDisabled, noEvents, unknownEvents } from './errors.ts'
import { canBeSubscribedTo } from './event-names.ts'
import {
  type CreateWebhookEndpoint,
  type EndpointRow,
  endpointColumns,
  toEndpoint,
  type UpdateWebhookEndpoint,
  type WebhookEndpoint,
} from './schemas.ts'
import { newSecret, openSecret, overlapHours, sealSecret } from './secrets.ts'

/**
 * Registers an endpoint. It gets the events that commit from now on, regardless of clocks: the log is numbered first,
 * and events with a position are older.
 *
 * @param given values that only a seed file can set.
 * @throws invalidUrl, duplicateEndpoint, unknownEvents, noEvents
 */
export async function createEndpoint(
  ctx: Context,
  input: CreateWebhookEndpoint,
  given: { secret?: string; status?: WebhookEndpoint['status'] } = {},
): Promise<WebhookEndpoint> {
  checkEndpointUrl(ctx, input.endpoint_url)
  const events = subscription(input.events)
  await numberEvents(ctx.system.database)
  const id = ctx.newId('we')
  const { secret = newSecret(), status = 'enabled' } = given
  return ctx.transaction(async (tx) => {
    const row = await tx.db
      .one<EndpointRow>(sql`
        insert into webhook_endpoints (environment_id, id, endpoint_url, sealed_secret, status, events, after_position,
          created_at, updated_at)
        select ${tx.environmentId}, ${id}, ${input.endpoint_url}, ${sealSecret(tx, id, secret)}, ${status},
          ${events}::text[], p.last, ${tx.now()}, ${tx.now()}
        from event_positions p returning ${endpointColumns}`)
      .catch(onViolation('webhook_endpoints_url', () => duplicateEndpoint(input.endpoint_url)))
    return toEndpoint(row, secret)
  })
}

/** Whether an address is registered. */
export async function hasEndpoint(ctx: Context, url: string): Promise<boolean> {
  const found = await ctx.db.maybe(
    sql`select 1 from webhook_endpoints where environment_id = ${ctx.environmentId} and endpoint_url = ${url}`,
  )
  return found !== undefined
}

export async function listEndpoints(ctx: Context, query: ListQuery): Promise<Page<WebhookEndpoint>> {
  const page = await readPage<EndpointRow>(ctx.db, query, {
    select: sql`select ${endpointColumns} from webhook_endpoints`,
    where: [sql`environment_id = ${ctx.environmentId}`],
    id: sql`id`,
    prefix: 'we',
  })
  return { ...page, rows: page.rows.map((row) => withSecret(ctx, row)) }
}

/**
 * Updates an endpoint. Enabling it or changing its URL resets its failures. Events from while it was disabled are not
 * delivered later; deliveries that were pending before are.
 *
 * @throws notFound, invalidUrl, duplicateEndpoint, unknownEvents, noEvents
 */
export function updateEndpoint(ctx: Context, id: string, input: UpdateWebhookEndpoint): Promise<WebhookEndpoint> {
  return ctx.transaction(async (tx) => {
    const current = await tx.db.maybe<EndpointRow>(sql`
      select ${endpointColumns} from webhook_endpoints
      where environment_id = ${tx.environmentId} and id = ${id} for update`)
    if (current === undefined) throw notFound('Webhook endpoint', id)
    const { endpoint_url = current.endpoint_url, status = current.status } = input
    const isMoved = endpoint_url !== current.endpoint_url
    if (isMoved) checkEndpointUrl(tx, endpoint_url)
    const events = input.events === undefined ? current.events : subscription(input.events)
    const restarts = isMoved || (status === 'enabled' && current.status === 'disabled')
    tx.db.send(
      sql`
        update webhook_endpoints set endpoint_url = ${endpoint_url}, status = ${status}, events = ${events}::text[],
          failures = case when ${restarts} then 0 else failures end,
          failing_since = case when ${restarts} then null else failing_since end,
          updated_at = ${tx.now()}
        where environment_id = ${tx.environmentId} and id = ${id}`,
      onViolation('webhook_endpoints_url', () => duplicateEndpoint(endpoint_url)),
    )
    return withSecret(tx, { ...current, endpoint_url, status, events, updated_at: tx.now().toISOString() })
  })
}

/**
 * Deletes an endpoint. Its pending deliveries are never sent, because senders start from endpoints. Their rows are
 * dropped with their month.
 *
 * @throws notFound
 */
export async function deleteEndpoint(ctx: Context, id: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const deleted = await tx.db.run(sql`
      delete from webhook_endpoints where environment_id = ${tx.environmentId} and id = ${id}`)
    if (deleted === 0) throw notFound('Webhook endpoint', id)
  })
}

/**
 * Gives an endpoint a new secret. For 24 hours, a refused delivery is sent again with the old one. Another rotation
 * within that time ends the oldest secret immediately.
 *
 * @throws notFound
 */
export function rotateSecret(ctx: Context, id: string): Promise<WebhookEndpoint> {
  const secret = newSecret()
  return ctx.transaction(async (tx) => {
    const until = new Date(tx.now().getTime() + overlapHours * 3_600_000)
    const row = await tx.db.maybe<EndpointRow>(sql`
      update webhook_endpoints set sealed_previous_secret = sealed_secret, previous_secret_until = ${until},
        sealed_secret = ${sealSecret(tx, id, secret)}, updated_at = ${tx.now()}
      where environment_id = ${tx.environmentId} and id = ${id} returning ${endpointColumns}`)
    if (row === undefined) throw notFound('Webhook endpoint', id)
    return toEndpoint(row, secret)
  })
}

/** @throws notFound */
export async function getEndpoint(ctx: Context, id: string): Promise<EndpointRow> {
  const row = await ctx.db.maybe<EndpointRow>(sql`
    select ${endpointColumns} from webhook_endpoints where environment_id = ${ctx.environmentId} and id = ${id}`)
  if (row === undefined) throw notFound('Webhook endpoint', id)
  return row
}

/** With its secret. @throws notFound */
export async function getShownEndpoint(ctx: Context, id: string): Promise<WebhookEndpoint> {
  return withSecret(ctx, await getEndpoint(ctx, id))
}

/** @throws notFound, endpointDisabled */
export async function getEnabledEndpoint(ctx: Context, id: string): Promise<EndpointRow> {
  const row = await getEndpoint(ctx, id)
  if (row.status === 'disabled') throw endpointDisabled(id)
  return row
}

/** @throws unknownEvents */
export function checkEvents(names: readonly string[], field = 'events'): string[] {
  const unknown = names.filter((name) => !canBeSubscribedTo(name))
  if (unknown.length > 0) throw unknownEvents(field, unknown)
  return [...new Set(names)]
}

function subscription(names: readonly string[]): string[] {
  if (names.length === 0) throw noEvents()
  return checkEvents(names)
}

function withSecret(ctx: Context, row: EndpointRow): WebhookEndpoint {
  return toEndpoint(row, openSecret(ctx.system.keyring, row.id, row.sealed_secret))
}
