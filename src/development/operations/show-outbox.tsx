import { Type } from 'typebox'
import { listMessages } from '../../messages/index.ts'
import type { Context } from '../../platform/context.ts'
import { defineOperation } from '../../platform/http/operation.ts'
import { pageReply } from '../views/document.tsx'
import { OutboxPage } from '../views/outbox-page.tsx'

/**
 * The outbox as a page, for people who try the server. It shows the first environment, whose key everybody knows in
 * development; the others are read through `GET /_dev/messages` with their own keys.
 *
 * @param contextOf gives the environment whose messages are shown.
 * @param stylesheetUrls the style sheets of the hosted pages.
 */
export function createShowOutboxOperation(contextOf: () => Context, stylesheetUrls: readonly string[]) {
  return defineOperation({
    id: 'gatehouse.development.outbox',
    method: 'GET',
    path: '/_dev/outbox',
    summary: 'The mails and text messages that development kept, as a page',
    surface: 'browser',
    access: 'public',
    query: Type.Object({ to: Type.Optional(Type.String()) }),
    success: { status: 200, description: 'A page.' },
    async handler({ query }) {
      const messages = await listMessages(contextOf(), query)
      return pageReply(<OutboxPage messages={messages} stylesheetUrls={stylesheetUrls} />)
    },
  })
}
