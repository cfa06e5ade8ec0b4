import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { List } from '../../ui/list.tsx'
import { Toolbar } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { AddMembership } from './add-membership.tsx'

export function MembershipsTab() {
  const { environment, user } = useParams({ from: '/$environment/users/$user/memberships' })
  const search = useSearch({ from: '/$environment/users/$user/memberships' })
  const read = useRead('GET /user_management/organization_memberships', {
    query: { ...search, user_id: user, statuses: ['active', 'inactive', 'pending'], limit: 50 },
  })
  return (
    <>
      <Toolbar>
        <AddMembership user={user} />
      </Toolbar>
      <List
        label="Memberships"
        read={read}
        keyOf={({ id }) => id}
        empty={
          <Empty title="No memberships">
            This person belongs to no organization. Add them here, or invite them on an organization's page.
          </Empty>
        }
        columns={[
          {
            name: 'Organization',
            cell: ({ organization_id: organization, organization_name: name }) => (
              <Link data-row to="/$environment/organizations/$organization" params={{ environment, organization }}>
                {name ?? organization}
              </Link>
            ),
          },
          { name: 'Roles', cell: ({ roles }) => roles.map(({ slug }) => slug).join(', ') },
          { name: 'State', cell: ({ status }) => <State value={status} /> },
          { name: 'Managed by', cell: (membership) => (membership.directory_managed ? 'Directory' : 'Gatehouse') },
          { name: 'Joined', cell: (membership) => <Time value={membership.created_at} /> },
        ]}
      />
    </>
  )
}
