import { useParams, useSearch } from '@tanstack/react-router'
import { OrganizationLink } from '../../shell/object-name.tsx'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { MaybeTime, Missing } from '../../ui/time.tsx'

const from = '/$environment/users/$user/api-keys'

/** The keys with which the user's programs call your application. */
export function ApiKeysTab() {
  const { user } = useParams({ from })
  const search = useSearch({ from })
  const read = useRead('GET /user_management/users/{userId}/api_keys', {
    path: { userId: user },
    query: { ...search, limit: 50 },
  })
  const expire = useChange('POST /api_keys/{id}/expire')
  return (
    <List
      label="API keys"
      read={read}
      keyOf={({ id }) => id}
      empty={<Empty title="No API keys yet">Users make keys for their programs in your application.</Empty>}
      columns={[
        { name: 'Name', cell: ({ name }) => name },
        { name: 'Key', cell: (row) => <code>{row.obfuscated_value}</code> },
        { name: 'Organization', cell: ({ owner }) => <OrganizationLink id={owner.organization_id} /> },
        { name: 'Permissions', cell: ({ permissions }) => permissions.join(', ') || <Missing /> },
        { name: 'Last used', cell: (row) => <MaybeTime value={row.last_used_at} /> },
        { name: 'Ends', cell: (row) => <MaybeTime value={row.expires_at} /> },
        {
          name: 'Action',
          cell: ({ id, name, expires_at: end }) =>
            end !== null && Date.parse(end) <= Date.now() ? null : (
              <Act change={expire} input={{ path: { id }, body: {} }} done={`${name} no longer works.`}>
                End now
              </Act>
            ),
        },
      ]}
    />
  )
}
