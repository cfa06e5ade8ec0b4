import { ObjectField } from '../../shell/object-field.tsx'
import { useChange } from '../../shell/query.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'

/** Makes a user a member without an invitation. */
export function AddMembership({ user }: { user: string }) {
  const create = useChange('POST /user_management/organization_memberships')
  return (
    <FormDialog
      trigger="Add to organization"
      look="primary"
      title="Add to an organization"
      description="They become a member at once, with its default role, and get no invitation."
      action="Add"
      change={create}
      toInput={(values) => ({ body: { user_id: user, organization_id: values.text('organization_id') } })}
      done={({ organization_name: name }) => `Added to ${name ?? 'the organization'}.`}
    >
      <ObjectField
        name="organization_id"
        label="Organization"
        types={['organization']}
        hint="A part of its name or domain, or its id."
      />
    </FormDialog>
  )
}
