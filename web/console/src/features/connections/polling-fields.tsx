import type { Answer, Input } from '../../api/client.ts'
import { CredentialFields, readCredentials } from '../../shell/credential-fields.tsx'
import { type FormValues, TextField } from '../../ui/form.tsx'

export type Polling = NonNullable<Answer<'GET /connections/{id}/signal_receiver'>['poll']>
type SetPolling = NonNullable<Input<'PUT /connections/{id}/signal_receiver'>['body']['poll']>

export const credentialsHint = 'What the provider wants from those who poll.'

/** How a provider is asked for its tokens. */
export function PollingFields({ known }: { known?: Polling }) {
  return (
    <>
      <TextField
        name="poll.endpoint_url"
        type="url"
        label="Address to poll"
        defaultValue={known?.endpoint_url}
        hint="The endpoint_url of the stream that was made at the provider, with delivery by poll (RFC 8936)."
      />
      <CredentialFields
        within="poll."
        hint={credentialsHint}
        {...(known === undefined ? {} : { known: known.authentication })}
      />
      <IntervalField {...(known === undefined ? {} : { seconds: known.interval_seconds })} />
    </>
  )
}

function IntervalField({ seconds = null }: { seconds?: number | null }) {
  return (
    <TextField
      name="poll.interval_seconds"
      type="number"
      label="Seconds between polls"
      defaultValue={seconds === null ? '' : String(seconds)}
      hint="Empty: the provider holds each request until there is a token, so that tokens come at once."
    />
  )
}

export function readPolling(values: FormValues): SetPolling {
  const seconds = values.optional('poll.interval_seconds')
  return {
    endpoint_url: values.text('poll.endpoint_url'),
    authentication: readCredentials(values, 'poll.'),
    interval_seconds: seconds === undefined ? null : Number(seconds),
  }
}
