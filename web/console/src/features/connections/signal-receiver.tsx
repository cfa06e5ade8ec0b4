import { useChange } from '../../shell/query.ts'
import { Copy } from '../../ui/copy.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { PollingCard } from './polling.tsx'
import { SetReceiver, type SignalReceiver } from './signal-receiver-form.tsx'

/** Who sends signals, where to, and why the last one was refused. */
export function Receiver({ receiver }: { receiver: SignalReceiver }) {
  const { connection_id: id, last_refusal: refusal } = receiver
  const isPushed = receiver.poll === null
  return (
    <>
      {refusal === null ? null : (
        <Card title="The last refusal">
          <Facts>
            <Fact name="Why">{refusal.message}</Fact>
            <Fact name="Answered with">
              <code>{refusal.error}</code>
            </Fact>
            <Fact name="When">
              <Time value={refusal.occurred_at} />
            </Fact>
          </Facts>
          <Note>
            Nothing was done for that token. If it came from the provider, compare issuer, audience and keys with what
            is shown there.
          </Note>
        </Card>
      )}
      <Card
        title="Receiver"
        actions={
          <>
            <SetReceiver connection={id} known={receiver} />
            <Delete receiver={receiver} />
          </>
        }
      >
        <Facts>
          {receiver.stream === null ? null : (
            <Fact name="Stream at the provider">
              {receiver.stream.stream_id}, <Verified at={receiver.stream.verified_at} />
            </Fact>
          )}
          {isPushed ? (
            <Fact name={receiver.stream === null ? 'Enter at the provider' : 'Pushed to'}>
              <Copy value={receiver.endpoint_url} label="Copy address" />
            </Fact>
          ) : null}
          <Fact name="Issuer">{receiver.issuer}</Fact>
          <Fact name="Keys">{receiver.jwks_uri}</Fact>
          <Fact name="Audience">{receiver.audience}</Fact>
          <Fact name="Updated">
            <Time value={receiver.updated_at} precise />
          </Fact>
        </Facts>
        {isPushed && receiver.stream === null ? (
          <Note>
            The customer's administrator creates a stream at the provider that pushes to this address. If the provider
            wants an authorization header, enter anything: the signature says whose a token is.
          </Note>
        ) : null}
      </Card>
      {receiver.poll === null ? null : <PollingCard receiver={receiver} poll={receiver.poll} />}
    </>
  )
}

function Verified({ at }: { at: string | null }) {
  return at === null ? (
    'not verified yet'
  ) : (
    <>
      verified <Time value={at} />
    </>
  )
}

function Delete({ receiver }: { receiver: SignalReceiver }) {
  const remove = useChange('DELETE /connections/{id}/signal_receiver')
  return (
    <Danger
      action="Delete"
      name={`the receiver of ${receiver.issuer}`}
      consequence="Signals of the provider are refused, and people who are disabled there stay signed in here. What was received is deleted too, and a stream that was created at the provider from here."
      change={remove}
      onConfirm={() =>
        remove.mutate(
          { seen: [receiver], path: { id: receiver.connection_id } },
          { onSuccess: () => announce('Deleted the receiver.') },
        )
      }
    />
  )
}
