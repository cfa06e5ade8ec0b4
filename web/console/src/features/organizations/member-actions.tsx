import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Danger } from '../../ui/danger.tsx'
import { CheckField, FieldGroup } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'

type Membership = Answer<'GET /user_management/organization_memberships'>['data'][number]

/** What can be done about a member: other roles, a pause, and the end. */
export function MemberActions({ membership }: { membership: Membership }) {
  const { id, status, user } = membership
  const deactivate = useChange('PUT /user_management/organization_memberships/{id}/deactivate')
  const reactivate = useChange('PUT /user_management/organization_memberships/{id}/reactivate')
  return (
    <>
      <Roles membership={membership} />{' '}
      {status === 'active' ? (
        <Act change={deactivate} input={{ path: { id } }} done={`${user.email} can no longer sign in to it.`}>
          Deactivate
        </Act>
      ) : status === 'inactive' ? (
        <Act change={reactivate} input={{ path: { id } }} done={`${user.email} is a member again.`}>
          Reactivate
        </Act>
      ) : null}{' '}
      <Remove id={id} email={user.email} />
    </>
  )
}

function Roles({ membership: { id, organization_id: organization, roles, user } }: { membership: Membership }) {
  const change = useChange('PUT /user_management/organization_memberships/{id}')
  return (
    <FormDialog
      trigger="Roles"
      title={`Roles of ${user.email}`}
      action="Save roles"
      change={change}
      toInput={(values) => ({ path: { id }, body: { role_slugs: values.all('role') } })}
      done={() => `Saved the roles of ${user.email}.`}
    >
      <Choice organization={organization} chosen={roles.map(({ slug }) => slug)} />
    </FormDialog>
  )
}

function Choice({ organization, chosen }: { organization: string; chosen: readonly string[] }) {
  const path = { organizationId: organization }
  const read = useRead('GET /organizations/{organizationId}/roles', { path })
  return (
    <Shown of={read} rows={3}>
      {({ data }) => (
        <FieldGroup label="Roles">
          {data.map(({ slug, name }) => (
            <CheckField key={slug} name="role" value={slug} label={name} defaultChecked={chosen.includes(slug)} />
          ))}
        </FieldGroup>
      )}
    </Shown>
  )
}

function Remove({ id, email }: { id: string; email: string }) {
  const remove = useChange('DELETE /user_management/organization_memberships/{id}')
  return (
    <Danger
      action="Remove"
      name={email}
      consequence="The person leaves this organization and loses its roles. Their account stays."
      change={remove}
      onConfirm={() => remove.mutate({ path: { id } }, { onSuccess: () => announce(`Removed ${email}.`) })}
    />
  )
}
