import { useChange } from '../../shell/query.ts'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'

export function NewRole() {
  const create = useChange('POST /authorization/roles')
  return (
    <FormDialog
      trigger="Create role"
      look="primary"
      title="Create a role"
      action="Create role"
      change={create}
      toInput={(values) => ({ body: { name: values.text('name'), slug: values.text('slug') } })}
      done={({ name }) => `Created ${name}.`}
    >
      <TextField name="name" label="Name" />
      <TextField name="slug" label="Slug" hint="What your code and tokens call it. It cannot change later." />
    </FormDialog>
  )
}
