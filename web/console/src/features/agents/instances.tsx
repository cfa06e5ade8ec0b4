import { Link, useParams, useSearch } from '@tanstack/react-router'
import { OrganizationFilter } from '../../shell/object-filter.tsx'
import { ObjectName, OrganizationLink } from '../../shell/object-name.tsx'
import { useChange, useRead } from '../../shell/query.ts'
import { Danger } from '../../ui/danger.tsx'
import { TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { Sections } from './sections.tsx'

/** Agents as they are at one organization, for one user or by themselves. */
export function InstanceList() {
  const { environment } = useParams({ from: '/$environment/agents/instances' })
  const search = useSearch({ from: '/$environment/agents/instances' })
  const read = useRead('GET /agents/instances', { query: { ...search, limit: 50 } })
  return (
    <>
      <Sections />
      <List
        label="Instances"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={search.organization_id !== undefined || search.agent_blueprint_id !== undefined}
        filters={
          <>
            <OrganizationFilter value={search.organization_id} />
            <TextFilter name="agent_blueprint_id" label="Blueprint id" value={search.agent_blueprint_id} />
          </>
        }
        empty={<Empty title="No instances yet">An agent appears here with the first token that it gets.</Empty>}
        columns={[
          {
            name: 'Instance',
            cell: ({ id }) => (
              <Link
                data-row
                to="/$environment/agents/sessions"
                params={{ environment }}
                search={{ agent_instance_id: id }}
              >
                {id}
              </Link>
            ),
          },
          { name: 'Acts', cell: ({ type }) => (type === 'delegated' ? 'For a user' : 'By itself') },
          {
            name: 'Organization',
            cell: (row) => <OrganizationLink id={row.organization_id} />,
          },
          { name: 'Member', cell: (row) => <ObjectName id={row.organization_membership_id} /> },
          { name: 'Created', cell: (row) => <Time value={row.created_at} /> },
          { name: 'Action', cell: ({ id }) => <Delete id={id} /> },
        ]}
      />
    </>
  )
}

function Delete({ id }: { id: string }) {
  const remove = useChange('DELETE /agents/instances/{agent_instance_id}')
  return (
    <Danger
      action="Delete"
      name={id}
      consequence="Its sessions end at once, and its next token makes another instance."
      change={remove}
      onConfirm={() =>
        remove.mutate({ path: { agent_instance_id: id } }, { onSuccess: () => announce('Deleted the instance.') })
      }
    />
  )
}
