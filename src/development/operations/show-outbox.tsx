import { renderToStaticMarkup } from 'react-dom/server'
import { Type } from 'typebox'
import { listMessages, type StoredMessage } from '../../messages/index.ts'
import type { Context } from '../../platform/context.ts'
import { defineOperation } from '../../platform/http/operation.ts'
import { HttpReply } from '../../platform/http/reply.ts'

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
      const page = <OutboxPage messages={messages} stylesheetUrls={stylesheetUrls} />
      return new HttpReply(
        200,
        {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy':
            "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        },
        `<!doctype html>${renderToStaticMarkup(page)}`,
      )
    },
  })
}

function OutboxPage({ messages, stylesheetUrls }: { messages: StoredMessage[]; stylesheetUrls: readonly string[] }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>Outbox · Gatehouse</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {stylesheetUrls.map((url) => (
          <link key={url} rel="stylesheet" href={url} />
        ))}
      </head>
      <body className="gh-development">
        <main>
          <h1>Outbox</h1>
          <p>Development keeps every mail here instead of sending it. Newest first; reload to see what is new.</p>
          {messages.length === 0 && <p>Nothing yet. Sign somebody up, and the code will be here.</p>}
          <ol className="gh-messages">
            {messages.map((message) => (
              <li key={message.id}>
                <h2>{message.channel === 'sms' ? 'Text message' : message.subject}</h2>
                <p>
                  To <bdi>{message.to}</bdi> · <time dateTime={message.created_at}>{message.created_at}</time>
                </p>
                <pre>{message.text}</pre>
              </li>
            ))}
          </ol>
        </main>
      </body>
    </html>
  )
}
