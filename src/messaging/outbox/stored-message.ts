import type { Context } from '../../platform/context.ts'

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
  const content = JSON.parse(
    ctx.system.keyring.open(row.sealed_content, sealContext(ctx.environmentId, row.id)).toString(),
  )
  return {
    id: row.id,
    channel: row.channel,
    to: row.recipient,
    ...(content as MessageContent),
    created_at: row.created_at,
  }
}
