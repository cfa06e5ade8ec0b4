import { Type } from 'typebox'
import { addTallies } from '#events/tallies/index.ts'
import type { System, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { errorMessage } from '#platform/error-code.ts'
import { defineJob, enqueueJob } from '#platform/jobs/define-job.ts'
import { SmsError } from '#platform/sms/index.ts'
import { describeSmtpFailure, SmtpError } from '#platform/smtp/index.ts'
import { messageAttempts } from './counters.ts'
import { deliveryNotConfigured } from './errors.ts'
import { type MessageRow, openMessage, type StoredMessage } from './stored-message.ts'

/**
 * Hands a message to the mail server, or to the operator's sender of text messages. Retries for about three days. A
 * message that is refused permanently is not retried. The row says why the last attempt failed, and that it was the last.
 */
export const deliverMessage = defineJob({
  name: 'deliver_message',
  lane: 'urgent',
  payload: Type.Object({ id: Type.String() }),
  maxAttempts: 20,
  async run({ id }, ctx, { isLast }) {
    const row = await ctx.db.maybe<MessageRow>(sql`
      select id, channel, recipient, sealed_content, created_at from messages
      where environment_id = ${ctx.environmentId} and id = ${id} and sent_at is null`)
    if (row === undefined) return
    try {
      await send(ctx.system, openMessage(ctx, row))
    } catch (error) {
      const isRefused = (error instanceof SmtpError || error instanceof SmsError) && error.permanent
      await ctx.db.run(sql`
        with written as (
          update messages set failure = ${describe(error)}, failed_at = ${isRefused || isLast ? ctx.now() : null}
          where environment_id = ${ctx.environmentId} and id = ${id} and sent_at is null
          returning environment_id, channel, failed_at
        )
        ${addTallies('mails', sql`select environment_id, channel || ' failed' as label, failed_at as happened_at from written where failed_at is not null`)}`)
      ctx.system.counters.add(messageAttempts, { channel: row.channel, outcome: isRefused ? 'refused' : 'failed' })
      if (!isRefused) throw error
      ctx.log.warn({ message: id, err: error }, 'a message was refused for good')
      return
    }
    ctx.system.counters.add(messageAttempts, { channel: row.channel, outcome: 'sent' })
    await ctx.db.run(sql`
      with written as (
        update messages set sent_at = ${ctx.now()}, failure = null, failed_at = null
        where environment_id = ${ctx.environmentId} and id = ${id} returning environment_id, channel, sent_at
      )
      ${addTallies('mails', sql`select environment_id, channel || ' sent' as label, sent_at as happened_at from written`)}`)
  },
})

/** Whether this server can send messages of a channel. */
function canDeliver({ mail, sms }: System, channel: MessageRow['channel']): boolean {
  return (channel === 'email' ? mail : sms) !== undefined
}

/** Development keeps messages in the outbox, where they have arrived. @throws deliveryNotConfigured */
export function requireDelivery(system: System, channel: MessageRow['channel']): void {
  if (!canDeliver(system, channel) && !system.config.development) throw deliveryNotConfigured(channel)
}

/** Queues the delivery of a message if the server can send it. One that waits for another attempt is replaced. */
export function queueDelivery(tx: TransactionContext, { id, channel }: Pick<MessageRow, 'id' | 'channel'>): void {
  if (canDeliver(tx.system, channel)) enqueueJob(tx, deliverMessage, { id }, { key: `${deliverMessage.name}:${id}` })
}

function describe(error: unknown): string {
  return error instanceof SmtpError ? describeSmtpFailure(error) : errorMessage(error)
}

async function send({ mail, sms, config }: System, message: StoredMessage): Promise<void> {
  const { channel, to, subject, text, html } = message
  if (channel === 'sms') await sms?.send({ to, text })
  else await mail?.send({ from: config.mailFrom, to, subject, text, html })
}
