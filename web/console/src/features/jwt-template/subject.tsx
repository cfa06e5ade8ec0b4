import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceFilter, TextFilter } from '../../ui/filters.tsx'
import styles from './jwt-template.module.css'

/** Whose token the preview shows. */
export function Subject() {
  const { user } = useSearch({ from: '/$environment/jwt-template' })
  return <div className={styles.subject}>{user === undefined ? <Choice /> : <Chosen user={user} />}</div>
}

function Choice() {
  const { q = '' } = useSearch({ from: '/$environment/jwt-template' })
  const navigate = useNavigate({ from: '/$environment/jwt-template' })
  const read = useRead('GET /search', { query: { q } }, { enabled: q.length > 1 })
  const found = q.length > 1 ? (read.data?.data ?? []).filter(({ type }) => type === 'user') : []
  return (
    <>
      <TextFilter name="q" label="Email, name or id of a user" value={q} />
      <ul className={styles.found}>
        {found.map(({ id, name }) => (
          <li key={id}>
            <Button onClick={() => void navigate({ search: { user: id } })}>{name ?? id}</Button>
          </li>
        ))}
      </ul>
      {q.length > 1 && read.data !== undefined && found.length === 0 ? <p>No user matches.</p> : null}
    </>
  )
}

function Chosen({ user }: { user: string }) {
  const { organization } = useSearch({ from: '/$environment/jwt-template' })
  const navigate = useNavigate({ from: '/$environment/jwt-template' })
  const read = useRead('GET /user_management/users/{id}', { path: { id: user } })
  const memberships = useRead('GET /user_management/organization_memberships', {
    query: { user_id: user, limit: 100 },
  })
  const active = (memberships.data?.data ?? []).filter(({ status }) => status === 'active')
  return (
    <div className={styles.chosen}>
      <strong>{read.data?.email ?? user}</strong>
      <ChoiceFilter
        name="organization"
        label="Organization"
        none="No organization"
        value={organization}
        options={active.map(({ organization_id: id, organization_name: name }) => ({ value: id, text: name ?? id }))}
      />
      <Button look="quiet" onClick={() => void navigate({ search: {} })}>
        Choose another user
      </Button>
    </div>
  )
}
