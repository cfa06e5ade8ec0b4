import { useParams, useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'

/** Applications and agents that this person gave access. */
export function ApplicationsTab() {
  const { user } = useParams({ from: '/$environment/users/$user/applications' })
  const search = useSearch({ from: '/$environment/users/$user/applications' })
  const read = useRead('GET /user_management/users/{user_id}/authorized_applications', {
    path: { user_id: user },
    query: { ...search, limit: 50 },
  })
  const revoke = useChange('DELETE /user_management/users/{user_id}/authorized_applications/{application_id}')
  return (
    <List
      label="Applications with access"
      read={read}
      keyOf={({ id }) => id}
      empty={<Empty title="No applications">Applications appear here once this person lets them in.</Empty>}
      columns={[
        { name: 'Application', cell: ({ application }) => application.name },
        { name: 'May', cell: ({ granted_scopes: scopes }) => scopes.join(', ') },
        {
          name: 'Action',
          cell: ({ application }) => (
            <Act
              change={revoke}
              input={{ path: { user_id: user, application_id: application.id } }}
              done={`Ended the access of ${application.name}.`}
            >
              End access
            </Act>
          ),
        },
      ]}
    />
  )
}
