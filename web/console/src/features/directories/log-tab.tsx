import { useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'

/** What changed in the directory, and why: also why a person was not synced. */
export function LogTab() {
  const { directory } = useParams({ from: '/$environment/directories/$directory/log' })
  const search = useSearch({ from: '/$environment/directories/$directory/log' })
  const read = useRead('GET /directories/{id}/log', { path: { id: directory }, query: { ...search, limit: 50 } })
  return (
    <List
      label="Log of the directory"
      read={read}
      keyOf={({ id }) => id}
      isFiltered={search.directory_user !== undefined}
      filters={<TextFilter name="directory_user" label="Directory user id" value={search.directory_user} />}
      empty={
        <Empty title="Nothing happened yet">Each change that the provider sends is listed here with its reason.</Empty>
      }
      columns={[
        { name: 'What', cell: ({ message }) => <span title={message}>{message}</span> },
        { name: 'Reason', cell: ({ reason }) => reason.replaceAll('_', ' ') },
        { name: 'User', cell: (entry) => entry.user_name ?? <Missing /> },
        { name: 'Request', cell: ({ request }) => request ?? <Missing /> },
        { name: 'When', cell: (entry) => <Time value={entry.created_at} /> },
      ]}
    />
  )
}
