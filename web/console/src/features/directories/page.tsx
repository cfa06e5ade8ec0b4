import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { OrganizationLink } from '../../shell/object-name.tsx'
import { useChange, useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { Danger } from '../../ui/danger.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { PageHead, Tabs } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'

export function DirectoryPage() {
  const { environment, directory: id } = useParams({ from: '/$environment/directories/$directory' })
  const read = useRead('GET /directories/{id}', { path: { id } })
  const params = { environment, directory: id }
  return (
    <Shown of={read}>
      {(directory) => (
        <>
          <PageHead
            crumbs={
              <>
                <Link to="/$environment/directories" params={{ environment }}>
                  Directories
                </Link>
                {' / '}
                <OrganizationLink id={directory.organization_id} />
              </>
            }
            title={directory.name}
            id={id}
            state={<State value={directory.state} />}
            actions={
              <>
                <Rename directory={directory} />
                <Delete directory={directory} />
              </>
            }
          />
          <Tabs label="Parts of the directory">
            <Link to="/$environment/directories/$directory" params={params} activeOptions={{ exact: true }}>
              Users
            </Link>
            <Link to="/$environment/directories/$directory/groups" params={params}>
              Groups
            </Link>
            <Link to="/$environment/directories/$directory/group-roles" params={params}>
              Group roles
            </Link>
            <Link to="/$environment/directories/$directory/sync" params={params}>
              Sync
            </Link>
            <Link to="/$environment/directories/$directory/log" params={params}>
              Log
            </Link>
            <Link to="/$environment/directories/$directory/refused" params={params}>
              Refused requests
            </Link>
            <Link to="/$environment/directories/$directory/history" params={params}>
              History
            </Link>
          </Tabs>
          <Outlet />
        </>
      )}
    </Shown>
  )
}

function Rename({ directory }: { directory: Answer<'GET /directories/{id}'> }) {
  const change = useChange('PATCH /directories/{id}')
  return (
    <FormDialog
      trigger="Rename"
      title={`Rename ${directory.name}`}
      action="Save"
      change={change}
      of={[directory]}
      toInput={(values) => ({ seen: values.seen, path: { id: directory.id }, body: { name: values.text('name') } })}
      done={({ name }) => `The directory is called ${name}.`}
    >
      <TextField name="name" label="Name" defaultValue={directory.name} />
    </FormDialog>
  )
}

function Delete({ directory }: { directory: Answer<'GET /directories/{id}'> }) {
  const { id, name } = directory
  const { environment } = useParams({ from: '/$environment/directories/$directory' })
  const navigate = useNavigate()
  const remove = useChange('DELETE /directories/{id}')
  return (
    <Danger
      action="Delete directory"
      name={name}
      consequence="Its users and groups are deleted, and memberships that it manages end. This cannot be undone."
      isFinal
      change={remove}
      onConfirm={() =>
        remove.mutate(
          { seen: [directory], path: { id } },
          {
            onSuccess: () => {
              announce(`Deleted ${name}.`)
              void navigate({ to: '/$environment/directories', params: { environment } })
            },
          },
        )
      }
    />
  )
}
