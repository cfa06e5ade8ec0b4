import type { StoredMessage } from '../../messages/index.ts'
import { Document } from './document.tsx'

export function OutboxPage({
  messages,
  stylesheetUrls,
}: {
  messages: readonly StoredMessage[]
  stylesheetUrls: readonly string[]
}) {
  return (
    <Document title="Outbox" stylesheetUrls={stylesheetUrls}>
      <h1>Outbox</h1>
      <p>Development keeps every mail here instead of sending it. Newest first; reload to see what is new.</p>
      {messages.length === 0 && <p>Nothing yet. Sign somebody up, and the code will be here.</p>}
      <ol className="gh-messages">
        {messages.map((message) => (
          <li key={message.id} id={message.id}>
            <h2>{message.channel === 'sms' ? 'Text message' : message.subject}</h2>
            <p>
              To <bdi>{message.to}</bdi> · <time dateTime={message.created_at}>{message.created_at}</time>
            </p>
            <pre>{message.text}</pre>
          </li>
        ))}
      </ol>
    </Document>
  )
}
