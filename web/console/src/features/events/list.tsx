import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { OrganizationFilter } from '../../shell/object-filter.tsx'
import { ObjectName } from '../../shell/object-name.tsx'
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
import { Time } from '../../ui/time.tsx'
import styles from './list.module.css'
import { type Event, type LiveEvents, useLiveEvents } from './use-live-events.ts'

export function EventList() {
  const { event: shown, events, live, ...search } = useSearch({ from: '/$environment/events' })
  const types = events?.split(/[\s,]+/).filter((type) => type !== '')
  const filter = {
    ...(types === undefined ? {} : { events: types }),
    ...(search.organization_id === undefined ? {} : { organization_id: search.organization_id }),
    ...(search.object_id === undefined ? {} : { object_id: search.object_id }),
  }
  const isNewest = [search.after, search.range_start, search.range_end].every((bound) => bound === undefined)
  const read = useRead('GET /events', { query: { ...search, ...filter, order: 'desc', limit: 50 } })
  const isOn = live !== undefined && isNewest
  const newest = read.data?.data[0]?.id ?? null
  const watched = useLiveEvents(filter, { isOn, after: read.isSuccess && !read.isPlaceholderData ? newest : undefined })
  const open = [...watched.events, ...(read.data?.data ?? [])].find(({ id }) => id === shown)
  return (
    <>
      <PageHead title="Events" actions={isNewest && <Live isOn={isOn} />} />
      {isOn && <LiveState live={watched} />}
      <List
        label="Events"
        read={read}
        arrange={(rows) => withNewer(rows, watched.events)}
        keyOf={({ id }) => id}
        isFiltered={[events, search.organization_id, search.object_id, search.range_start].some(
          (each) => each !== undefined,
        )}
        filters={
          <>
            <TextFilter name="events" label="Types, such as user.*" value={events} />
            <TextFilter name="object_id" label="Id or slug of what it is about" value={search.object_id} />
            <OrganizationFilter value={search.organization_id} />
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
          { name: 'Object', cell: ({ data }) => nameIn(data) ?? <ObjectName id={idIn(data)} /> },
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

function LiveState({ live: { events, isConnected, failure } }: { live: LiveEvents }) {
  return (
    <p role="status" className={styles.state}>
      {failure !== undefined
        ? failure.message
        : isConnected
          ? `Watching. ${events.length} new since you began.`
          : 'Connecting…'}
    </p>
  )
}

/** Newest first. The read may have been repeated since, and hold some of those that came. */
function withNewer(rows: readonly Event[], newer: readonly Event[]): readonly Event[] {
  if (newer.length === 0) return rows
  const all = new Map([...newer, ...rows].map((event) => [event.id, event]))
  return [...all.values()].sort((one, other) => (one.id < other.id ? 1 : -1))
}

const isText = (value: unknown): value is string => typeof value === 'string'

function nameIn({ email, name }: Event['data']): string | undefined {
  return [email, name].find(isText)
}

/** Of the person that it is about, or of itself. */
function idIn({ user_id: user, id }: Event['data']): string | undefined {
  return [user, id].find(isText)
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
