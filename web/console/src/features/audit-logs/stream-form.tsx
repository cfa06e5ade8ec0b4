import { useState } from 'react'
import { EditDialog } from '../../shell/edit-dialog.tsx'
import { useChange } from '../../shell/query.ts'
import { CheckField, ChoiceField, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { type DestinationType, destinationTypes, kinds, readChange, type Stream } from './destinations.ts'

/** Sends the log of an organization somewhere else. */
export function NewStream({ organization }: { organization: string }) {
  const [type, setType] = useState<DestinationType>('GenericHttps')
  const create = useChange('POST /audit_logs/streams')
  return (
    <FormDialog
      trigger="Create log stream"
      look="primary"
      title="Create a log stream"
      description="Sends each event of this log to a system of the customer, or of yours, in order."
      action="Create log stream"
      change={create}
      toInput={(values) => ({
        body: {
          organization_id: organization,
          destination: kinds[type].read(values),
          begin_with: values.isChecked('all_events') ? ('all_events' as const) : ('new_events' as const),
        },
      })}
      done={() => 'Created the log stream. Send a test to see that it works.'}
    >
      <ChoiceField
        name="destination_type"
        label="Destination"
        defaultValue={type}
        options={destinationTypes.map((value) => ({ value, text: kinds[value].name }))}
        onChange={(value) => setType(destinationTypes.find((each) => each === value) ?? 'GenericHttps')}
      />
      <Fields key={type} type={type} />
      <CheckField name="all_events" label="Also send the events that are already in the log" />
    </FormDialog>
  )
}

export function EditStream({ stream }: { stream: Stream }) {
  const change = useChange('PATCH /audit_logs/streams/{id}')
  const { type } = stream.destination
  return (
    <EditDialog
      trigger="Edit"
      title={`Edit ${kinds[type].name}`}
      action="Save"
      reads="GET /audit_logs/streams/{id}"
      at={{ path: { id: stream.id } }}
      change={change}
      toInput={(values) => ({
        seen: values.seen,
        path: { id: stream.id },
        body: { destination: readChange(type, values) },
      })}
      done={() => 'Saved the log stream.'}
    >
      {({ destination }) => <Fields type={destination.type} known={destination} />}
    </EditDialog>
  )
}

function Fields({ type, known }: { type: DestinationType; known?: Stream['destination'] }) {
  const values = new Map<string, unknown>(Object.entries(known ?? {}))
  return kinds[type].fields.map(({ name, label, hint, isSecret = false, options }) => {
    const value = values.get(name)
    const defaultValue = typeof value === 'string' ? value : ''
    if (options !== undefined)
      return (
        <ChoiceField
          key={name}
          name={name}
          label={label}
          defaultValue={defaultValue}
          options={options.map((each) => ({ value: each, text: each }))}
        />
      )
    const help = isSecret && known !== undefined ? 'Leave it empty to keep the present one.' : hint
    return (
      <TextField
        key={name}
        name={name}
        label={label}
        type={isSecret ? 'password' : 'text'}
        autoComplete={isSecret ? 'new-password' : 'off'}
        defaultValue={defaultValue}
        {...(help === undefined ? {} : { hint: help })}
      />
    )
  })
}
