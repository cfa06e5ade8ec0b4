import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'

export function UsersTab() {
  const { environment, directory } = useParams({ from: '/$environment/directories/$directory/' })
  const search = useSearch({ from: '/$environment/directories/$directory/' })
  const read = useRead('GET /directory_users', { query: { ...search, directory, limit: 50 } })
  return (
    <List
      label="Users of the directory"
      read={read}
      keyOf={({ id }) => id}
      isFiltered={search.email !== undefined}
      filters={<TextFilter name="email" label="Whole email address" value={search.email} />}
      empty={<Empty title="No users yet">They appear here when the provider sends them.</Empty>}
      columns={[
        {
          name: 'User',
          cell: ({ id, email, username }) => (
            <Link
              data-row
              to="/$environment/directories/$directory/log"
              params={{ environment, directory }}
              search={{ directory_user: id }}
            >
              {email ?? username ?? id}
            </Link>
          ),
        },
        { name: 'Name', cell: ({ name }) => name ?? <Missing /> },
        { name: 'State', cell: ({ state }) => <State value={state} /> },
        { name: 'Groups', cell: ({ groups }) => groups.map(({ name }) => name).join(', ') || <Missing /> },
        { name: 'Roles', cell: ({ roles }) => roles.map(({ slug }) => slug).join(', ') },
        { name: 'Updated', cell: (user) => <Time value={user.updated_at} /> },
      ]}
    />
  )
}
