import { useChange } from '../../shell/query.ts'
import { CheckField, FieldGroup, type FormValues, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { DeliveryFields, readDelivery } from './delivery-fields.tsx'
import { FormatField, formats } from './format-field.tsx'
import { eventName, type Stream } from './stream.ts'

/** What is sent, and how it names users. */
export function EditStream({ stream }: { stream: Stream }) {
  const change = useChange('PATCH /ssf/streams')
  return (
    <FormDialog
      trigger="Edit"
      title="Edit the stream"
      action="Save"
      change={change}
      of={[stream]}
      toInput={(values) => ({
        seen: values.seen,
        body: { stream_id: stream.stream_id, ...changesOf(stream, values) },
      })}
      done={() => 'Saved the stream.'}
    >
      <FieldGroup label="Signals">
        {stream.events_supported.map((uri) => (
          <CheckField
            key={uri}
            name="events_requested"
            value={uri}
            label={eventName(uri)}
            defaultChecked={stream.events_delivered.includes(uri)}
          />
        ))}
      </FieldGroup>
      <FormatField format={stream.subject_format} />
      <TextField name="description" label="Description" defaultValue={stream.description} />
    </FormDialog>
  )
}

/** What differs from what was shown alone: a stream that has all signals gets those of later releases too. */
function changesOf(stream: Stream, values: FormValues) {
  const events = values.all('events_requested')
  const format = values.choice('subject_format', formats)
  const description = values.optional('description')
  return {
    ...(events.join() === stream.events_delivered.join() ? {} : { events_requested: events }),
    ...(format === stream.subject_format ? {} : { subject_format: format }),
    ...(description === stream.description ? {} : { description: description ?? null }),
  }
}

export function ChangeDelivery({ stream }: { stream: Stream }) {
  const change = useChange('PATCH /ssf/streams')
  return (
    <FormDialog
      trigger="Change delivery"
      title="Change the delivery"
      description="Address and header are replaced together, so enter the header again. What waits goes the new way."
      action="Save"
      change={change}
      of={[stream]}
      toInput={(values) => ({
        seen: values.seen,
        body: { stream_id: stream.stream_id, delivery: readDelivery(values) },
      })}
      done={() => 'Changed the delivery.'}
    >
      <DeliveryFields known={stream.delivery} />
    </FormDialog>
  )
}
