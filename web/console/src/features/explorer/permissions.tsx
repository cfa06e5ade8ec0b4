import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import type { Asked } from './person.tsx'
import { resourceIdOf } from './resource-id.ts'

/** Everything that a person may do with a resource. */
export function Permissions({
  person,
  permission,
  resource,
}: {
  person: Asked
  permission: string | undefined
  resource: string
}) {
  if ('organization_membership_id' in person)
    return <OfMembership membership={person.organization_membership_id} permission={permission} resource={resource} />
  return <OfUser user={person.user_id} permission={permission} resource={resource} />
}

/** By the membership in the organization that the resource belongs to. */
function OfUser({ user, permission, resource }: { user: string; permission: string | undefined; resource: string }) {
  const found = useRead('GET /authorization/resources/{resource_id}', { path: { resource_id: resourceIdOf(resource) } })
  const organization = found.data?.organization_id
  const read = useRead(
    'GET /user_management/organization_memberships',
    { query: { user_id: user, organization_id: organization ?? '', limit: 1 } },
    { enabled: organization !== undefined },
  )
  return (
    <Shown of={found} rows={2}>
      {() => (
        <Shown of={read} rows={2}>
          {({ data: [membership] }) =>
            membership === undefined ? (
              <Card title="What they may do here">
                <Note>Nothing: they are no member of the organization.</Note>
              </Card>
            ) : (
              <OfMembership membership={membership.id} permission={permission} resource={resource} />
            )
          }
        </Shown>
      )}
    </Shown>
  )
}

function OfMembership({
  membership,
  permission,
  resource,
}: {
  membership: string
  permission: string | undefined
  resource: string
}) {
  const { environment } = useParams({ from: '/$environment/explorer' })
  const path = { organization_membership_id: membership, resource_id: resourceIdOf(resource) }
  const read = useRead(
    'GET /authorization/organization_memberships/{organization_membership_id}/resources/{resource_id}/permissions',
    { path, query: { limit: 100 } },
  )
  return (
    <Card title="What they may do here">
      <Shown of={read} rows={2}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>Nothing.</Note>
          ) : (
            <Table
              label="What they may do here"
              rows={data}
              keyOf={({ id }) => id}
              columns={[
                {
                  name: 'Permission',
                  cell: ({ slug }) =>
                    slug === permission ? (
                      slug
                    ) : (
                      <Link
                        data-row
                        to="/$environment/explorer"
                        params={{ environment }}
                        search={{ who: membership, permission: slug, resource }}
                      >
                        {slug}
                      </Link>
                    ),
                },
                { name: 'Name', cell: ({ name }) => name },
              ]}
            />
          )
        }
      </Shown>
    </Card>
  )
}
