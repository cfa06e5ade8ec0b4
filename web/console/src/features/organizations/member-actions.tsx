import type { Answer, Input } from '../../api/client.ts'
import { type Change, type ChangeExtras, useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Danger } from '../../ui/danger.tsx'
import { CheckField, FieldGroup } from '../../ui/form.tsx'
import { ChangeDialog, DialogForm } from '../../ui/form-dialog.tsx'
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

function Roles({ membership }: { membership: Membership }) {
  const change = useChange('PUT /user_management/organization_memberships/{id}')
  return (
    <ChangeDialog trigger="Roles" title={`Roles of ${membership.user.email}`} change={change}>
      {(close) => <RolesForm membership={membership} change={change} close={close} />}
    </ChangeDialog>
  )
}

function RolesForm({
  membership: { id, organization_id: organization, user },
  change,
  close,
}: {
  membership: Membership
  change: Change<Membership, Input<'PUT /user_management/organization_memberships/{id}'> & ChangeExtras>
  close: () => void
}) {
  const membership = useRead('GET /user_management/organization_memberships/{id}', { path: { id } })
  const roles = useRead('GET /organizations/{organizationId}/roles', { path: { organizationId: organization } })
  return (
    <Shown of={membership} rows={3}>
      {(present) => (
        <Shown of={roles} rows={3}>
          {({ data }) => (
            <DialogForm
              action="Save roles"
              change={change}
              of={[present]}
              toInput={(values) => ({ seen: values.seen, path: { id }, body: { role_slugs: values.all('role') } })}
              done={() => `Saved the roles of ${user.email}.`}
              close={close}
            >
              <FieldGroup label="Roles">
                {data.map(({ slug, name }) => (
                  <CheckField
                    key={slug}
                    name="role"
                    value={slug}
                    label={name}
                    defaultChecked={present.roles.some((role) => role.slug === slug)}
                  />
                ))}
              </FieldGroup>
            </DialogForm>
          )}
        </Shown>
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
