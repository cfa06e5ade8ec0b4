import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'

const from = '/$environment/organizations/$organization/flags'

/** The feature flags that are on for the organization. */
export function FlagsTab() {
  const { environment, organization } = useParams({ from })
  const search = useSearch({ from })
  const read = useRead('GET /organizations/{organizationId}/feature-flags', {
    path: { organizationId: organization },
    query: { ...search, limit: 50 },
  })
  return (
    <List
      label="Flags that are on"
      read={read}
      keyOf={({ id }) => id}
      empty={
        <Empty title="No flag is on">
          A flag is on here once the organization is one of its targets, or the flag is on for everyone.
        </Empty>
      }
      columns={[
        {
          name: 'Flag',
          cell: ({ slug, name }) => (
            <Link data-row to="/$environment/feature-flags/$slug" params={{ environment, slug }}>
              {name}
            </Link>
          ),
        },
        { name: 'Slug', cell: ({ slug }) => <code>{slug}</code> },
        { name: 'Updated', cell: (flag) => <Time value={flag.updated_at} /> },
      ]}
    />
  )
}
