import { Type } from 'typebox'
import { sql } from '../platform/db/sql.ts'
import { defineCron, defineJob } from '../platform/jobs/define-job.ts'
import { SmtpError } from '../platform/smtp/index.ts'
import { type MessageRow, openMessage } from './stored-message.ts'

/** Hands a message to the mail server. Tried for about three days; a recipient that the server refuses for good is not tried again. */
export const deliverMessage = defineJob({
  name: 'deliver_message',
  payload: Type.Object({ id: Type.String() }),
  maxAttempts: 20,
  async run({ id }, ctx) {
    const row = await ctx.db.maybe<MessageRow>(sql`
      select id, channel, recipient, sealed_content, created_at from messages
      where environment_id = ${ctx.environmentId} and id = ${id} and sent_at is null`)
    if (row === undefined || ctx.system.mail === undefined) return
    const { to, subject, text, html } = openMessage(ctx, row)
    try {
      await ctx.system.mail.send({ from: ctx.system.config.mailFrom, to, subject, text, html })
    } catch (error) {
      if (!(error instanceof SmtpError && error.permanent)) throw error
      ctx.log.warn({ message: id, err: error }, 'the mail server refused a message for good')
    }
    await ctx.db.run(sql`
      update messages set sent_at = ${ctx.now()} where environment_id = ${ctx.environmentId} and id = ${id}`)
  },
})

/** Codes and links in messages live minutes to days; a month later nobody needs the text. */
export const deleteOldMessages = defineCron({
  name: 'delete_old_messages',
  schedule: '43 2 * * *',
  async run(system) {
    await system.database.run(
      sql`delete from messages where created_at < ${new Date(system.now().getTime() - 30 * 86_400_000)}`,
    )
  },
})
