import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Card, Fact, Facts, Json } from '../../ui/facts.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { MetadataField, metadataChange } from '../../ui/metadata.tsx'
import { Shown } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

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
  const [isOpen, setOpen] = useState(false)
  const change = useChange('PUT /organizations/{id}')
  const close = (): void => setOpen(false)
  return (
    <>
      <Button change={change} onClick={() => setOpen(true)}>
        Edit
      </Button>
      <Dialog title="Edit organization" isOpen={isOpen} onClose={close}>
        <Form
          action="Save"
          change={change}
          of={[organization]}
          secondary={<Button onClick={close}>Cancel</Button>}
          onSubmit={(values) =>
            change.mutate(
              {
                seen: values.seen,
                path: { id: organization.id },
                body: {
                  name: values.text('name'),
                  external_id: values.optional('external_id') ?? null,
                  metadata: metadataChange(values, organization.metadata),
                },
              },
              {
                onSuccess: () => {
                  announce('Saved the organization.')
                  close()
                },
              },
            )
          }
        >
          <TextField name="name" label="Name" defaultValue={organization.name} />
          <TextField
            name="external_id"
            label="External id"
            defaultValue={organization.external_id ?? ''}
            hint="The id of this customer in your own system."
          />
          <MetadataField value={organization.metadata} />
        </Form>
      </Dialog>
    </>
  )
}
