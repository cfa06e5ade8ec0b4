import { Type } from 'typebox'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineCron, defineJob } from '#platform/jobs/define-job.ts'
import { SmsError } from '#platform/sms/index.ts'
import { SmtpError } from '#platform/smtp/index.ts'
import { type MessageRow, openMessage, type StoredMessage } from './stored-message.ts'

/**
 * Hands a message to the mail server, or to the operator's sender of text messages. Retries for about three days. A
 * message that is refused permanently is not retried.
 */
export const deliverMessage = defineJob({
  name: 'deliver_message',
  payload: Type.Object({ id: Type.String() }),
  maxAttempts: 20,
  async run({ id }, ctx) {
    const row = await ctx.db.maybe<MessageRow>(sql`
      select id, channel, recipient, sealed_content, created_at from messages
      where environment_id = ${ctx.environmentId} and id = ${id} and sent_at is null`)
    if (row === undefined) return
    try {
      await send(ctx.system, openMessage(ctx, row))
    } catch (error) {
      if (!((error instanceof SmtpError || error instanceof SmsError) && error.permanent)) throw error
      ctx.log.warn({ message: id, err: error }, 'a message was refused for good')
    }
    await ctx.db.run(sql`
      update messages set sent_at = ${ctx.now()} where environment_id = ${ctx.environmentId} and id = ${id}`)
  },
})

async function send({ mail, sms, config }: System, message: StoredMessage): Promise<void> {
  const { channel, to, subject, text, html } = message
  if (channel === 'sms') await sms?.send({ to, text })
  else await mail?.send({ from: config.mailFrom, to, subject, text, html })
}

/** Codes and links in messages live minutes to days; after a month, the text is not needed. */
export const deleteOldMessages = defineCron({
  name: 'delete_old_messages',
  schedule: '43 2 * * *',
  async run(system) {
    await system.database.run(
      sql`delete from messages where created_at < ${new Date(system.now().getTime() - 30 * 86_400_000)}`,
    )
  },
})
