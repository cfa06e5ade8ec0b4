import { CredentialFields, readCredentials } from '../../shell/credential-fields.tsx'
import { useChange } from '../../shell/query.ts'
import { ChoiceField, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'

const deliveries = [
  { value: '', text: 'As the provider offers it' },
  { value: 'push', text: 'The provider pushes tokens to Gatehouse' },
  { value: 'poll', text: 'Gatehouse asks the provider for tokens' },
] as const

/** Creates a stream at the provider, and has it verified. */
export function CreateAtProvider({ connection }: { connection: string }) {
  const create = useChange('POST /connections/{id}/signal_receiver/stream')
  return (
    <FormDialog
      trigger="Create a stream at the provider"
      look="primary"
      title="Create a stream at the provider"
      description="For providers with an API for streams (OpenID Shared Signals): all else is found in their metadata, and a verification shows that it works."
      action="Create stream"
      change={create}
      toInput={(values) => ({
        path: { id: connection },
        body: {
          issuer: values.text('issuer'),
          authentication: readCredentials(values),
          ...(values.text('delivery') === '' ? {} : { delivery: values.choice('delivery', ['push', 'poll']) }),
        },
      })}
      done={() => 'Created a stream at the provider.'}
    >
      <TextField name="issuer" label="Issuer" hint="Such as https://acme.okta.com." />
      <CredentialFields hint="With which streams are managed there. Stored encrypted until the stream is deleted there." />
      <ChoiceField name="delivery" label="Delivery" options={deliveries} />
    </FormDialog>
  )
}
