import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { EditDialog } from '../../shell/edit-dialog.tsx'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Button } from '../../ui/button.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { List } from '../../ui/list.tsx'
import { Note } from '../../ui/note.tsx'
import { Toolbar } from '../../ui/object-page.tsx'
import { changedSearch } from '../../ui/search-params.ts'
import { Empty, Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { GroupMembers } from './group-members.tsx'

const from = '/$environment/organizations/$organization/groups'

/** Groups of members, which can have roles together. */
export function GroupsTab() {
  const { organization } = useParams({ from })
  const { group, ...search } = useSearch({ from })
  const path = { organizationId: organization }
  const read = useRead('GET /organizations/{organizationId}/groups', { path, query: { ...search, limit: 50 } })
  const create = <NewGroup organization={organization} />
  return (
    <>
      <Toolbar>{create}</Toolbar>
      <List
        label="Groups"
        read={read}
        keyOf={({ id }) => id}
        empty={<Empty title="No groups yet">A group gives the same roles to several members at once.</Empty>}
        columns={[
          {
            name: 'Group',
            cell: ({ id, name }) => (
              <Link data-row to="." search={(current) => ({ ...current, group: id })}>
                {name}
              </Link>
            ),
          },
          { name: 'Description', cell: ({ description }) => description ?? <Missing /> },
          { name: 'Created', cell: (row) => <Time value={row.created_at} /> },
          {
            name: 'Action',
            cell: ({ id, name }) => (
              <>
                <EditGroup organization={organization} id={id} name={name} />{' '}
                <Delete organization={organization} id={id} name={name} />
              </>
            ),
          },
        ]}
      />
      <GroupDialog organization={organization} id={group} />
    </>
  )
}

function NewGroup({ organization }: { organization: string }) {
  const create = useChange('POST /organizations/{organizationId}/groups')
  return (
    <FormDialog
      trigger="Create group"
      look="primary"
      title="Create a group"
      action="Create group"
      change={create}
      toInput={(values) => ({
        path: { organizationId: organization },
        body: { name: values.text('name'), description: values.optional('description') ?? null },
      })}
      done={({ name }) => `Created ${name}.`}
    >
      <TextField name="name" label="Name" />
      <TextField name="description" label="Description" hint="Optional." />
    </FormDialog>
  )
}

function EditGroup({ organization, id, name }: { organization: string; id: string; name: string }) {
  const path = { organizationId: organization, groupId: id }
  const change = useChange('PATCH /organizations/{organizationId}/groups/{groupId}')
  return (
    <EditDialog
      trigger="Edit"
      title={`Edit ${name}`}
      action="Save"
      reads="GET /organizations/{organizationId}/groups/{groupId}"
      at={{ path }}
      change={change}
      toInput={(values) => ({
        seen: values.seen,
        path,
        body: { name: values.text('name'), description: values.optional('description') ?? null },
      })}
      done={(group) => `Saved ${group.name}.`}
    >
      {(group) => (
        <>
          <TextField name="name" label="Name" defaultValue={group.name} />
          <TextField name="description" label="Description" defaultValue={group.description ?? ''} hint="Optional." />
        </>
      )}
    </EditDialog>
  )
}

function GroupDialog({ organization, id }: { organization: string; id: string | undefined }) {
  const navigate = useNavigate()
  const close = (): void => void navigate({ to: '.', search: changedSearch({ group: undefined }) })
  return (
    <Dialog title="Group" isOpen={id !== undefined} onClose={close}>
      {id === undefined ? null : (
        <>
          <GroupMembers organization={organization} group={id} />
          <Roles group={id} />
        </>
      )}
      <Button onClick={close}>Close</Button>
    </Dialog>
  )
}

function Roles({ group }: { group: string }) {
  const path = { group_id: group }
  const read = useRead('GET /authorization/groups/{group_id}/role_assignments', { path, query: { limit: 100 } })
  const add = useChange('POST /authorization/groups/{group_id}/role_assignments')
  const remove = useChange('DELETE /authorization/groups/{group_id}/role_assignments/{role_assignment_id}')
  return (
    <section aria-label="Roles of the group">
      <h3>Roles</h3>
      <Shown of={read} rows={1}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>None yet.</Note>
          ) : (
            <Table
              label="Roles of the group"
              rows={data}
              keyOf={({ id }) => id}
              columns={[
                { name: 'Role', cell: ({ role }) => role.slug },
                { name: 'At', cell: ({ resource }) => resource.external_id },
                {
                  name: 'Action',
                  cell: ({ id, role }) => (
                    <Act
                      change={remove}
                      input={{ path: { ...path, role_assignment_id: id } }}
                      done={`The group lost ${role.slug}.`}
                    >
                      Remove
                    </Act>
                  ),
                },
              ]}
            />
          )
        }
      </Shown>
      <FormDialog
        trigger="Give role"
        title="Give the group a role"
        action="Give role"
        change={add}
        toInput={(values) => ({ path, body: { role_slug: values.text('role_slug') } })}
        done={({ role }) => `The group got ${role.slug}.`}
      >
        <TextField name="role_slug" label="Slug of the role" />
      </FormDialog>
    </section>
  )
}

function Delete({ organization, id, name }: { organization: string; id: string; name: string }) {
  const remove = useChange('DELETE /organizations/{organizationId}/groups/{groupId}')
  return (
    <Danger
      action="Delete"
      name={name}
      consequence="Its members stay in the organization, and lose the roles that they have through it."
      change={remove}
      onConfirm={() =>
        remove.mutate(
          { path: { organizationId: organization, groupId: id } },
          { onSuccess: () => announce(`Deleted ${name}.`) },
        )
      }
    />
  )
}
