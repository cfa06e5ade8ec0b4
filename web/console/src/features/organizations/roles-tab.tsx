import { useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { EditDialog } from '../../shell/edit-dialog.tsx'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card } from '../../ui/facts.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Missing } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

type Role = Answer<'GET /authorization/organizations/{organizationId}/roles'>['data'][number]

/** The roles that members of the organization can have: those of the environment, and its own. */
export function RolesTab() {
  const { organization } = useParams({ from: '/$environment/organizations/$organization/roles' })
  const path = { organizationId: organization }
  const read = useRead('GET /authorization/organizations/{organizationId}/roles', { path })
  const makeDefault = useChange('PUT /authorization/organizations/{organizationId}/roles/default')
  return (
    <Card title="Roles, the highest first" actions={<NewRole organization={organization} />}>
      <Shown of={read} rows={3}>
        {({ data }) => (
          <Table
            label="Roles"
            rows={data}
            keyOf={({ id }) => id}
            columns={[
              { name: 'Role', cell: ({ name }) => name },
              { name: 'Slug', cell: ({ slug }) => <code>{slug}</code> },
              { name: 'Of', cell: ({ type }) => (type === 'OrganizationRole' ? 'This organization' : 'Environment') },
              { name: 'Permissions', cell: ({ permissions }) => permissions.join(', ') || <Missing /> },
              {
                name: 'Action',
                cell: (role) => (
                  <>
                    <Act
                      change={makeDefault}
                      input={{ path, body: { slug: role.slug } }}
                      done={`New members become ${role.name}.`}
                    >
                      Make default
                    </Act>{' '}
                    {role.type === 'OrganizationRole' ? <OwnRole organization={organization} role={role} /> : null}
                  </>
                ),
              },
            ]}
          />
        )}
      </Shown>
    </Card>
  )
}

function NewRole({ organization }: { organization: string }) {
  const create = useChange('POST /authorization/organizations/{organizationId}/roles')
  return (
    <FormDialog
      trigger="Create role"
      title="Create a role of this organization"
      action="Create role"
      change={create}
      toInput={(values) => ({
        path: { organizationId: organization },
        body: {
          name: values.text('name'),
          ...(values.optional('slug') === undefined ? {} : { slug: values.text('slug') }),
        },
      })}
      done={({ name }) => `Created ${name}.`}
    >
      <TextField name="name" label="Name" />
      <TextField name="slug" label="Slug" hint="Begins with org-. Made from the name if left empty." />
    </FormDialog>
  )
}

function OwnRole({ organization, role }: { organization: string; role: Role }) {
  const path = { organizationId: organization, slug: role.slug }
  const change = useChange('PUT /authorization/organizations/{organizationId}/roles/{slug}/permissions')
  const remove = useChange('DELETE /authorization/organizations/{organizationId}/roles/{slug}')
  return (
    <>
      <EditDialog
        trigger="Permissions"
        title={`Permissions of ${role.name}`}
        action="Save"
        reads="GET /authorization/organizations/{organizationId}/roles/{slug}"
        at={{ path }}
        change={change}
        toInput={(values) => ({ seen: values.seen, path, body: { permissions: values.words('permissions') } })}
        done={({ name }) => `Saved the permissions of ${name}.`}
      >
        {({ permissions }) => (
          <TextField
            name="permissions"
            rows={6}
            label="Permissions"
            defaultValue={permissions.join('\n')}
            hint="Slugs, one a line."
          />
        )}
      </EditDialog>{' '}
      <Danger
        action="Delete"
        name={role.name}
        consequence="Members with this role alone get the default one."
        change={remove}
        onConfirm={() => remove.mutate({ path }, { onSuccess: () => announce(`Deleted ${role.name}.`) })}
      />
    </>
  )
}
