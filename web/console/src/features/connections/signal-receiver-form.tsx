import { useState } from 'react'
import type { Answer } from '../../api/client.ts'
import { useChange } from '../../shell/query.ts'
import { ChoiceField, type FormValues, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { PollingFields, readPolling } from './polling-fields.tsx'

export type SignalReceiver = Answer<'GET /connections/{id}/signal_receiver'>

const deliveries = [
  { value: 'push', text: 'The provider pushes tokens to Gatehouse' },
  { value: 'poll', text: 'Gatehouse asks the provider for tokens' },
] as const

/** Says whose signals count, and how they come. */
export function SetReceiver({ connection, known }: { connection: string; known?: SignalReceiver }) {
  const set = useChange('PUT /connections/{id}/signal_receiver')
  return (
    <FormDialog
      trigger={known === undefined ? 'Set up by hand' : 'Edit'}
      title={known === undefined ? 'Receive signals of the provider' : 'Edit the receiver'}
      description={descriptionFor(known)}
      action={known === undefined ? 'Receive signals' : 'Save'}
      change={set}
      {...(known === undefined ? {} : { of: [known] })}
      toInput={(values) => ({ seen: values.seen, path: { id: connection }, body: toBody(values) })}
      done={({ poll }) => (poll === null ? 'Give the address to the provider now.' : 'Asking the provider for tokens.')}
    >
      <TextField
        name="issuer"
        label="Issuer"
        defaultValue={known?.issuer}
        hint="The iss of its tokens, such as https://acme.okta.com."
      />
      <TextField
        name="jwks_uri"
        type="url"
        label="Address of its keys"
        defaultValue={known?.jwks_uri}
        hint="Empty: found in the issuer's metadata (/.well-known/ssf-configuration)."
      />
      <TextField
        name="audience"
        label="Audience"
        defaultValue={known?.audience}
        hint="The aud of its tokens. Empty: the address that tokens are pushed to."
      />
      <DeliveryFields {...(known === undefined ? {} : { poll: known.poll })} />
    </FormDialog>
  )
}

function descriptionFor(known: SignalReceiver | undefined): string {
  if (known !== undefined && known.stream !== null)
    return 'Gatehouse created a stream at the provider. Saving this forgets it here; there it stays.'
  return known?.poll
    ? 'All of this is replaced together, so enter the credentials again.'
    : 'Only tokens that this issuer signed for this audience count.'
}

function DeliveryFields({ poll = null }: { poll?: SignalReceiver['poll'] }) {
  const [delivery, setDelivery] = useState<string>(poll === null ? 'push' : 'poll')
  return (
    <>
      <ChoiceField
        name="delivery"
        label="Delivery"
        options={deliveries}
        defaultValue={delivery}
        onChange={setDelivery}
        hint="A provider that cannot reach this server is asked."
      />
      {delivery === 'poll' ? <PollingFields {...(poll === null ? {} : { known: poll })} /> : null}
    </>
  )
}

function toBody(values: FormValues) {
  const keys = values.optional('jwks_uri')
  const audience = values.optional('audience')
  return {
    issuer: values.text('issuer'),
    ...(keys === undefined ? {} : { jwks_uri: keys }),
    ...(audience === undefined ? {} : { audience }),
    ...(values.text('delivery') === 'poll' ? { poll: readPolling(values) } : {}),
  }
}
