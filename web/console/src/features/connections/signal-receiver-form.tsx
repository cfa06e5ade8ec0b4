import type { Answer } from '../../api/client.ts'
import { useChange } from '../../shell/query.ts'
import { type FormValues, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'

export type SignalReceiver = Answer<'GET /connections/{id}/signal_receiver'>

/** Says whose signals count. */
export function SetReceiver({ connection, known }: { connection: string; known?: SignalReceiver }) {
  const set = useChange('PUT /connections/{id}/signal_receiver')
  return (
    <FormDialog
      trigger={known === undefined ? 'Receive signals' : 'Edit'}
      look={known === undefined ? 'primary' : 'plain'}
      title={known === undefined ? 'Receive signals of the provider' : 'Edit the receiver'}
      description="Only tokens that this issuer signed for this audience count."
      action={known === undefined ? 'Receive signals' : 'Save'}
      change={set}
      {...(known === undefined ? {} : { of: [known] })}
      toInput={(values) => ({ seen: values.seen, path: { id: connection }, body: toBody(values) })}
      done={() => (known === undefined ? 'Give the address to the provider now.' : 'Saved the receiver.')}
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
        hint="The aud of its tokens. Empty: the address that you give to the provider."
      />
    </FormDialog>
  )
}

function toBody(values: FormValues) {
  const keys = values.optional('jwks_uri')
  const audience = values.optional('audience')
  return {
    issuer: values.text('issuer'),
    ...(keys === undefined ? {} : { jwks_uri: keys }),
    ...(audience === undefined ? {} : { audience }),
  }
}
