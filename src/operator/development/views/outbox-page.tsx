import type { StoredMessage } from '#messaging/outbox/index.ts'
import { Document, type Site } from './document.tsx'
import { OutboxMessage } from './parts/outbox-message.tsx'

export interface OutboxPageProps {
  outbox: {
    /** The newest first. */
    messages: readonly StoredMessage[]
    /** Suggestions for the filter. */
    recipients: readonly string[]
    /** The filter by recipient. */
    to: string | undefined
    /** The message that is expanded. */
    open: string | undefined
    /** The environment, unless it is the first. */
    environment: string | undefined
    /** Whether there are older messages, which are not shown. */
    isCut: boolean
    /** Whether emails are also sent. */
    deliversMail: boolean
  }
  site: Site
}

/** The newest messages, each with its code or link. */
export function OutboxPage({ outbox, site }: OutboxPageProps) {
  const { messages, to, open, environment } = outbox
  const base = environment === undefined ? '' : `environment=${encodeURIComponent(environment)}&`
  return (
    <Document title="Outbox" section="outbox" newest={messages[0]?.id ?? ''} site={site}>
      <h1>Outbox</h1>
      <p className="gh-intro">
        {outbox.deliversMail
          ? 'A copy of every email and text message that this server sends.'
          : 'In development, emails and text messages land here instead of being sent.'}
        {environment !== undefined && (
          <>
            {' '}
            Environment <span className="gh-id">{environment}</span>.
          </>
        )}
      </p>
      <Filter {...outbox} />
      {messages.length === 0 && <Empty to={to} />}
      <ol className="gh-messages">
        {messages.map((message) => (
          <OutboxMessage key={message.id} message={message} isOpen={message.id === open} query={base} />
        ))}
      </ol>
      {outbox.isCut && <p className="gh-note">These are the newest 100. Filter by recipient to see older ones.</p>}
    </Document>
  )
}

function Filter({ to, recipients, environment }: OutboxPageProps['outbox']) {
  return (
    <search>
      <form className="gh-filter" method="get" action="/_dev/outbox">
        {environment !== undefined && <input type="hidden" name="environment" value={environment} />}
        <label className="gh-grow">
          Recipient
          <input type="search" name="to" defaultValue={to} list="recipients" autoComplete="off" spellCheck={false} />
        </label>
        <datalist id="recipients">
          {recipients.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <button className="gh-action" type="submit">
          Filter
        </button>
        {to !== undefined && (
          <a
            className="gh-clear"
            href={environment === undefined ? '/_dev/outbox' : `/_dev/outbox?environment=${environment}`}
          >
            Show all
          </a>
        )}
      </form>
    </search>
  )
}

function Empty({ to }: { to: string | undefined }) {
  return (
    <div className="gh-empty">
      {to === undefined ? (
        <>
          <h2>No messages yet</h2>
          <p>
            Sign up on the <a href="/">sign-in page</a>, or send a code with{' '}
            <code>POST /user_management/magic_auth</code>. The email appears here.
          </p>
        </>
      ) : (
        <>
          <h2>
            No messages to <bdi>{to}</bdi>
          </h2>
          <p>Check the spelling, or show all messages.</p>
        </>
      )}
    </div>
  )
}
