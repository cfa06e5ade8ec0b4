import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { messageAlreadySent } from './errors.ts'
import { queueDelivery, requireDelivery } from './jobs.ts'
import { isInState, type Message, type MessageState } from './schemas.ts'
import { type MessageRow, openMessage } from './stored-message.ts'

interface DeliveryRow extends MessageRow {
  failure: string | null
  sent_at: string | null
  failed_at: string | null
}

const deliveryColumns = sql`id, channel, recipient, sealed_content, failure, created_at, sent_at, failed_at`

/** The messages of the last 30 days with their results, newest first by default. */
export function listDeliveries(
  ctx: Context,
  query: ListQuery & { state?: MessageState; to?: string },
): Promise<Page<DeliveryRow>> {
  return readPage<DeliveryRow>(ctx.db, query, {
    select: sql`select ${deliveryColumns} from messages`,
    where: [
      sql`environment_id = ${ctx.environmentId}`,
      query.state === undefined ? undefined : isInState[query.state],
      query.to === undefined ? undefined : sql`lower(recipient) = lower(${query.to})`,
    ],
    id: sql`id`,
    prefix: 'message',
  })
}

/**
 * Puts a message that was not sent back into the queue, with all its attempts. Of several calls at once, one attempt comes.
 *
 * @throws notFound, messageAlreadySent, deliveryNotConfigured
 */
export function resendMessage(ctx: Context, id: string): Promise<DeliveryRow> {
  return ctx.transaction(async (tx) => {
    const row = await tx.db.maybe<DeliveryRow>(sql`
      select ${deliveryColumns} from messages where environment_id = ${tx.environmentId} and id = ${id} for update`)
    if (row === undefined) throw notFound('Message', id)
    if (row.sent_at !== null) throw messageAlreadySent()
    requireDelivery(tx.system, row.channel)
    tx.db.send(sql`
      update messages set failed_at = null, failure = null where environment_id = ${tx.environmentId} and id = ${id}`)
    queueDelivery(tx, row)
    return { ...row, failed_at: null, failure: null }
  })
}

export function toMessage(ctx: Context, row: DeliveryRow): Message {
  const { channel, to, subject } = openMessage(ctx, row)
  return {
    object: 'message',
    id: row.id,
    channel,
    to,
    subject: channel === 'sms' ? null : subject,
    state: stateOf(row),
    failure: row.failure,
    created_at: row.created_at,
    sent_at: row.sent_at,
    failed_at: row.failed_at,
  }
}

function stateOf({ sent_at, failed_at }: DeliveryRow): MessageState {
  if (sent_at !== null) return 'sent'
  return failed_at === null ? 'pending' : 'failed'
}
