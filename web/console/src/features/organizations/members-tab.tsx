import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { MemberActions } from './member-actions.tsx'

export function MembersTab() {
  const { environment, organization } = useParams({ from: '/$environment/organizations/$organization/members' })
  const search = useSearch({ from: '/$environment/organizations/$organization/members' })
  const read = useRead('GET /user_management/organization_memberships', {
    query: { ...search, organization_id: organization, statuses: ['active', 'inactive', 'pending'], limit: 50 },
  })
  return (
    <List
      label="Members"
      read={read}
      keyOf={({ id }) => id}
      empty={<Empty title="No members yet">Invite the first one with the button above.</Empty>}
      columns={[
        {
          name: 'Email',
          cell: ({ user }) => (
            <Link data-row to="/$environment/users/$user" params={{ environment, user: user.id }}>
              {user.email}
            </Link>
          ),
        },
        { name: 'Roles', cell: ({ roles }) => roles.map(({ slug }) => slug).join(', ') },
        { name: 'State', cell: ({ status }) => <State value={status} /> },
        { name: 'Managed by', cell: (membership) => (membership.directory_managed ? 'Directory' : 'Gatehouse') },
        { name: 'Joined', cell: (membership) => <Time value={membership.created_at} /> },
        { name: 'Action', cell: (membership) => <MemberActions membership={membership} /> },
      ]}
    />
  )
}
