import { Type } from 'typebox'
import { findMessage } from '#messaging/outbox/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { findShownEnvironment } from '../shown-environment.ts'

/** The HTML of an email, for the frame in the outbox. */
export function showMail(firstEnvironment: Context) {
  return defineOperation({
    id: 'gatehouse.development.outbox.mail',
    method: 'GET',
    path: '/_dev/outbox/{id}',
    summary: 'Show the HTML of an email in the outbox',
    surface: 'api',
    access: 'public',
    params: Type.Object({ id: Type.String() }),
    query: Type.Object({ environment: Type.Optional(Type.String()) }),
    success: { status: 200, description: 'The mail.' },
    errors: [notFound],
    async handler({ params, query }) {
      const message = await findMessage(await findShownEnvironment(firstEnvironment, query.environment), params.id)
      if (message === undefined || message.channel !== 'email') throw notFound('Mail', params.id)
      return new HttpReply(200, headers, opensLinksInTabs(message.html))
    },
  })
}

/**
 * Emails contain names chosen by users, so an email must not run scripts, send forms or act as a page of this server,
 * also when its address is opened outside of the frame.
 */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src http: https: data:',
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  ].join('; '),
  'referrer-policy': 'no-referrer',
}

function opensLinksInTabs(html: string): string {
  return html.replace('<head>', '<head><base target="_blank"/>')
}
