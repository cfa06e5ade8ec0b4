import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Danger } from '../../ui/danger.tsx'
import { PageHead, Tabs } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'

export function ConnectionPage() {
  const { environment, connection: id } = useParams({ from: '/$environment/connections/$connection' })
  const read = useRead('GET /connections/{id}', { path: { id } })
  const params = { environment, connection: id }
  return (
    <Shown of={read}>
      {(connection) => (
        <>
          <PageHead
            crumbs={
              <Link to="/$environment/connections" params={{ environment }}>
                Connections
              </Link>
            }
            title={connection.name}
            id={id}
            state={<State value={connection.state} />}
            actions={
              <>
                <Switch connection={connection} />
                <Delete connection={connection} />
              </>
            }
          />
          <Tabs label="Parts of the connection">
            <Link to="/$environment/connections/$connection" params={params} activeOptions={{ exact: true }}>
              Overview
            </Link>
            <Link to="/$environment/connections/$connection/attempts" params={params}>
              Attempts
            </Link>
            <Link to="/$environment/connections/$connection/test" params={params}>
              Test
            </Link>
            <Link to="/$environment/connections/$connection/attributes" params={params}>
              Attributes
            </Link>
            <Link to="/$environment/connections/$connection/group-roles" params={params}>
              Group roles
            </Link>
            <Link to="/$environment/connections/$connection/certificates" params={params}>
              Certificates
            </Link>
            <Link to="/$environment/connections/$connection/signals" params={params}>
              Signals
            </Link>
            <Link to="/$environment/connections/$connection/history" params={params}>
              History
            </Link>
          </Tabs>
          <Outlet />
        </>
      )}
    </Shown>
  )
}

function Switch({ connection }: { connection: Answer<'GET /connections/{id}'> }) {
  const { id, state } = connection
  const seen = [connection]
  const change = useChange('PATCH /connections/{id}')
  if (state === 'active')
    return (
      <Act
        change={change}
        input={{ seen, path: { id }, body: { state: 'inactive' } }}
        done="Deactivated the connection."
      >
        Deactivate
      </Act>
    )
  return (
    <Act change={change} input={{ seen, path: { id }, body: { state: 'active' } }} done="Activated the connection.">
      Activate
    </Act>
  )
}

function Delete({ connection }: { connection: Answer<'GET /connections/{id}'> }) {
  const { id, name } = connection
  const { environment } = useParams({ from: '/$environment/connections/$connection' })
  const navigate = useNavigate()
  const remove = useChange('DELETE /connections/{id}')
  return (
    <Danger
      action="Delete connection"
      name={name}
      consequence="People of this organization can no longer sign in through it. This cannot be undone."
      isFinal
      change={remove}
      onConfirm={() =>
        remove.mutate(
          { seen: [connection], path: { id } },
          {
            onSuccess: () => {
              announce(`Deleted ${name}.`)
              void navigate({ to: '/$environment/connections', params: { environment } })
            },
          },
        )
      }
    />
  )
}
