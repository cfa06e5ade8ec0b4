import type { StoredMessage } from '#messaging/outbox/index.ts'
import { contentsOf } from '../../message-contents.ts'
import { CopyButton } from './copy-button.tsx'
import { Time } from './time.tsx'

export interface OutboxMessageProps {
  message: StoredMessage
  isOpen: boolean
  /** What addresses of the outbox begin their query with. */
  query: string
}

/** One message, folded to a line until it is opened. */
export function OutboxMessage({ message, isOpen, query }: OutboxMessageProps) {
  const { id, channel, to, subject, text, created_at } = message
  const isMail = channel === 'email'
  return (
    <li id={id}>
      <details open={isOpen}>
        <summary className="gh-fold">
          <span className="gh-subject">{isMail ? subject : 'Text message'}</span>
          <bdi className="gh-to">{to}</bdi>
          <Time at={created_at} />
        </summary>
        <div className="gh-message">
          <Contents message={message} />
          {isMail ? (
            <>
              <iframe
                title={`Email: ${subject}`}
                src={`/_dev/outbox/${id}?${query}`}
                sandbox="allow-popups allow-popups-to-escape-sandbox"
                loading="lazy"
              />
              <details className="gh-text">
                <summary className="gh-more-text">Text part</summary>
                <pre>{text}</pre>
              </details>
            </>
          ) : (
            <p className="gh-bubble">{text}</p>
          )}
          <p className="gh-note">
            <a href={`/_dev/outbox?${query}to=${encodeURIComponent(to)}`}>
              All messages to <bdi>{to}</bdi>
            </a>
          </p>
        </div>
      </details>
    </li>
  )
}

function Contents({ message }: { message: StoredMessage }) {
  const { code, links } = contentsOf(message)
  return (
    <>
      {code !== undefined && (
        <p className="gh-one-time-code">
          <span>{code}</span>
          <CopyButton text={code} what="the code" />
        </p>
      )}
      {links.map((link) => (
        <p key={link} className="gh-open">
          <a className="gh-action gh-primary" href={link} target="_blank" rel="noopener">
            Open link
          </a>
          <CopyButton text={link} what="the link" />
          <span className="gh-id">{link}</span>
        </p>
      ))}
    </>
  )
}
