import type { Context } from '#platform/context.ts'
import type { Queryable } from '#platform/db/queryable.ts'
import { all, sql } from '#platform/db/sql.ts'
import { type MessageRow, openMessage, type StoredMessage } from './stored-message.ts'

export interface MessageFilter {
  /** The whole address or number, in any case. */
  to?: string | undefined
  /** A part of it, in any case. */
  toContains?: string | undefined
}

/** How many messages a list has at most. */
export const mostListed = 100

/** The newest messages of the environment, newest first. */
export async function listMessages(ctx: Context, { to, toContains }: MessageFilter): Promise<StoredMessage[]> {
  const rows = await ctx.db.many<MessageRow>(sql`
    select id, channel, recipient, sealed_content, created_at from messages
    where ${all([
      sql`environment_id = ${ctx.environmentId}`,
      to === undefined ? undefined : sql`lower(recipient) = lower(${to})`,
      toContains === undefined ? undefined : sql`position(lower(${toContains}) in lower(recipient)) > 0`,
    ])} order by id desc limit ${mostListed}`)
  return rows.map((row) => openMessage(ctx, row))
}

export async function findMessage(ctx: Context, id: string): Promise<StoredMessage | undefined> {
  const row = await ctx.db.maybe<MessageRow>(sql`
    select id, channel, recipient, sealed_content, created_at from messages
    where environment_id = ${ctx.environmentId} and id = ${id}`)
  return row && openMessage(ctx, row)
}

/** A message that a request led to. */
export interface RequestedMessage extends Pick<MessageRow, 'id' | 'channel' | 'recipient' | 'created_at'> {
  environment_id: string
  sent_at: string | null
}

/** The first messages that a request led to, in any environment. */
export function listMessagesOfRequest(db: Queryable, requestId: string, limit: number): Promise<RequestedMessage[]> {
  return db.many<RequestedMessage>(sql`
    select environment_id, id, channel, recipient, created_at, sent_at from messages where request_id = ${requestId}
    order by id limit ${limit}`)
}

/** The addresses and numbers that messages went to, the latest first, at most 50. */
export async function listRecipients(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.many<{ recipient: string }>(sql`
    select recipient from messages where environment_id = ${ctx.environmentId}
    group by recipient order by max(id) desc limit 50`)
  return rows.map(({ recipient }) => recipient)
}
