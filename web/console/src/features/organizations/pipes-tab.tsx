import { Link, useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { Card } from '../../ui/facts.tsx'
import { CheckField, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Missing } from '../../ui/time.tsx'

type Configuration = Answer<'GET /organizations/{organizationId}/data_integration_configurations'>['data'][number]
type Ownership = 'user' | 'organization'

/** Which services the organization uses, and with which client of its own. */
export function PipesTab() {
  return (
    <>
      <Services ownership="user" title="Accounts of its members" />
      <Services ownership="organization" title="Accounts of the organization" />
    </>
  )
}

function Services({ ownership, title }: { ownership: Ownership; title: string }) {
  const { environment, organization } = useParams({ from: '/$environment/organizations/$organization/pipes' })
  const read = useRead('GET /organizations/{organizationId}/data_integration_configurations', {
    path: { organizationId: organization },
    query: { ownership },
  })
  return (
    <Card title={title}>
      <Shown of={read} rows={2}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>No service is set up for them. Do it under Pipes.</Note>
          ) : (
            <Table
              label={title}
              rows={data}
              keyOf={({ slug }) => slug}
              columns={[
                {
                  name: 'Service',
                  cell: ({ slug, name }) => (
                    <Link
                      data-row
                      to="/$environment/pipes/$slug"
                      params={{ environment, slug }}
                      search={{
                        organization_id: organization,
                        ...(ownership === 'organization' ? { ownership } : {}),
                      }}
                    >
                      {name}
                    </Link>
                  ),
                },
                { name: 'Enabled', cell: ({ enabled }) => <State value={enabled ? 'enabled' : 'disabled'} /> },
                { name: 'Scopes', cell: ({ scopes }) => scopes?.join(', ') ?? "The service's own" },
                {
                  name: 'Client',
                  cell: ({ credentials }) => credentials?.client_id ?? credentials?.credentials_type ?? <Missing />,
                },
                {
                  name: 'Action',
                  cell: (row) => <Configure organization={organization} ownership={ownership} configuration={row} />,
                },
              ]}
            />
          )
        }
      </Shown>
    </Card>
  )
}

function Configure({
  organization,
  ownership,
  configuration,
}: {
  organization: string
  ownership: Ownership
  configuration: Configuration
}) {
  const { slug, name, enabled, scopes, credentials } = configuration
  const takesClient = credentials?.credentials_type === 'organization'
  const change = useChange('PUT /organizations/{organizationId}/data_integration_configurations/{slug}')
  return (
    <FormDialog
      trigger="Configure"
      title={`${name} at this organization`}
      action="Save"
      change={change}
      toInput={(values) => ({
        path: { organizationId: organization, slug },
        query: { ownership },
        body: {
          enabled: values.isChecked('enabled'),
          scopes: values.optional('scopes') === undefined ? null : values.words('scopes'),
          ...(values.optional('client_id') === undefined ? {} : { client_id: values.text('client_id') }),
          ...(values.optional('client_secret') === undefined ? {} : { client_secret: values.text('client_secret') }),
        },
      })}
      done={() => `Saved ${name}.`}
    >
      <CheckField name="enabled" label="Enabled" defaultChecked={enabled} />
      <TextField
        name="scopes"
        label="Scopes"
        defaultValue={scopes?.join(', ') ?? ''}
        hint="With commas between. Empty asks for the service's own."
      />
      {takesClient ? (
        <>
          <TextField name="client_id" label="Client id" defaultValue={credentials.client_id ?? ''} />
          <TextField
            name="client_secret"
            type="password"
            autoComplete="new-password"
            label="Client secret"
            hint="Leave it empty to keep the present one."
          />
        </>
      ) : null}
    </FormDialog>
  )
}
