import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { List } from '../../ui/list.tsx'
import { Empty, Shown } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'

/** What Radar thought of this person's attempts to sign in and up, by their present email. */
export function RadarTab() {
  const { user: id } = useParams({ from: '/$environment/users/$user/radar' })
  const read = useRead('GET /user_management/users/{id}', { path: { id } })
  return <Shown of={read}>{({ email }) => <Attempts email={email} />}</Shown>
}

function Attempts({ email }: { email: string }) {
  const { environment } = useParams({ from: '/$environment/users/$user/radar' })
  const search = useSearch({ from: '/$environment/users/$user/radar' })
  const read = useRead('GET /radar/attempts', { query: { ...search, email, limit: 50 } })
  return (
    <List
      label="Radar attempts"
      read={read}
      keyOf={({ id }) => id}
      empty={
        <Empty title="No attempts">
          Once a control of Radar is on, attempts to sign in or up as {email} are kept for 90 days.
        </Empty>
      }
      columns={[
        {
          name: 'Reason',
          cell: ({ id, reason }) => (
            <Link data-row to="/$environment/radar" params={{ environment }} search={{ email, attempt: id }}>
              {reason}
            </Link>
          ),
        },
        { name: 'Verdict', cell: ({ verdict }) => (verdict === null ? <Missing /> : <State value={verdict} />) },
        { name: 'Outcome', cell: ({ status }) => <State value={status} /> },
        { name: 'When', cell: (attempt) => <Time value={attempt.created_at} /> },
      ]}
    />
  )
}
