import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'

export function ApplicationList() {
  const { environment } = useParams({ from: '/$environment/applications' })
  const search = useSearch({ from: '/$environment/applications' })
  const read = useRead('GET /connect/applications', { query: { ...search, limit: 50 } })
  return (
    <>
      <PageHead title="Applications" />
      <List
        label="Applications"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={search.organization_id !== undefined}
        filters={<TextFilter name="organization_id" label="Organization id" value={search.organization_id} />}
        empty={
          <Empty title="No applications yet">
            Applications of partners and machines that sign in with your users or call your API are listed here.
          </Empty>
        }
        columns={[
          {
            name: 'Name',
            cell: ({ id, name }) => (
              <Link data-row to="/$environment/applications/$application" params={{ environment, application: id }}>
                {name}
              </Link>
            ),
          },
          { name: 'Kind', cell: ({ application_type: type }) => (type === 'm2m' ? 'Machine' : 'OAuth') },
          { name: 'Client id', cell: ({ client_id: client }) => <code>{client}</code> },
          { name: 'Created', cell: (application) => <Time value={application.created_at} /> },
        ]}
      />
    </>
  )
}
