import { Link, useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { ChoiceFilter, TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { MaybeTime, Time } from '../../ui/time.tsx'

const states = [
  { value: 'pending', text: 'Pending' },
  { value: 'succeeded', text: 'Succeeded' },
  { value: 'failed', text: 'Failed' },
] as const

export function Deliveries({ endpoint }: { endpoint: string }) {
  const { state, delivery: _, ...search } = useSearch({ from: '/$environment/webhooks/$endpoint' })
  const known = states.find(({ value }) => value === state)?.value
  const resend = useChange('POST /webhook_endpoints/{id}/deliveries/{delivery_id}/resend')
  const read = useRead('GET /webhook_endpoints/{id}/deliveries', {
    path: { id: endpoint },
    query: { ...search, limit: 50, ...(known === undefined ? {} : { state: known }) },
  })
  return (
    <List
      label="Deliveries"
      read={read}
      keyOf={({ id }) => id}
      isFiltered={state !== undefined || search.event !== undefined}
      filters={
        <>
          <ChoiceFilter name="state" label="State" value={state} options={states} />
          <TextFilter name="event" label="Event type" value={search.event} />
        </>
      }
      empty={<Empty title="No deliveries yet">Send a test, or change something that this endpoint listens to.</Empty>}
      columns={[
        {
          name: 'Event',
          cell: ({ id, event }) => (
            <Link data-row to="." search={(current) => ({ ...current, delivery: id })}>
              {event}
            </Link>
          ),
        },
        { name: 'State', cell: (delivery) => <State value={delivery.state} /> },
        { name: 'Attempts', cell: ({ attempts }) => attempts },
        { name: 'Next attempt', cell: (delivery) => <MaybeTime value={delivery.next_attempt_at} /> },
        { name: 'Created', cell: (delivery) => <Time value={delivery.created_at} /> },
        {
          name: 'Action',
          cell: ({ id }) => (
            <Act change={resend} input={{ path: { id: endpoint, delivery_id: id } }} done="Sent it again.">
              Resend
            </Act>
          ),
        },
      ]}
    />
  )
}
