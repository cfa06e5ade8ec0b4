import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useRead } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Json } from '../../ui/facts.tsx'
import { TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { changedSearch } from '../../ui/search-params.ts'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'

type Event = Answer<'GET /events'>['data'][number]

export function EventList() {
  const { event: shown, events, live, ...search } = useSearch({ from: '/$environment/events' })
  const types = events?.split(/[\s,]+/).filter((type) => type !== '')
  const isLive = live !== undefined && search.after === undefined
  const read = useRead(
    'GET /events',
    { query: { ...search, ...(types === undefined ? {} : { events: types }), order: 'desc', limit: 50 } },
    isLive ? { runs: () => true } : {},
  )
  const open = read.data?.data.find(({ id }) => id === shown)
  return (
    <>
      <PageHead title="Events" actions={<Live isOn={isLive} />} />
      <List
        label="Events"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={events !== undefined || search.organization_id !== undefined || search.range_start !== undefined}
        filters={
          <>
            <TextFilter name="events" label="Types, such as user.created or user.*" value={events} />
            <TextFilter name="organization_id" label="Organization id" value={search.organization_id} />
          </>
        }
        empty={
          <Empty title="No events">Every change in this environment is an event. They are kept for 90 days.</Empty>
        }
        columns={[
          {
            name: 'Type',
            cell: ({ id, event }) => (
              <Link data-row to="." search={(current) => ({ ...current, event: id })}>
                {event}
              </Link>
            ),
          },
          { name: 'Object', cell: ({ data }) => objectOf(data) ?? <Missing /> },
          { name: 'When', cell: (event) => <Time value={event.created_at} /> },
        ]}
      />
      <EventDialog event={open} />
    </>
  )
}

/** New events appear by themselves while it is on. */
function Live({ isOn }: { isOn: boolean }) {
  const navigate = useNavigate()
  const turn = (): void => void navigate({ to: '.', search: changedSearch({ live: isOn ? undefined : '1' }) })
  return (
    <Button aria-pressed={isOn} look={isOn ? 'primary' : 'plain'} onClick={turn}>
      {isOn ? 'Pause' : 'Watch live'}
    </Button>
  )
}

function objectOf({ email, name, id }: Event['data']): string | undefined {
  return [email, name, id].find((value) => typeof value === 'string')
}

function EventDialog({ event }: { event: Event | undefined }) {
  const navigate = useNavigate()
  const close = (): void => void navigate({ to: '.', search: changedSearch({ event: undefined }) })
  return (
    <Dialog title={event?.event ?? ''} isOpen={event !== undefined} onClose={close}>
      {event === undefined ? null : (
        <>
          <div>
            <Copy value={event.id} label="Copy event id" />
          </div>
          <Json value={event} />
        </>
      )}
      <Button onClick={close}>Close</Button>
    </Dialog>
  )
}
