import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import styles from './explorer.module.css'
import { resourceIdOf } from './resource-id.ts'

/** Everyone who may do something with a resource. */
export function Permitted({ permission, resource }: { permission: string; resource: string }) {
  const { environment } = useParams({ from: '/$environment/explorer' })
  const { before, after } = useSearch({ from: '/$environment/explorer' })
  const read = useRead('GET /authorization/resources/{resource_id}/organization_memberships', {
    path: { resource_id: resourceIdOf(resource) },
    query: {
      permission_slug: permission,
      assignment: 'indirect',
      limit: 50,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  })
  return (
    <>
      <h2 className={styles.heading}>Who may do this here</h2>
      <List
        label="Who may do this here"
        read={read}
        keyOf={({ id }) => id}
        empty={<Empty title="No one">No member has a role here with {permission}.</Empty>}
        columns={[
          {
            name: 'Person',
            cell: ({ id, user }) => (
              <Link
                data-row
                to="/$environment/explorer"
                params={{ environment }}
                search={{ who: id, permission, resource }}
              >
                {user.email}
              </Link>
            ),
          },
          { name: 'Membership', cell: ({ id }) => id },
          { name: 'State', cell: ({ status }) => <State value={status} /> },
        ]}
      />
    </>
  )
}
