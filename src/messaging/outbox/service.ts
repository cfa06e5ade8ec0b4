import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { TextMessage } from '#platform/sms/index.ts'
import { queueDelivery } from './jobs.ts'
import { type MessageContent, sealContext } from './stored-message.ts'

export interface OutgoingMail extends MessageContent {
  to: string
}

/**
 * Sends an email together with the change that needs it. Without SMTP, it stays in the outbox. With SMTP, a job
 * delivers it, so that a mail server that is down delays the email and never the request.
 *
 * @returns the id of the message.
 */
export function sendMail(tx: TransactionContext, mail: OutgoingMail): string {
  const id = tx.newId('message')
  const { to, subject, text, html } = mail
  const sealed = tx.system.keyring.seal(JSON.stringify({ subject, text, html }), sealContext(tx.environmentId, id))
  tx.db.send(sql`
    insert into messages (environment_id, id, channel, recipient, sealed_content, created_at, request_id)
    values (${tx.environmentId}, ${id}, 'email', ${to}, ${sealed}, ${tx.now()}, ${tx.tracedRequestId ?? null})`)
  queueDelivery(tx, { id, channel: 'email' })
  return id
}

/** Sends a text message to a phone number in E.164 format, together with the change that needs it; see {@link sendMail}. */
export function sendTextMessage(tx: TransactionContext, { to, text }: TextMessage): void {
  const id = tx.newId('message')
  const content: MessageContent = { subject: '', text, html: '' }
  const sealed = tx.system.keyring.seal(JSON.stringify(content), sealContext(tx.environmentId, id))
  tx.db.send(sql`
    insert into messages (environment_id, id, channel, recipient, sealed_content, created_at, request_id)
    values (${tx.environmentId}, ${id}, 'sms', ${to}, ${sealed}, ${tx.now()}, ${tx.tracedRequestId ?? null})`)
  queueDelivery(tx, { id, channel: 'sms' })
}
