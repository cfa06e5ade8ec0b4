import { useChange } from '../../shell/query.ts'
import { Danger } from '../../ui/danger.tsx'
import { Card } from '../../ui/facts.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { Table } from '../../ui/table.tsx'
import { announce } from '../../ui/toasts.tsx'
import type { Application } from './fields.tsx'

type SigningIn = Extract<Application, { application_type: 'oauth' }>
type Audience = SigningIn['id_jag_audiences'][number]

/** The other authorization servers that the application may get assertions about its users for (ID-JAG). */
export function Assertions({ application }: { application: SigningIn }) {
  const audiences = application.id_jag_audiences
  return (
    <Card title="Other systems" actions={<AudienceForm application={application} at={audiences.length} />}>
      {audiences.length === 0 ? (
        <Note>
          None. With an assertion of yours, the application gets tokens of another authorization server for its users,
          such as that of a chat or an MCP server, and they need not allow it there one by one (ID-JAG).
        </Note>
      ) : (
        <Table
          label="Other systems"
          rows={audiences.map((audience, at) => ({ ...audience, at }))}
          keyOf={({ audience }) => audience}
          columns={[
            { name: 'Authorization server', cell: ({ audience }) => audience },
            { name: 'Client id there', cell: ({ client_id: client }) => <code>{client}</code> },
            { name: 'Scopes', cell: ({ scopes }) => scopes.join(', ') },
            {
              name: 'Action',
              cell: ({ at, ...audience }) => (
                <>
                  <AudienceForm application={application} at={at} known={audience} />{' '}
                  <Remove application={application} audience={audience} />
                </>
              ),
            },
          ]}
        />
      )}
    </Card>
  )
}

/** Changes one of the audiences, or adds one behind the others. */
function AudienceForm({ application, at, known }: { application: SigningIn; at: number; known?: Audience }) {
  const change = useChange('PUT /connect/applications/{id}')
  const place = `id_jag_audiences.${at}`
  return (
    <FormDialog
      trigger={known === undefined ? 'Add system' : 'Edit'}
      title={known === undefined ? 'Let it into another system' : `Edit ${known.audience}`}
      description="The application exchanges an ID token of its user for an assertion, which that system takes for a token of its own."
      action={known === undefined ? 'Add system' : 'Save'}
      change={change}
      of={[application]}
      toInput={(values) => ({
        seen: values.seen,
        path: { id: application.id },
        body: {
          id_jag_audiences: application.id_jag_audiences.toSpliced(at, 1, {
            audience: values.text(`${place}.audience`),
            client_id: values.text(`${place}.client_id`),
            scopes: values.words(`${place}.scopes`),
          }),
        },
      })}
      done={() => 'Saved the other systems.'}
    >
      <TextField
        name={`${place}.audience`}
        type="url"
        label="Authorization server"
        defaultValue={known?.audience}
        hint="Its issuer, such as https://acme.chat.example/."
      />
      <TextField
        name={`${place}.client_id`}
        label="Client id there"
        defaultValue={known?.client_id}
        hint="What that system calls this application."
      />
      <TextField
        name={`${place}.scopes`}
        label="Scopes"
        defaultValue={known?.scopes.join(', ')}
        hint="The most that it may ask for there, with commas between."
      />
    </FormDialog>
  )
}

function Remove({ application, audience: { audience } }: { application: SigningIn; audience: Audience }) {
  const change = useChange('PUT /connect/applications/{id}')
  return (
    <Danger
      action="Remove"
      name={audience}
      consequence="The application gets no more assertions for it. Tokens that it has there already are that system's own."
      change={change}
      onConfirm={() =>
        change.mutate(
          {
            seen: [application],
            path: { id: application.id },
            body: { id_jag_audiences: application.id_jag_audiences.filter((each) => each.audience !== audience) },
          },
          { onSuccess: () => announce(`Removed ${audience}.`) },
        )
      }
    />
  )
}
