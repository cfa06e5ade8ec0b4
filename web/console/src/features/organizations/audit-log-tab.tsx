import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'

/** What happened in the customer's own account of your application, as you recorded it. */
export function AuditLogTab() {
  const { environment, organization } = useParams({ from: '/$environment/organizations/$organization/audit-log' })
  const search = useSearch({ from: '/$environment/organizations/$organization/audit-log' })
  const read = useRead('GET /audit_logs/events', { query: { ...search, organization_id: organization, limit: 50 } })
  return (
    <List
      label="Audit log"
      read={read}
      keyOf={({ id }) => id}
      isFiltered={search.text !== undefined}
      filters={
        <>
          <TextFilter name="text" label="Words" value={search.text} />
          <Link to="/$environment/audit-logs/$organization" params={{ environment, organization }}>
            Exports, log streams and verification
          </Link>
        </>
      }
      empty={
        <Empty title="No audit events">Events that your application sends for this organization appear here.</Empty>
      }
      columns={[
        { name: 'Action', cell: ({ action }) => <code>{action}</code> },
        { name: 'Actor', cell: ({ actor }) => actor.name ?? actor.id },
        { name: 'Targets', cell: ({ targets }) => targets.map(({ name, id }) => name ?? id).join(', ') || <Missing /> },
        { name: 'When', cell: (event) => <Time value={event.occurred_at} /> },
      ]}
    />
  )
}
