import { CredentialFields, credentialsInWords, readCredentials } from '../../shell/credential-fields.tsx'
import { useChange } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { MaybeTime, Missing, Time } from '../../ui/time.tsx'
import { credentialsHint, type Polling } from './polling-fields.tsx'
import type { SignalReceiver } from './signal-receiver-form.tsx'

/** Whether the provider answers when it is asked for tokens. */
export function PollingCard({ receiver, poll }: { receiver: SignalReceiver; poll: Polling }) {
  const { last_error: error, interval_seconds: seconds } = poll
  return (
    <Card title="Polling" actions={<Actions receiver={receiver} poll={poll} />}>
      <Facts>
        <Fact name="State">
          <PollingState poll={poll} />
        </Fact>
        <Fact name="Asked at">{poll.endpoint_url}</Fact>
        <Fact name="Credentials">{credentialsInWords(poll.authentication)}</Fact>
        <Fact name="How often">{seconds === null ? 'All the time: it holds each request' : `Every ${seconds} s`}</Fact>
        <Fact name="Last answer">
          <MaybeTime value={poll.polled_at} />
        </Fact>
        <Fact name="Error">
          {error === null ? (
            <Missing />
          ) : (
            <>
              {error.message} (<Time value={error.occurred_at} />)
            </>
          )}
        </Fact>
        <Fact name="Next attempt">
          <MaybeTime value={poll.next_attempt_at} />
        </Fact>
      </Facts>
    </Card>
  )
}

function PollingState({ poll: { state, last_error: error } }: { poll: Polling }) {
  if (state === 'paused') return <Badge tone="neutral">Paused</Badge>
  return error === null ? <Badge tone="success">Active</Badge> : <Badge tone="warning">Waiting</Badge>
}

function Actions({ receiver, poll }: { receiver: SignalReceiver; poll: Polling }) {
  const path = { id: receiver.connection_id }
  const change = useChange('PATCH /connections/{id}/signal_receiver/poll')
  const isPaused = poll.state === 'paused'
  return (
    <>
      <Act
        change={change}
        input={{ seen: [receiver], path, body: { state: isPaused ? 'active' : 'paused' } }}
        done={isPaused ? 'Polling continues with what waits at the provider.' : 'Paused polling.'}
      >
        {isPaused ? 'Continue' : 'Pause'}
      </Act>
      <FormDialog
        trigger="Replace credentials"
        title="New credentials for polling"
        description="They take the place of the present ones at once."
        action="Replace credentials"
        change={change}
        of={[receiver]}
        toInput={(values) => ({
          seen: values.seen,
          path,
          body: { authentication: readCredentials(values) },
        })}
        done={() => 'Replaced the credentials.'}
      >
        <CredentialFields known={poll.authentication} hint={credentialsHint} />
      </FormDialog>
    </>
  )
}
