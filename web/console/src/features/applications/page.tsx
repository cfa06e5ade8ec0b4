import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { MaybeTime, Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

export function ApplicationPage() {
  const { environment, application: id } = useParams({ from: '/$environment/applications/$application' })
  const read = useRead('GET /connect/applications/{id}', { path: { id } })
  return (
    <Shown of={read}>
      {(application) => {
        const { name, client_id: client, description, scopes, created_at: created } = application
        return (
          <>
            <PageHead
              crumbs={
                <Link to="/$environment/applications" params={{ environment }}>
                  Applications
                </Link>
              }
              title={name}
              id={client}
              actions={<Delete application={application} />}
            />
            <Card title="Application">
              <Facts>
                <Fact name="Description">{description ?? <Missing />}</Fact>
                <Fact name="Scopes">{scopes.join(', ') || <Missing />}</Fact>
                <Fact name="Created">
                  <Time value={created} precise />
                </Fact>
              </Facts>
            </Card>
            <Secrets application={id} />
          </>
        )
      }}
    </Shown>
  )
}

function Secrets({ application }: { application: string }) {
  const read = useRead('GET /connect/applications/{id}/client_secrets', { path: { id: application } })
  const revoke = useChange('DELETE /connect/client_secrets/{id}')
  return (
    <Card title="Client secrets">
      <Shown of={read} rows={1}>
        {(secrets) =>
          secrets.length === 0 ? (
            <Note>None.</Note>
          ) : (
            <Table
              label="Client secrets"
              rows={secrets}
              keyOf={({ id }) => id}
              columns={[
                { name: 'Ends with', cell: ({ secret_hint: hint }) => <code>{hint}</code> },
                { name: 'Last used', cell: (secret) => <MaybeTime value={secret.last_used_at} /> },
                { name: 'Created', cell: (secret) => <Time value={secret.created_at} /> },
                {
                  name: 'Action',
                  cell: ({ id }) => (
                    <Act change={revoke} input={{ path: { id } }} done="Revoked the secret.">
                      Revoke
                    </Act>
                  ),
                },
              ]}
            />
          )
        }
      </Shown>
    </Card>
  )
}

function Delete({ application }: { application: Answer<'GET /connect/applications/{id}'> }) {
  const { id, name } = application
  const { environment } = useParams({ from: '/$environment/applications/$application' })
  const navigate = useNavigate()
  const remove = useChange('DELETE /connect/applications/{id}')
  return (
    <Danger
      action="Delete application"
      name={name}
      consequence="Its secrets, tokens and the consents of users end. This cannot be undone."
      isFinal
      busy={remove.isPending}
      failure={remove.error}
      onConfirm={() =>
        remove.mutate(
          { seen: [application], path: { id } },
          {
            onSuccess: () => {
              announce(`Deleted ${name}.`)
              void navigate({ to: '/$environment/applications', params: { environment } })
            },
          },
        )
      }
    />
  )
}
