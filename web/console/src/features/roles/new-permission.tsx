import { useChange } from '../../shell/query.ts'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'

export function NewPermission() {
  const create = useChange('POST /authorization/permissions')
  return (
    <FormDialog
      trigger="Create permission"
      title="Create a permission"
      action="Create permission"
      change={create}
      toInput={(values) => ({ body: { name: values.text('name'), slug: values.text('slug') } })}
      done={({ name }) => `Created ${name}.`}
    >
      <TextField name="name" label="Name" />
      <TextField name="slug" label="Slug" hint="Such as invoices:read. Tokens carry it. It cannot change later." />
    </FormDialog>
  )
}
