import { useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'

const from = '/$environment/directories/$directory/refused'

/** What the provider sent and could not be stored: no one but the provider reads the answer. */
export function RefusedTab() {
  const { directory } = useParams({ from })
  const search = useSearch({ from })
  const read = useRead('GET /directories/{id}/log', {
    path: { id: directory },
    query: { ...search, action: 'refused', limit: 50 },
  })
  return (
    <List
      label="Refused requests"
      read={read}
      keyOf={({ id }) => id}
      empty={
        <Empty title="Nothing was refused">
          Requests of the provider that cannot be followed are listed here for 90 days, with what it was answered.
        </Empty>
      }
      columns={[
        { name: 'Request', cell: ({ request }) => (request === null ? <Missing /> : <code>{request}</code>) },
        { name: 'Answer', cell: ({ attributes }) => attributes.join(' ') || <Missing /> },
        { name: 'User', cell: (entry) => entry.user_name ?? <Missing /> },
        { name: 'When', cell: (entry) => <Time value={entry.created_at} /> },
      ]}
    />
  )
}
