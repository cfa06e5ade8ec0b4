import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { ChoiceFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { methodInWords } from './method-in-words.ts'
import { NewIntegration } from './new-integration.tsx'
import { ownershipOf, ownerships } from './ownership.ts'

/** Services at which your users, or your customers, connect accounts for your application. */
export function PipeList() {
  const { environment } = useParams({ from: '/$environment/pipes' })
  const { ownership, ...search } = useSearch({ from: '/$environment/pipes' })
  const read = useRead('GET /data-integrations', {
    query: { ...search, limit: 50, ...(ownership === undefined ? {} : { ownership: ownershipOf(ownership) }) },
  })
  return (
    <>
      <PageHead title="Pipes" actions={<NewIntegration />} />
      <List
        label="Data integrations"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={ownership !== undefined}
        filters={<ChoiceFilter name="ownership" label="Accounts" value={ownership} options={ownerships} />}
        empty={
          <Empty title="No data integrations yet" action={<NewIntegration />}>
            A data integration is a service such as Slack or GitHub. Users connect their accounts there, and your
            application gets their tokens.
          </Empty>
        }
        columns={[
          {
            name: 'Service',
            cell: ({ slug, custom_provider: custom, ownership: owner }) => (
              <Link
                data-row
                to="/$environment/pipes/$slug"
                params={{ environment, slug }}
                search={owner === 'organization' ? { ownership: owner } : {}}
              >
                {custom?.name ?? slug}
              </Link>
            ),
          },
          { name: 'Accounts of', cell: (row) => (row.ownership === 'user' ? 'Users' : 'Organizations') },
          { name: 'Enabled', cell: ({ enabled }) => <State value={enabled ? 'enabled' : 'disabled'} /> },
          { name: 'Settings', cell: ({ state }) => <State value={state} /> },
          { name: 'Methods', cell: ({ auth_methods: methods }) => methods.map(methodInWords).join(', ') },
          { name: 'Created', cell: (row) => <Time value={row.created_at} /> },
        ]}
      />
    </>
  )
}
