import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing } from '../../ui/time.tsx'
import { Sections } from './sections.tsx'

/** Each organization has a log of its own: the one to read is chosen here. */
export function AuditLogList() {
  const { environment } = useParams({ from: '/$environment/audit-logs' })
  const search = useSearch({ from: '/$environment/audit-logs' })
  const read = useRead('GET /organizations', { query: { ...search, limit: 50 } })
  return (
    <>
      <Sections />
      <List
        label="Organizations"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={search.search !== undefined}
        filters={<TextFilter name="search" label="Name or domain of an organization" value={search.search} />}
        empty={
          <Empty title="No organizations yet">
            Your application reports what happens at each of your customers, and each of them has a log of its own.
          </Empty>
        }
        columns={[
          {
            name: 'Audit log of',
            cell: ({ id, name }) => (
              <Link data-row to="/$environment/audit-logs/$organization" params={{ environment, organization: id }}>
                {name}
              </Link>
            ),
          },
          {
            name: 'Domains',
            cell: ({ domains }) => domains.map(({ domain }) => domain).join(', ') || <Missing />,
          },
          { name: 'Id', cell: ({ id }) => <code>{id}</code> },
        ]}
      />
    </>
  )
}
