import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { mailAddress, type OutboxMessage, readOutbox } from '../../api/development.ts'
import { Copy } from '../../ui/copy.tsx'
import { TextFilter } from '../../ui/filters.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { changedSearch } from '../../ui/search-params.ts'
import { Empty, Shown } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import styles from './development.module.css'
import { useDevelopment } from './use-development.ts'

/** The newest messages of the environment, each with its code or link. */
export function OutboxPage() {
  const { environment } = useParams({ from: '/$environment/outbox' })
  const { to, message } = useSearch({ from: '/$environment/outbox' })
  const read = useDevelopment(['outbox', environment, to], (signal) => readOutbox({ environment, to }, signal))
  return (
    <>
      <PageHead title="Outbox" />
      <p className={styles.intro}>
        {read.data?.delivers_mail
          ? 'A copy of every email and text message that this server sends.'
          : 'In development, emails and text messages land here instead of being sent.'}
      </p>
      <search className={styles.filters}>
        <TextFilter name="to" label="Recipient" value={to} suggestions={read.data?.recipients ?? []} />
      </search>
      <Shown of={read}>
        {({ data, has_more: hasMore }) => (
          <>
            {data.length === 0 ? <Nothing to={to} /> : null}
            <ol className={styles.messages}>
              {data.map((each) => (
                <Message key={each.id} message={each} isOpen={each.id === (message ?? data[0]?.id)} />
              ))}
            </ol>
            {hasMore ? (
              <p className={styles.none}>These are the newest 100. Filter by recipient to see older ones.</p>
            ) : null}
          </>
        )}
      </Shown>
    </>
  )
}

function Nothing({ to }: { to: string | undefined }) {
  if (to !== undefined) return <Empty title={`No messages to ${to}`}>Check the spelling, or clear the filter.</Empty>
  return (
    <Empty title="No messages yet">
      Sign up on the sign-in page, or send a code with POST /user_management/magic_auth. The email appears here.
    </Empty>
  )
}

/** One message, folded to a line until it is opened. */
function Message({ message: { id, channel, to, subject, created_at: at, ...rest }, isOpen }: MessageProps) {
  const navigate = useNavigate({ from: '/$environment/outbox' })
  const open = (): void => void navigate({ search: changedSearch({ message: id }), replace: true })
  return (
    <li className={styles.message}>
      <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={open}>
        <strong>{channel === 'email' ? subject : 'Text message'}</strong>
        <bdi>{to}</bdi>
        <Time value={at} />
      </button>
      {isOpen ? <Content id={id} subject={subject} channel={channel} {...rest} /> : null}
    </li>
  )
}

interface MessageProps {
  message: OutboxMessage
  isOpen: boolean
}

function Content({ id, channel, subject, text, code, links }: Omit<OutboxMessage, 'to' | 'created_at'>) {
  const { environment } = useParams({ from: '/$environment/outbox' })
  return (
    <div className={styles.content}>
      {code === undefined ? null : (
        <p className={styles.code}>
          <Copy value={code} label="Copy the code" />
        </p>
      )}
      {links.map((link) => (
        <p key={link} className={styles.open}>
          <a href={link} target="_blank" rel="noopener">
            Open link
          </a>
          <Copy value={link} label="Copy the link" />
        </p>
      ))}
      {channel === 'email' ? (
        <>
          <iframe
            title={`Email: ${subject}`}
            src={mailAddress(id, environment)}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
          />
          <details>
            <summary>Text part</summary>
            <pre>{text}</pre>
          </details>
        </>
      ) : (
        <p className={styles.bubble}>{text}</p>
      )}
    </div>
  )
}
