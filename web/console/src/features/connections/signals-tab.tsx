import { useParams } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { Empty, Shown } from '../../ui/states.tsx'
import { ReceivedSignals } from './received-signals.tsx'
import { Receiver } from './signal-receiver.tsx'
import { SetReceiver, type SignalReceiver } from './signal-receiver-form.tsx'
import { CreateAtProvider } from './stream-at-provider.tsx'

/** What the provider says about sessions and credentials of its people, and what that ended here. */
export function SignalsTab() {
  const { connection: id } = useParams({ from: '/$environment/connections/$connection/signals' })
  const read = useRead('GET /connections/{id}/signal_receiver', { path: { id } }, { runs: isVerifying, every: 30_000 })
  // What was there before it was deleted is not shown any more.
  if (read.error?.status === 404)
    return (
      <Empty
        title="No signals are received"
        action={
          <>
            <CreateAtProvider connection={id} /> <SetReceiver connection={id} />
          </>
        }
      >
        Many identity providers can say at once that a person's session is over or their account is disabled (OpenID
        Shared Signals). The person is then signed out here within a second, and not only when they sign in again.
      </Empty>
    )
  return (
    <Shown of={read} rows={3}>
      {(receiver) => (
        <>
          <Receiver receiver={receiver} />
          <ReceivedSignals connection={id} />
        </>
      )}
    </Shown>
  )
}

/** A verification takes seconds, or does not come. */
function isVerifying({ stream, updated_at: at }: SignalReceiver): boolean {
  return stream !== null && stream.verified_at === null && Date.now() - new Date(at).getTime() < 60_000
}
