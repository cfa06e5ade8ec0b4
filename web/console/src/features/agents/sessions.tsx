import { useSearch } from '@tanstack/react-router'
import { OrganizationFilter } from '../../shell/object-filter.tsx'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { MaybeTime, Time } from '../../ui/time.tsx'
import { Sections } from './sections.tsx'

export function SessionList() {
  const search = useSearch({ from: '/$environment/agents/sessions' })
  const read = useRead('GET /agents/sessions', { query: { ...search, limit: 50 } })
  const end = useChange('POST /agents/sessions/{agent_instance_session_id}/revoke')
  const { organization_id: organization, agent_blueprint_id: blueprint, agent_instance_id: instance } = search
  return (
    <>
      <Sections />
      <List
        label="Sessions"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={[organization, blueprint, instance].some((filter) => filter !== undefined)}
        filters={
          <>
            <TextFilter name="agent_instance_id" label="Instance id" value={instance} />
            <TextFilter name="agent_blueprint_id" label="Blueprint id" value={blueprint} />
            <OrganizationFilter value={organization} />
          </>
        }
        empty={<Empty title="No sessions yet">They begin when an agent gets its first token.</Empty>}
        columns={[
          { name: 'Session', cell: ({ id }) => <code>{id}</code> },
          { name: 'Instance', cell: (row) => <code>{row.agent_instance_id}</code> },
          { name: 'State', cell: ({ status }) => <State value={status} /> },
          { name: 'Began', cell: (row) => <Time value={row.created_at} /> },
          { name: 'Ends', cell: (row) => <Time value={row.expires_at} /> },
          { name: 'Ended', cell: (row) => <MaybeTime value={row.revoked_at} /> },
          {
            name: 'Action',
            cell: ({ id, status }) =>
              status === 'active' ? (
                <Act change={end} input={{ path: { agent_instance_session_id: id } }} done="Ended the session.">
                  End
                </Act>
              ) : null,
          },
        ]}
      />
    </>
  )
}
