import { useState } from 'react'
import { useChange } from '../../shell/query.ts'
import { useSession } from '../../shell/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, Form, TextField } from '../../ui/form.tsx'
import { announce } from '../../ui/toasts.tsx'
import { RoleField, roleOf } from './role-field.tsx'

export function Invite({ system }: { system: string }) {
  const [isOpen, setOpen] = useState(false)
  const { environments } = useSession()
  const invite = useChange('POST /operators', { environment: system })
  const close = (): void => setOpen(false)
  return (
    <>
      <Button change={invite} look="primary" onClick={() => setOpen(true)}>
        Invite operator
      </Button>
      <Dialog
        title="Invite an operator"
        description="They get a mail with a link and are an operator once they have signed in."
        isOpen={isOpen}
        onClose={close}
      >
        <Form
          action="Send invitation"
          change={invite}
          secondary={<Button onClick={close}>Cancel</Button>}
          onSubmit={(values) =>
            invite.mutate(
              {
                body: {
                  email: values.text('email'),
                  role: roleOf(values.text('role')),
                  environment_id: values.optional('environment_id') ?? null,
                },
              },
              {
                onSuccess: ({ email }) => {
                  announce(`Sent an invitation to ${email}.`)
                  close()
                },
              },
            )
          }
        >
          <TextField name="email" type="email" label="Email" />
          <RoleField />
          <ChoiceField
            name="environment_id"
            label="Where"
            options={[
              { value: '', text: 'All environments' },
              ...environments
                .filter(({ kind }) => kind !== 'system')
                .map(({ id, name }) => ({ value: id, text: name })),
            ]}
          />
        </Form>
      </Dialog>
    </>
  )
}
