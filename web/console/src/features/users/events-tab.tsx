import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Json } from '../../ui/facts.tsx'
import { List } from '../../ui/list.tsx'
import { changedSearch } from '../../ui/search-params.ts'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'

const from = '/$environment/users/$user/events'

/** What happened to this person, and what they did. */
export function EventsTab() {
  const { user: id } = useParams({ from })
  const { event: shown, ...search } = useSearch({ from })
  const navigate = useNavigate()
  const read = useRead('GET /user_management/users/{id}/events', { path: { id }, query: { ...search, limit: 50 } })
  const open = read.data?.data.find((event) => event.id === shown)
  const close = (): void => void navigate({ to: '.', search: changedSearch({ event: undefined }) })
  return (
    <>
      <List
        label="Events"
        read={read}
        keyOf={(event) => event.id}
        empty={<Empty title="No events">Events about this person are kept for 90 days.</Empty>}
        columns={[
          {
            name: 'Type',
            cell: ({ id: event, event: type }) => (
              <Link data-row to="." search={(current) => ({ ...current, event })}>
                {type}
              </Link>
            ),
          },
          { name: 'Address', cell: ({ data }) => textOf(data.ip_address) ?? <Missing /> },
          { name: 'When', cell: (event) => <Time value={event.created_at} /> },
        ]}
      />
      <Dialog title={open?.event ?? ''} isOpen={open !== undefined} onClose={close}>
        {open === undefined ? null : (
          <>
            <div>
              <Copy value={open.id} label="Copy event id" />
            </div>
            <Json value={open} />
          </>
        )}
        <Button onClick={close}>Close</Button>
      </Dialog>
    </>
  )
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
