import { useParams, useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { Toolbar } from '../../ui/object-page.tsx'
import { Empty, Shown } from '../../ui/states.tsx'
import { MaybeTime, Missing } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { kinds, type Stream } from './destinations.ts'
import { EditStream, NewStream } from './stream-form.tsx'

const from = '/$environment/audit-logs/$organization/streams'

/** Where the log is sent, and whether it arrives. */
export function StreamsTab() {
  const { organization } = useParams({ from })
  const search = useSearch({ from })
  const read = useRead('GET /audit_logs/streams', { query: { ...search, organization_id: organization, limit: 50 } })
  return (
    <Shown of={read} rows={3}>
      {({ data }) =>
        data.length === 0 ? (
          <Empty title="No log streams yet" action={<NewStream organization={organization} />}>
            A log stream sends each event to Datadog, Splunk, a bucket or an HTTPS endpoint, in order, until it arrives.
          </Empty>
        ) : (
          <>
            <Toolbar>
              <NewStream organization={organization} />
            </Toolbar>
            {data.map((stream) => (
              <StreamCard key={stream.id} stream={stream} />
            ))}
          </>
        )
      }
    </Shown>
  )
}

function StreamCard({ stream }: { stream: Stream }) {
  const { id, state, destination, pending_events: pending, last_error: error } = stream
  const isPaused = state === 'inactive'
  const change = useChange('PATCH /audit_logs/streams/{id}')
  return (
    <Card
      title={kinds[destination.type].name}
      actions={
        <>
          <Test id={id} />
          <EditStream stream={stream} />
          <Act
            change={change}
            input={{ path: { id }, body: { state: isPaused ? 'active' : 'inactive' } }}
            done={isPaused ? 'The log stream continues.' : 'Paused the log stream.'}
          >
            {isPaused ? 'Continue' : 'Pause'}
          </Act>
          <Delete id={id} name={kinds[destination.type].name} />
        </>
      }
    >
      <Facts>
        <Fact name="State">
          <State value={state} />
        </Fact>
        <Fact name="Leads to">{placeOf(destination)}</Fact>
        <Fact name="Events that wait">{pending}</Fact>
        <Fact name="Last sent">
          <MaybeTime value={stream.last_synced_at} />
        </Fact>
        <Fact name="Error">{error?.message ?? <Missing />}</Fact>
        <Fact name="Next attempt">
          <MaybeTime value={stream.next_attempt_at} />
        </Fact>
      </Facts>
    </Card>
  )
}

function placeOf(destination: Stream['destination']): string {
  switch (destination.type) {
    case 'Datadog':
      return destination.region
    case 'Splunk':
    case 'GenericHttps':
      return destination.url
    case 'S3':
    case 'GoogleCloudStorage':
      return destination.bucket_name
    case 'AzureSentinel':
      return destination.data_collection_endpoint
  }
}

/** Sends an event that is not in the log, and says what the destination made of it. */
function Test({ id }: { id: string }) {
  const test = useChange('POST /audit_logs/streams/{id}/test_event')
  return (
    <Button
      change={test}
      busy={test.isPending}
      onClick={() =>
        test.mutate(
          { path: { id } },
          {
            onSuccess: ({ is_delivered: isDelivered, error }) =>
              isDelivered
                ? announce('The destination accepted a test event.')
                : announce(`The destination did not accept the test event. ${error ?? ''}`, 'error'),
            onError: ({ message }) => announce(message, 'error'),
          },
        )
      }
    >
      Send test
    </Button>
  )
}

function Delete({ id, name }: { id: string; name: string }) {
  const remove = useChange('DELETE /audit_logs/streams/{id}')
  return (
    <Danger
      action="Delete"
      name={name}
      consequence="Events are no longer sent there. Those that wait are not sent either."
      change={remove}
      onConfirm={() => remove.mutate({ path: { id } }, { onSuccess: () => announce('Deleted the log stream.') })}
    />
  )
}
