import { Link, useParams, useSearch } from '@tanstack/react-router'
import { OrganizationFilter } from '../../shell/object-filter.tsx'
import { OrganizationLink } from '../../shell/object-name.tsx'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { connectionTypeInWords } from '../../ui/provider-name.ts'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'

export function ConnectionList() {
  const { environment } = useParams({ from: '/$environment/connections' })
  const search = useSearch({ from: '/$environment/connections' })
  const read = useRead('GET /connections', { query: { ...search, limit: 50 } })
  return (
    <>
      <PageHead title="Connections" />
      <List
        label="Connections"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={search.search !== undefined || search.organization_id !== undefined}
        filters={
          <>
            <TextFilter name="search" label="Name" value={search.search} />
            <OrganizationFilter value={search.organization_id} />
          </>
        }
        empty={
          <Empty title="No connections yet">
            A connection joins an organization to its identity provider. Send its IT administrator a setup link, and
            they set it up in the portal.
          </Empty>
        }
        columns={[
          {
            name: 'Name',
            cell: ({ id, name }) => (
              <Link data-row to="/$environment/connections/$connection" params={{ environment, connection: id }}>
                {name}
              </Link>
            ),
          },
          { name: 'Provider', cell: (row) => connectionTypeInWords(row.connection_type) },
          { name: 'State', cell: ({ state }) => <State value={state} /> },
          {
            name: 'Organization',
            cell: (row) => <OrganizationLink id={row.organization_id} />,
          },
          { name: 'Created', cell: (connection) => <Time value={connection.created_at} /> },
        ]}
      />
    </>
  )
}
