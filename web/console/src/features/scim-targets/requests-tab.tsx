import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ObjectFilter } from '../../shell/object-filter.tsx'
import { ObjectName } from '../../shell/object-name.tsx'
import { useRead } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { List } from '../../ui/list.tsx'
import { changedSearch } from '../../ui/search-params.ts'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { answerOf, asText, Cause, RequestFacts, type TargetRequest } from './request.tsx'

const from = '/$environment/scim-targets/$target/requests'

/** Every request to a target, newest first. */
export function RequestsTab() {
  const { target: id } = useParams({ from })
  const { request: shown, ...search } = useSearch({ from })
  const read = useRead('GET /scim_targets/{id}/requests', { path: { id }, query: { ...search, limit: 50 } })
  return (
    <>
      <List
        label="Requests"
        read={read}
        keyOf={(request) => request.id}
        isFiltered={search.object_id !== undefined}
        filters={<ObjectFilter name="object_id" label="User or group id" type="user" value={search.object_id} />}
        empty={
          <Empty title="No requests yet">
            What is sent to the target is listed here for 30 days, with what it answered: the last 20 requests about
            each user and group.
          </Empty>
        }
        columns={[
          {
            name: 'Request',
            cell: (request) => (
              <Link data-row to="." search={(current) => ({ ...current, request: request.id })}>
                <code>{asText(request)}</code>
              </Link>
            ),
          },
          { name: 'About', cell: (request) => <ObjectName id={request.object_id} /> },
          { name: 'Because of', cell: (request) => <Cause request={request} /> },
          { name: 'Answer', cell: answerOf },
          { name: 'Took', cell: (request) => `${request.duration_ms} ms` },
          { name: 'When', cell: (request) => <Time value={request.created_at} /> },
        ]}
      />
      <RequestDialog request={read.data?.data.find((each) => each.id === shown)} />
    </>
  )
}

function RequestDialog({ request }: { request: TargetRequest | undefined }) {
  const navigate = useNavigate()
  const close = (): void => void navigate({ to: '.', search: changedSearch({ request: undefined }) })
  return (
    <Dialog title="Request" isOpen={request !== undefined} onClose={close}>
      {request === undefined ? null : <RequestFacts request={request} />}
      <Button onClick={close}>Close</Button>
    </Dialog>
  )
}
