import { Type } from 'typebox'
import { listMessages, listRecipients, mostListed } from '#messaging/outbox/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { isBrowser, jsonReply, redirectToConsole } from '../console-page.ts'
import { contentsOf } from '../message-contents.ts'
import { findShownEnvironment } from '../shown-environment.ts'

/** The newest messages, each with its code and links. It needs no key: development is for one person, on this machine. */
export function showOutbox(firstEnvironment: Context) {
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
    success: { status: 200, description: 'JSON; browsers are redirected to the page of the console.' },
    errors: [notFound],
    async handler({ query }, { request }) {
      const ctx = await findShownEnvironment(firstEnvironment, query.environment)
      const to = query.to?.trim() || undefined
      if (isBrowser(request)) {
        const { environmentId } = ctx
        return redirectToConsole({ environmentId, path: 'outbox', query: { to, message: query.open } })
      }
      const [messages, recipients] = await Promise.all([listMessages(ctx, { toContains: to }), listRecipients(ctx)])
      return jsonReply({
        object: 'outbox',
        data: messages.map(({ html: _html, ...message }) => ({ ...message, ...contentsOf(message) })),
        recipients,
        has_more: messages.length === mostListed,
        delivers_mail: ctx.system.mail !== undefined,
      })
    },
  })
}
