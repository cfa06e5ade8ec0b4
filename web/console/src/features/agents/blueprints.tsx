import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { BlueprintForm } from './blueprint-form.tsx'
import { Sections } from './sections.tsx'

/** What kinds of agents there are, and what each may do at most. */
export function BlueprintList() {
  const { environment } = useParams({ from: '/$environment/agents' })
  const search = useSearch({ from: '/$environment/agents' })
  const read = useRead('GET /agents/blueprints', { query: { ...search, limit: 50 } })
  return (
    <>
      <Sections actions={<BlueprintForm />} />
      <List
        label="Blueprints"
        read={read}
        keyOf={({ id }) => id}
        empty={
          <Empty title="No blueprints yet" action={<BlueprintForm />}>
            A blueprint says what an agent of your application may do, who may use it and how long its sessions last.
          </Empty>
        }
        columns={[
          {
            name: 'Name',
            cell: ({ id, name }) => (
              <Link data-row to="/$environment/agents/$blueprint" params={{ environment, blueprint: id }}>
                {name}
              </Link>
            ),
          },
          { name: 'Acts', cell: (row) => row.invocable_as.instance_types.map(actsAs).join(', ') },
          { name: 'Permissions', cell: ({ permissions }) => permissions.join(', ') || <Missing /> },
          { name: 'Created', cell: (row) => <Time value={row.created_at} /> },
        ]}
      />
    </>
  )
}

const actsAs = (type: 'delegated' | 'autonomous'): string => (type === 'delegated' ? 'For a user' : 'By itself')
