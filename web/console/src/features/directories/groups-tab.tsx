import { useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'

export function GroupsTab() {
  const { directory } = useParams({ from: '/$environment/directories/$directory/groups' })
  const search = useSearch({ from: '/$environment/directories/$directory/groups' })
  const read = useRead('GET /directory_groups', { query: { ...search, directory, limit: 50 } })
  return (
    <List
      label="Groups of the directory"
      read={read}
      keyOf={({ id }) => id}
      empty={<Empty title="No groups yet">They appear here when the provider sends them.</Empty>}
      columns={[
        { name: 'Name', cell: ({ name }) => name },
        { name: "Provider's id", cell: ({ idp_id: id }) => id },
        { name: 'Updated', cell: (group) => <Time value={group.updated_at} /> },
      ]}
    />
  )
}
