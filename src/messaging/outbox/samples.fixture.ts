import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineSamples } from '#test/slice-samples.ts'
import { sendMail } from './service.ts'

/** @returns the id of a stored mail. */
function leaveMail(environment: Context, to: string): Promise<string> {
  const mail = { to, subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' }
  return environment.transaction(async (tx) => sendMail(tx, mail))
}

export const samples = defineSamples({
  async furnish({ name, server: { environment } }) {
    return { objects: { '/messages/': await leaveMail(environment, `message@${name}.example`) } }
  },
  async leaveTraces({ server: { environment } }, { email }) {
    const id = await leaveMail(environment, email)
    // As a mail server would answer.
    await environment.db.run(sql`
      update messages set failure = ${`The mail server refuses the recipient: 550 no mailbox ${email}`}, failed_at = now()
      where environment_id = ${environment.environmentId} and id = ${id}`)
  },
})
