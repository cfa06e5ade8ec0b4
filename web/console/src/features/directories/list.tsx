import { Link, useParams, useSearch } from '@tanstack/react-router'
import { OrganizationFilter } from '../../shell/object-filter.tsx'
import { OrganizationLink } from '../../shell/object-name.tsx'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { directoryTypeInWords } from '../../ui/provider-name.ts'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'

export function DirectoryList() {
  const { environment } = useParams({ from: '/$environment/directories' })
  const search = useSearch({ from: '/$environment/directories' })
  const read = useRead('GET /directories', { query: { ...search, limit: 50 } })
  return (
    <>
      <PageHead title="Directories" />
      <List
        label="Directories"
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
          <Empty title="No directories yet">
            A directory keeps an organization's people and groups as its provider has them. Send its IT administrator a
            setup link, and they connect it in the portal.
          </Empty>
        }
        columns={[
          {
            name: 'Name',
            cell: ({ id, name }) => (
              <Link data-row to="/$environment/directories/$directory" params={{ environment, directory: id }}>
                {name}
              </Link>
            ),
          },
          { name: 'Provider', cell: ({ type }) => directoryTypeInWords(type) },
          { name: 'State', cell: ({ state }) => <State value={state} /> },
          {
            name: 'Organization',
            cell: (row) => <OrganizationLink id={row.organization_id} />,
          },
          { name: 'Created', cell: (directory) => <Time value={directory.created_at} /> },
        ]}
      />
    </>
  )
}
