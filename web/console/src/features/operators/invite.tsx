import { useChange } from '../../shell/query.ts'
import { useSession } from '../../shell/session.ts'
import { ChoiceField, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { RoleField, roleOf } from './role-field.tsx'

export function Invite({ system }: { system: string }) {
  const { environments } = useSession()
  const invite = useChange('POST /operators', { environment: system })
  return (
    <FormDialog
      trigger="Invite operator"
      look="primary"
      title="Invite an operator"
      description="They get a mail with a link and are an operator once they have signed in."
      action="Send invitation"
      change={invite}
      toInput={(values) => ({
        body: {
          email: values.text('email'),
          role: roleOf(values.text('role')),
          environment_id: values.optional('environment_id') ?? null,
        },
      })}
      done={({ email }) => `Sent an invitation to ${email}.`}
    >
      <TextField name="email" type="email" label="Email" />
      <RoleField />
      <ChoiceField
        name="environment_id"
        label="Where"
        options={[
          { value: '', text: 'All environments' },
          ...environments.filter(({ kind }) => kind !== 'system').map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
    </FormDialog>
  )
}
