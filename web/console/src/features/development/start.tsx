import { Link, useParams, useSearch } from '@tanstack/react-router'
import { readStart, type Start } from '../../api/development.ts'
import { Copy } from '../../ui/copy.tsx'
import { Card } from '../../ui/facts.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import styles from './development.module.css'
import { Snippet } from './snippet.tsx'
import { useDevelopment } from './use-development.ts'

/** What a developer needs first: the values for the application, a request that works, and where everything else is. */
export function StartPage() {
  const read = useDevelopment(['start'], readStart)
  return (
    <>
      <PageHead title="Gatehouse is running" />
      <Shown of={read}>
        {(start) => (
          <>
            <p className={styles.intro}>
              Version {start.version} at <Copy value={start.url} label="Copy the address" /> in development.
            </p>
            <Card title="Connect your application">
              <Clients clients={start.clients} />
            </Card>
            <Card title="Send a request">
              <div className={styles.body}>
                <p>Create an organization, then look at the request under Requests.</p>
                <Snippet text={start.first_request} what="the request" />
              </div>
            </Card>
            <Card title="Where to go">
              <Places start={start} />
            </Card>
          </>
        )}
      </Shown>
    </>
  )
}

/** The code for one SDK at a time; the choice stands in the address. */
function Clients({ clients }: Pick<Start, 'clients'>) {
  const { client = clients[0]?.id } = useSearch({ from: '/$environment/start' })
  const shown = clients.find(({ id }) => id === client) ?? clients[0]
  return (
    <div className={styles.body}>
      <p>Choose what your application uses. Each SDK finds this server in its own way.</p>
      <nav className={styles.clients} aria-label="SDK or kit">
        {clients.map(({ id, name }) => (
          <Link key={id} to="." search={{ client: id }} replace aria-current={id === shown?.id ? 'true' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      {shown === undefined ? null : (
        <>
          <p>{withCode(shown.note)}</p>
          <Snippet text={shown.code} what={`the settings for ${shown.name}`} />
        </>
      )}
    </div>
  )
}

function Places({ start }: { start: Start }) {
  const { environment } = useParams({ from: '/$environment/start' })
  return (
    <ul className={styles.places}>
      <li>
        <a href={start.sign_in_url}>Sign-in page</a>
        <p>
          Sign up or sign in as a user would. It returns to http://localhost:3000/callback, where examples/express
          listens.
        </p>
      </li>
      <li>
        <Link to="/$environment/outbox" params={{ environment }}>
          Outbox
        </Link>
        <p>Emails and text messages with their codes and links.</p>
      </li>
      {start.keeps_requests ? (
        <li>
          <Link to="/$environment/requests" params={{ environment }}>
            Requests
          </Link>
          <p>Every call to this server: its response, and the events, emails and webhooks that followed.</p>
        </li>
      ) : null}
      {places.map(({ href, text, what }) => (
        <li key={href}>
          <a href={href}>{text}</a>
          <p>{what}</p>
        </li>
      ))}
    </ul>
  )
}

const places = [
  {
    href: '/_dev/test-idp',
    text: 'Test identity provider',
    what: 'Single sign-on with organization org_test_idp: succeed, come as a guest, or fail.',
  },
  { href: '/docs', text: 'API reference', what: 'Every operation with its parameters, responses and errors.' },
  { href: '/openapi.json', text: 'OpenAPI document', what: 'The same for code generators and API clients.' },
  { href: '/_dev/coverage', text: 'Coverage', what: 'Which operations and events of the official API are served.' },
] as const

/** What stands between backticks, as code. */
function withCode(text: string) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move.
  return text.split('`').map((part, i) => (i % 2 === 0 ? part : <code key={i}>{part}</code>))
}
