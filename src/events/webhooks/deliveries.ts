import { checkedRead } from '#platform/checked-read.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { getEnabledEndpoint, getEndpoint } from './endpoints.ts'
import {
  type AttemptRow,
  attemptColumns,
  type DeliveryRow,
  deliveryColumns,
  toAttempt,
  toDelivery,
  type WebhookAttempt,
  type WebhookDelivery,
} from './schemas.ts'

export interface DeliveryFilters {
  state?: WebhookDelivery['state']
  event?: string
}

/** @throws notFound */
export async function listDeliveries(
  ctx: Context,
  endpointId: string,
  query: ListQuery & DeliveryFilters,
): Promise<Page<WebhookDelivery>> {
  const { state, event } = query
  const page = await checkedRead(getEndpoint(ctx, endpointId), () =>
    readPage<DeliveryRow>(ctx.db, query, {
      select: sql`select ${deliveryColumns} from webhook_deliveries`,
      where: [
        sql`environment_id = ${ctx.environmentId} and endpoint_id = ${endpointId}`,
        // Written out, so that the index of the few failed ones serves.
        state === 'failed' ? sql`state = 'failed'` : state === undefined ? undefined : sql`state = ${state}`,
        event === undefined ? undefined : sql`event = ${event}`,
      ],
      id: sql`id`,
      prefix: 'delivery',
    }),
  )
  return { ...page, rows: page.rows.map(toDelivery) }
}

export interface DeliveryPath {
  endpointId: string
  deliveryId: string
}

/**
 * The requests that were made for a delivery. Two carry the same attempt number where the old secret was tried too.
 *
 * @throws notFound
 */
export async function listAttempts(ctx: Context, path: DeliveryPath, query: ListQuery): Promise<Page<WebhookAttempt>> {
  const page = await checkedRead(getDelivery(ctx, path), () =>
    readPage<AttemptRow>(ctx.db, query, {
      select: sql`select ${attemptColumns} from webhook_attempts`,
      where: [sql`environment_id = ${ctx.environmentId} and delivery_id = ${path.deliveryId}`],
      id: sql`id`,
      prefix: 'attempt',
    }),
  )
  return { ...page, rows: page.rows.map(toAttempt) }
}

/**
 * Sends a delivery of any state again, immediately and with all its retries. A pending one is brought forward.
 *
 * @throws notFound, endpointDisabled
 */
export function resendDelivery(ctx: Context, { endpointId, deliveryId }: DeliveryPath): Promise<WebhookDelivery> {
  return ctx.transaction(async (tx) => {
    const row = await checkedRead(getEnabledEndpoint(tx, endpointId), () =>
      tx.db.maybe<DeliveryRow>(sql`
        update webhook_deliveries set state = 'pending', attempts = 0, next_attempt_at = ${tx.now()}, completed_at = null,
          request_id = coalesce(${tx.tracedRequestId ?? null}, request_id)
        where environment_id = ${tx.environmentId} and id = ${deliveryId} and endpoint_id = ${endpointId}
        returning ${deliveryColumns}`),
    )
    if (row === undefined) throw notFound('Webhook delivery', deliveryId)
    tx.db.afterCommit(() => tx.system.wakeUps.announce('deliveries'))
    return toDelivery(row)
  })
}

async function getDelivery(ctx: Context, { endpointId, deliveryId }: DeliveryPath): Promise<DeliveryRow> {
  const row = await checkedRead(getEndpoint(ctx, endpointId), () =>
    ctx.db.maybe<DeliveryRow>(sql`
      select ${deliveryColumns} from webhook_deliveries
      where environment_id = ${ctx.environmentId} and id = ${deliveryId} and endpoint_id = ${endpointId}`),
  )
  if (row === undefined) throw notFound('Webhook delivery', deliveryId)
  return row
}
