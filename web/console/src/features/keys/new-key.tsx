import { useChange } from '../../shell/query.ts'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { NewValue } from './new-value.tsx'

/** Makes a key and shows its value once. */
export function NewKey() {
  const create = useChange('POST /environments/current/keys')
  return (
    <FormDialog
      trigger="Create key"
      look="primary"
      title="Create a key"
      description="It may do everything in this environment."
      action="Create key"
      change={create}
      toInput={(values) => ({ body: { name: values.text('name') } })}
      done={({ name }) => `Created ${name}.`}
      result={({ value }) => <NewValue value={value} />}
    >
      <TextField name="name" label="Name" hint="Where it is used, such as the name of a service." />
    </FormDialog>
  )
}
