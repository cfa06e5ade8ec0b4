import { useNavigate } from '@tanstack/react-router'
import { useEnvironmentId } from '../../shell/environment.ts'
import { ObjectField } from '../../shell/object-field.tsx'
import { useChange } from '../../shell/query.ts'
import { type FormValues, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { DeliveryFields, readDelivery } from './delivery-fields.tsx'
import { FormatField, formats } from './format-field.tsx'

/** Makes a stream, and goes to it. */
export function NewStream() {
  const environment = useEnvironmentId()
  const navigate = useNavigate()
  const create = useChange('POST /ssf/streams')
  return (
    <FormDialog
      trigger="Create stream"
      look="primary"
      title="Create a signal stream"
      description="It sends what happens from now on, as signed tokens, in order, until the receiver takes each."
      action="Create stream"
      change={create}
      toInput={(values) => ({ body: toBody(values) })}
      done={() => 'Created the stream. Send a verification to see that it works.'}
      onDone={({ stream_id: stream }) =>
        void navigate({ to: '/$environment/signal-streams/$stream', params: { environment, stream } })
      }
    >
      <DeliveryFields />
      <ObjectField
        name="organization_id"
        types={['organization']}
        label="Organization"
        hint="Only its users. Empty: all users of the environment."
      />
      <TextField name="aud" label="Audience" hint="Empty: the origin of the receiver's address." />
      <FormatField />
      <TextField name="description" label="Description" hint="Optional." />
    </FormDialog>
  )
}

function toBody(values: FormValues) {
  const aud = values.optional('aud')
  const organization = values.optional('organization_id')
  const description = values.optional('description')
  return {
    delivery: readDelivery(values),
    subject_format: values.choice('subject_format', formats),
    ...(aud === undefined ? {} : { aud }),
    ...(organization === undefined ? {} : { organization_id: organization }),
    ...(description === undefined ? {} : { description }),
  }
}
