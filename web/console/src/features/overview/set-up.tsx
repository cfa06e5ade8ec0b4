import { Link, type LinkProps, useParams } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './set-up.module.css'

interface Step {
  text: string
  to: NonNullable<LinkProps['to']>
  isDone: boolean | undefined
}

/** The steps of a new environment, ticked by what is there. Gone once all are done. */
export function SetUp() {
  const { environment } = useParams({ from: '/$environment/' })
  const steps = useSteps()
  const isKnown = steps.every(({ isDone }) => isDone !== undefined)
  if (!isKnown || steps.every(({ isDone }) => isDone)) return null
  return (
    <Card title="Set up">
      <ol className={styles.steps}>
        {steps.map(({ text, to, isDone }) => (
          <li key={text} className={styles.step}>
            <span className={isDone ? styles.done : styles.open}>
              {isDone ? <Icon name="check" size={12} /> : null}
            </span>
            <Link to={to} params={{ environment }}>
              {text}
            </Link>
            <span className="visually-hidden">{isDone ? 'Done' : 'To do'}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function useSteps(): Step[] {
  const query = { limit: 1 }
  const redirects = useRead('GET /user_management/redirect_uris', { query })
  const users = useRead('GET /user_management/users', { query })
  const organizations = useRead('GET /organizations', { query })
  const connections = useRead('GET /connections', { query })
  const webhooks = useRead('GET /webhook_endpoints', { query })
  const has = ({ data, error }: { data: { data: readonly unknown[] } | undefined; error: unknown }) =>
    // A step that the role cannot see counts as done.
    error === null ? data && data.data.length > 0 : true
  return [
    { text: 'Add a redirect address', to: '/$environment/settings', isDone: has(redirects) },
    { text: 'Sign in as the first user', to: '/$environment/users', isDone: has(users) },
    { text: 'Create an organization', to: '/$environment/organizations', isDone: has(organizations) },
    { text: "Connect a customer's identity provider", to: '/$environment/connections', isDone: has(connections) },
    { text: 'Receive events with a webhook', to: '/$environment/webhooks', isDone: has(webhooks) },
  ]
}
