import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { endOf, startOf } from '../../ui/days.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Fact, Facts, Json } from '../../ui/facts.tsx'
import { DayFilter, TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { changedSearch } from '../../ui/search-params.ts'
import { Empty, Shown } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'

const from = '/$environment/audit-logs/$organization/'

/** What happened at a customer, as your application reported it. */
export function EventsTab() {
  const { organization } = useParams({ from })
  const { event, action, actor, target, from: first, until, ...search } = useSearch({ from })
  const [start, end] = [startOf(first), endOf(until)]
  const filters = {
    ...(action === undefined ? {} : { actions: [action] }),
    ...(actor === undefined ? {} : { actor_ids: [actor] }),
    ...(target === undefined ? {} : { target_ids: [target] }),
    ...(start === undefined ? {} : { range_start: start }),
    ...(end === undefined ? {} : { range_end: end }),
  }
  const read = useRead('GET /audit_logs/events', {
    query: { ...search, ...filters, organization_id: organization, limit: 50 },
  })
  return (
    <>
      <List
        label="Audit events"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={search.text !== undefined || Object.keys(filters).length > 0}
        filters={
          <>
            <TextFilter name="text" label="Words" value={search.text} />
            <TextFilter name="action" label="Action" value={action} />
            <TextFilter name="actor" label="Actor id" value={actor} />
            <TextFilter name="target" label="Target id" value={target} />
            <DayFilter name="from" label="From" value={first} />
            <DayFilter name="until" label="Until" value={until} />
          </>
        }
        empty={
          <Empty title="No audit events">Events that your application sends for this organization appear here.</Empty>
        }
        columns={[
          {
            name: 'Action',
            cell: (row) => (
              <Link data-row to="." search={(current) => ({ ...current, event: row.id })}>
                {row.action}
              </Link>
            ),
          },
          { name: 'Actor', cell: (row) => row.actor.name ?? row.actor.id },
          {
            name: 'Targets',
            cell: ({ targets }) => targets.map(({ name, id }) => name ?? id).join(', ') || <Missing />,
          },
          { name: 'Address', cell: ({ context }) => context.location },
          { name: 'When', cell: (row) => <Time value={row.occurred_at} /> },
        ]}
      />
      <EventDialog id={event} />
    </>
  )
}

function EventDialog({ id }: { id: string | undefined }) {
  const navigate = useNavigate()
  const close = (): void => void navigate({ to: '.', search: changedSearch({ event: undefined }) })
  return (
    <Dialog title="Audit event" isOpen={id !== undefined} onClose={close}>
      {id === undefined ? null : <AuditEvent id={id} />}
      <Button onClick={close}>Close</Button>
    </Dialog>
  )
}

function AuditEvent({ id }: { id: string }) {
  const read = useRead('GET /audit_logs/events/{id}', { path: { id } })
  return (
    <Shown of={read}>
      {(event) => (
        <>
          <Facts>
            <Fact name="Action">{`${event.action}, version ${event.version}`}</Fact>
            <Fact name="Place in the log">{event.sequence}</Fact>
            <Fact name="Happened">
              <Time value={event.occurred_at} precise />
            </Fact>
            <Fact name="Reported">
              <Time value={event.created_at} precise />
            </Fact>
          </Facts>
          <Json
            value={{ actor: event.actor, targets: event.targets, context: event.context, metadata: event.metadata }}
          />
        </>
      )}
    </Shown>
  )
}
