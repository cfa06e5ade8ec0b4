import { Link, useParams, useSearch } from '@tanstack/react-router'
import { OrganizationFilter } from '../../shell/object-filter.tsx'
import { useRead } from '../../shell/query.ts'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { kindInWords } from './kind-in-words.ts'
import { NewApplication } from './new-application.tsx'
import { Sections } from './sections.tsx'

export function ApplicationList() {
  const { environment } = useParams({ from: '/$environment/applications' })
  const search = useSearch({ from: '/$environment/applications' })
  const read = useRead('GET /connect/applications', { query: { ...search, limit: 50 } })
  return (
    <>
      <PageHead title="Applications" actions={<NewApplication />} />
      <Sections />
      <List
        label="Applications"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={search.organization_id !== undefined}
        filters={<OrganizationFilter value={search.organization_id} />}
        empty={
          <Empty title="No applications yet">
            An application signs your users in, or calls your API as a machine of a customer. Partners and AI agents use
            the same.
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
          { name: 'Kind', cell: kindInWords },
          { name: 'Client id', cell: ({ client_id: client }) => <code>{client}</code> },
          { name: 'Created', cell: (application) => <Time value={application.created_at} /> },
        ]}
      />
    </>
  )
}
