import { useChange, useRead } from '../../shell/query.ts'
import { ChoiceField, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'

/** Invites a person to an organization by mail. */
export function Invite({ organization, name }: { organization: string; name: string }) {
  const invite = useChange('POST /user_management/invitations')
  return (
    <FormDialog
      trigger="Invite"
      look="primary"
      title={`Invite to ${name}`}
      description="The person gets a mail with a link to join."
      action="Send invitation"
      change={invite}
      toInput={(values) => {
        const role = values.optional('role_slug')
        return {
          body: {
            email: values.text('email'),
            organization_id: organization,
            ...(role === undefined ? {} : { role_slug: role }),
          },
        }
      }}
      done={({ email }) => `Sent an invitation to ${email}.`}
    >
      <TextField name="email" type="email" label="Email" />
      <RoleField organization={organization} />
    </FormDialog>
  )
}

function RoleField({ organization }: { organization: string }) {
  const roles = useRead('GET /organizations/{organizationId}/roles', { path: { organizationId: organization } })
  return (
    <ChoiceField
      name="role_slug"
      label="Role"
      options={[
        { value: '', text: 'Default role' },
        ...(roles.data?.data ?? []).map((role) => ({ value: role.slug, text: role.name })),
      ]}
    />
  )
}
