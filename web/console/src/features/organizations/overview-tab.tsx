import { useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Card, Fact, Facts, Json } from '../../ui/facts.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { MetadataField, metadataChange } from '../../ui/metadata.tsx'
import { Shown } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'

type Organization = Answer<'GET /organizations/{id}'>

export function OverviewTab() {
  const { organization: id } = useParams({ from: '/$environment/organizations/$organization' })
  const read = useRead('GET /organizations/{id}', { path: { id } })
  return (
    <Shown of={read}>
      {(organization) => (
        <>
          <Card title="Organization" actions={<Edit organization={organization} />}>
            <Facts>
              <Fact name="Name">{organization.name}</Fact>
              <Fact name="External id">{organization.external_id ?? <Missing />}</Fact>
              <Fact name="Created">
                <Time value={organization.created_at} precise />
              </Fact>
              <Fact name="Updated">
                <Time value={organization.updated_at} precise />
              </Fact>
            </Facts>
          </Card>
          <Card title="Metadata">
            <Json value={organization.metadata} />
          </Card>
        </>
      )}
    </Shown>
  )
}

function Edit({ organization }: { organization: Organization }) {
  const change = useChange('PUT /organizations/{id}')
  return (
    <FormDialog
      trigger="Edit"
      title="Edit organization"
      action="Save"
      change={change}
      of={[organization]}
      toInput={(values) => ({
        seen: values.seen,
        path: { id: organization.id },
        body: {
          name: values.text('name'),
          external_id: values.optional('external_id') ?? null,
          metadata: metadataChange(values, organization.metadata),
        },
      })}
      done={() => 'Saved the organization.'}
    >
      <TextField name="name" label="Name" defaultValue={organization.name} />
      <TextField
        name="external_id"
        label="External id"
        defaultValue={organization.external_id ?? ''}
        hint="The id of this customer in your own system."
      />
      <MetadataField value={organization.metadata} />
    </FormDialog>
  )
}
