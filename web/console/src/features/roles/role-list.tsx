import { type Answer, callOperation } from '../../api/client.ts'
import { toFailure } from '../../api/failure.ts'
import { EditDialog } from '../../shell/edit-dialog.tsx'
import { useEnvironmentId } from '../../shell/environment.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/facts.tsx'
import { ChoiceField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Table } from '../../ui/table.tsx'
import { announce } from '../../ui/toasts.tsx'
import { NameFields, namesOf } from './name-fields.tsx'

type Role = Answer<'GET /authorization/roles'>['data'][number]

/** The roles by priority: of several roles of a member, the highest is the first one that tokens name. */
export function RoleList({ roles }: { roles: readonly Role[] }) {
  const settings = useRead('GET /authorization/role_settings', {}).data
  const makeDefault = useChange('PUT /authorization/roles/default')
  return (
    <Card
      title="Roles, the highest first"
      actions={settings === undefined ? null : <SeveralRoles isAllowed={settings.multiple_roles_enabled} />}
    >
      <Table
        label="Roles"
        rows={roles}
        keyOf={({ id }) => id}
        columns={[
          {
            name: 'Role',
            cell: ({ name, slug, description }) => (
              <>
                <span title={description ?? ''}>{name}</span>{' '}
                {settings?.default_role_slug === slug ? <State value="default" /> : null}
              </>
            ),
          },
          { name: 'Slug', cell: ({ slug }) => <code>{slug}</code> },
          { name: 'Resource type', cell: (role) => role.resource_type_slug },
          {
            name: 'Action',
            cell: (role) => (
              <>
                <MoveUp role={role} isFirst={role.id === roles[0]?.id} /> <EditRole role={role} />{' '}
                {role.resource_type_slug !== 'organization' || settings?.default_role_slug === role.slug ? null : (
                  <Act
                    change={makeDefault}
                    input={{ body: { slug: role.slug } }}
                    done={`New members become ${role.name}.`}
                  >
                    Make default
                  </Act>
                )}{' '}
                {settings?.default_role_slug === role.slug ? null : (
                  <DeleteRole role={role} others={roles.filter(({ id }) => id !== role.id)} />
                )}
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}

function SeveralRoles({ isAllowed }: { isAllowed: boolean }) {
  const change = useChange('PUT /authorization/role_settings')
  return (
    <Act
      change={change}
      input={{ body: { multiple_roles_enabled: !isAllowed } }}
      done={isAllowed ? 'A member has one role from now on.' : 'A member can have several roles.'}
    >
      {isAllowed ? 'Limit members to one role' : 'Allow several roles per member'}
    </Act>
  )
}

function MoveUp({ role: { slug, name }, isFirst }: { role: Role; isFirst: boolean }) {
  const environment = useEnvironmentId()
  const change = useChange('PUT /authorization/roles/priority')
  /** By one place, in the order as it is now: what others have moved meanwhile stays. */
  const move = async (): Promise<void> => {
    const { data } = await callOperation(environment, 'GET /authorization/roles', {})
    const slugs = data.map((each) => each.slug)
    const above = slugs[slugs.indexOf(slug) - 1]
    if (above === undefined) return
    const order = slugs.map((each) => (each === above ? slug : each === slug ? above : each))
    await change.mutateAsync({ body: { slugs: order } })
  }
  return (
    <Button
      change={change}
      busy={change.isPending}
      disabled={isFirst}
      aria-label={`Move ${name} up`}
      onClick={() =>
        move().then(
          () => announce(`Moved ${name} up.`),
          (error: unknown) => announce(toFailure(error).message, 'error'),
        )
      }
    >
      ↑
    </Button>
  )
}

function EditRole({ role: { slug, name } }: { role: Role }) {
  const change = useChange('PATCH /authorization/roles/{slug}')
  return (
    <EditDialog
      trigger="Edit"
      title={`Edit ${name}`}
      action="Save"
      reads="GET /authorization/roles/{slug}"
      at={{ path: { slug } }}
      change={change}
      toInput={(values) => ({ seen: values.seen, path: { slug }, body: namesOf(values) })}
      done={(role) => `Saved ${role.name}.`}
    >
      {(role) => <NameFields of={role} />}
    </EditDialog>
  )
}

function DeleteRole({ role: { slug, name }, others }: { role: Role; others: readonly Role[] }) {
  const remove = useChange('DELETE /authorization/roles/{slug}')
  return (
    <FormDialog
      trigger="Delete"
      look="danger"
      title={`Delete ${name}`}
      description="It is taken from everyone who has it. A member with this role alone gets the default one."
      action="Delete role"
      change={remove}
      toInput={(values) => {
        const instead = values.optional('reassign_to')
        return { path: { slug }, query: instead === undefined ? {} : { reassign_to: instead } }
      }}
      done={() => `Deleted ${name}.`}
    >
      <ChoiceField
        name="reassign_to"
        label="Members with it get"
        defaultValue=""
        options={[
          { value: '', text: 'No other role' },
          ...others.map((each) => ({ value: each.slug, text: each.name })),
        ]}
      />
    </FormDialog>
  )
}
