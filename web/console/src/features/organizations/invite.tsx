import { useState } from 'react'
import { useChange, useRead } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, Form, TextField } from '../../ui/form.tsx'
import { announce } from '../../ui/toasts.tsx'

/** Invites a person to an organization by mail. */
export function Invite({ organization, name }: { organization: string; name: string }) {
  const [isOpen, setOpen] = useState(false)
  const invite = useChange('POST /user_management/invitations')
  const roles = useRead(
    'GET /organizations/{organizationId}/roles',
    { path: { organizationId: organization } },
    { enabled: isOpen },
  )
  const close = (): void => setOpen(false)
  return (
    <>
      <Button change={invite} look="primary" onClick={() => setOpen(true)}>
        Invite
      </Button>
      <Dialog
        title={`Invite to ${name}`}
        description="The person gets a mail with a link to join."
        isOpen={isOpen}
        onClose={close}
      >
        <Form
          action="Send invitation"
          change={invite}
          secondary={<Button onClick={close}>Cancel</Button>}
          onSubmit={(values) => {
            const role = values.optional('role_slug')
            invite.mutate(
              {
                body: {
                  email: values.text('email'),
                  organization_id: organization,
                  ...(role === undefined ? {} : { role_slug: role }),
                },
              },
              {
                onSuccess: ({ email }) => {
                  announce(`Sent an invitation to ${email}.`)
                  close()
                },
              },
            )
          }}
        >
          <TextField name="email" type="email" label="Email" />
          <ChoiceField
            name="role_slug"
            label="Role"
            options={[
              { value: '', text: 'Default role' },
              ...(roles.data?.data ?? []).map((role) => ({ value: role.slug, text: role.name })),
            ]}
          />
        </Form>
      </Dialog>
    </>
  )
}
