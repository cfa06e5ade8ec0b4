import { type FormValues, TextField } from '../../ui/form.tsx'

/** What can change of a role and of a permission. */
export function NameFields({ of }: { of: { name: string; description: string | null } }) {
  return (
    <>
      <TextField name="name" label="Name" defaultValue={of.name} />
      <TextField name="description" label="Description" defaultValue={of.description ?? ''} hint="Optional." />
    </>
  )
}

export function namesOf(values: FormValues): { name: string; description: string | null } {
  return { name: values.text('name'), description: values.optional('description') ?? null }
}
