import type { Context } from '#platform/context.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'

/** Text messages have only a text. */
export interface MessageContent {
  subject: string
  text: string
  html: string
}

export interface StoredMessage extends MessageContent {
  id: string
  channel: 'email' | 'sms'
  to: string
  created_at: string
}

export interface MessageRow {
  id: string
  channel: 'email' | 'sms'
  recipient: string
  sealed_content: string
  created_at: string
}

/** The context that a message's ciphertext is bound to. */
export function sealContext(environmentId: string, id: string): string {
  return `message:${environmentId}:${id}`
}

export function openMessage(ctx: Context, row: MessageRow): StoredMessage {
  const context = sealContext(ctx.environmentId, row.id)
  return {
    id: row.id,
    channel: row.channel,
    to: row.recipient,
    ...openJson<MessageContent>(ctx.system.keyring, row.sealed_content, context),
    created_at: row.created_at,
  }
}
