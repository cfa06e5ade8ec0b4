import { useChange, useRead } from '../../shell/query.ts'
import { Copy } from '../../ui/copy.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card } from '../../ui/facts.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { MaybeTime, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

/** The secrets by which an application proves itself. Two count at once while one takes the place of the other. */
export function Secrets({ application }: { application: string }) {
  const read = useRead('GET /connect/applications/{id}/client_secrets', { path: { id: application } })
  return (
    <Card title="Client secrets" actions={<NewSecret application={application} />}>
      <Shown of={read} rows={1}>
        {(secrets) =>
          secrets.length === 0 ? (
            <Note>None yet. An application that keeps no secret needs none.</Note>
          ) : (
            <Table
              label="Client secrets"
              rows={secrets}
              keyOf={({ id }) => id}
              columns={[
                { name: 'Ends with', cell: ({ secret_hint: hint }) => <code>{hint}</code> },
                { name: 'Last used', cell: (secret) => <MaybeTime value={secret.last_used_at} /> },
                { name: 'Created', cell: (secret) => <Time value={secret.created_at} /> },
                { name: 'Action', cell: ({ id, secret_hint: hint }) => <Revoke id={id} hint={hint} /> },
              ]}
            />
          )
        }
      </Shown>
    </Card>
  )
}

function NewSecret({ application }: { application: string }) {
  const create = useChange('POST /connect/applications/{id}/client_secrets')
  return (
    <FormDialog
      trigger="Create secret"
      title="Client secret"
      description="It is shown once. The secrets that are there stay valid."
      action="Create secret"
      change={create}
      toInput={() => ({ path: { id: application }, body: {} })}
      done={() => 'Created a secret.'}
      result={({ secret }) => (
        <>
          <p>Copy it now and keep it secret. You won't see it again.</p>
          <div>
            <Copy value={secret} label="Copy secret" />
          </div>
        </>
      )}
    >
      {null}
    </FormDialog>
  )
}

function Revoke({ id, hint }: { id: string; hint: string }) {
  const revoke = useChange('DELETE /connect/client_secrets/{id}')
  return (
    <Danger
      action="Revoke"
      name={`the secret that ends with ${hint}`}
      consequence="Token requests with this secret are refused from now on. This cannot be undone."
      change={revoke}
      onConfirm={() => revoke.mutate({ path: { id } }, { onSuccess: () => announce('Revoked the secret.') })}
    />
  )
}
