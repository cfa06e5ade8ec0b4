import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { History } from '../../shell/history.tsx'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { MaybeTime, Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { ChangeDelivery, EditStream } from './edit-stream.tsx'
import { formatTexts } from './format-field.tsx'
import { About } from './list.tsx'
import { eventName, isPushed, type Stream, streamsOf } from './stream.ts'
import { Subjects } from './subjects.tsx'

export function StreamPage() {
  const { environment, stream: id } = useParams({ from: '/$environment/signal-streams/$stream' })
  const read = useRead('GET /ssf/streams', { query: { stream_id: id } })
  return (
    <Shown of={read}>
      {(answer) => {
        const [stream] = streamsOf(answer)
        return stream === undefined ? null : (
          <>
            <PageHead
              crumbs={
                <Link to="/$environment/signal-streams" params={{ environment }}>
                  Signal streams
                </Link>
              }
              title={stream.aud}
              id={id}
              state={<State value={stream.status} />}
              actions={<Actions stream={stream} />}
            />
            <Delivery stream={stream} />
            <Contents stream={stream} />
            <Subjects stream={stream} />
            <Card title="History">
              <History id={id} />
            </Card>
          </>
        )
      }}
    </Shown>
  )
}

/** Whether the receiver gets what is sent. */
function Delivery({ stream }: { stream: Stream }) {
  const { delivery, reason, waiting_since: since, last_error: error } = stream
  return (
    <Card title="Delivery" actions={<ChangeDelivery stream={stream} />}>
      <Facts>
        <Fact name={isPushed(stream) ? 'Pushed to' : 'Polled at'}>
          <Copy value={delivery.endpoint_url} label="Copy address" />
        </Fact>
        <Fact name="Waiting since">
          <MaybeTime value={since} />
        </Fact>
        <Fact name="Last error">
          {error === undefined ? (
            <Missing />
          ) : (
            <>
              {error.message} (<Time value={error.occurred_at} />)
            </>
          )}
        </Fact>
        {reason === undefined ? null : <Fact name="Reason of its state">{reason}</Fact>}
      </Facts>
    </Card>
  )
}

function Contents({ stream }: { stream: Stream }) {
  return (
    <Card title="Stream" actions={<EditStream stream={stream} />}>
      <Facts>
        <Fact name="About">
          <About organization={stream.organization_id} />
        </Fact>
        <Fact name="Signals">{stream.events_delivered.map(eventName).join(', ') || <Missing />}</Fact>
        <Fact name="Users are named">{formatTexts[stream.subject_format]}</Fact>
        <Fact name="Issuer">
          <Copy value={stream.iss} label="Copy issuer" />
        </Fact>
        <Fact name="Description">{stream.description ?? <Missing />}</Fact>
        <Fact name="Created">
          <Time value={stream.created_at} precise />
        </Fact>
      </Facts>
    </Card>
  )
}

function Actions({ stream }: { stream: Stream }) {
  const { stream_id: id, aud, status } = stream
  const { environment } = useParams({ from: '/$environment/signal-streams/$stream' })
  const navigate = useNavigate()
  const verify = useChange('POST /ssf/verification')
  const change = useChange('POST /ssf/status')
  const remove = useChange('DELETE /ssf/streams')
  const isEnabled = status === 'enabled'
  return (
    <>
      {isEnabled ? (
        <Act
          change={verify}
          input={{ body: { stream_id: id } }}
          done={
            isPushed(stream)
              ? 'Sent a verification. If nothing waits in a moment, the receiver took it.'
              : 'A verification waits until the receiver polls.'
          }
        >
          Send verification
        </Act>
      ) : null}
      <Act
        change={change}
        input={{ body: { stream_id: id, status: isEnabled ? 'paused' : 'enabled' } }}
        done={isEnabled ? 'Paused the stream. Signals wait.' : 'The stream continues.'}
      >
        {isEnabled ? 'Pause' : 'Continue'}
      </Act>
      <Danger
        action="Delete"
        name={aud}
        consequence="The receiver learns nothing more: sessions of users who are disabled here may live on there. What waits is dropped."
        change={remove}
        onConfirm={() =>
          remove.mutate(
            { seen: [stream], query: { stream_id: id } },
            {
              onSuccess: () => {
                announce('Deleted the stream.')
                void navigate({ to: '/$environment/signal-streams', params: { environment } })
              },
            },
          )
        }
      />
    </>
  )
}
