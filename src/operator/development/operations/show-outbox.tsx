import { Type } from 'typebox'
import { listMessages, listRecipients, mostListed } from '#messaging/outbox/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { findShownEnvironment } from '../shown-environment.ts'
import type { Site } from '../views/document.tsx'
import { OutboxPage } from '../views/outbox-page.tsx'
import { pageReply } from '../views/page-reply.ts'

/** The outbox as a page. It needs no key: development is for one person, on this machine. */
export function showOutbox(firstEnvironment: Context, site: Site) {
  return defineOperation({
    id: 'gatehouse.development.outbox',
    method: 'GET',
    path: '/_dev/outbox',
    summary: 'Show the outbox',
    surface: 'browser',
    access: 'public',
    query: Type.Object({
      to: Type.Optional(Type.String({ description: 'A part of the address or number.' })),
      environment: Type.Optional(Type.String({ description: 'The id of an environment, unless it is the first.' })),
      open: Type.Optional(Type.String({ description: 'The id of the message to expand instead of the newest.' })),
    }),
    success: { status: 200, description: 'A page.' },
    errors: [notFound],
    async handler({ query }) {
      const ctx = await findShownEnvironment(firstEnvironment, query.environment)
      const to = query.to?.trim() || undefined
      const [messages, recipients] = await Promise.all([listMessages(ctx, { toContains: to }), listRecipients(ctx)])
      const outbox = {
        messages,
        recipients,
        to,
        open: query.open ?? messages[0]?.id,
        environment: ctx === firstEnvironment ? undefined : ctx.environmentId,
        isCut: messages.length === mostListed,
        deliversMail: ctx.system.mail !== undefined,
      }
      return pageReply(<OutboxPage outbox={outbox} site={site} />)
    },
  })
}
