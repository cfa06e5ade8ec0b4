import { useState } from 'react'
import type { Answer } from '../../api/client.ts'
import { useChange } from '../../shell/query.ts'
import { Danger } from '../../ui/danger.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { NewSecret } from './new-secret.tsx'

type Endpoint = Answer<'GET /webhook_endpoints/{id}'>

export function EditEndpoint({ endpoint }: { endpoint: Endpoint }) {
  const change = useChange('PATCH /webhook_endpoints/{id}')
  return (
    <FormDialog
      trigger="Edit"
      title="Edit the endpoint"
      action="Save"
      change={change}
      of={[endpoint]}
      toInput={(values) => ({
        seen: values.seen,
        path: { id: endpoint.id },
        body: { endpoint_url: values.text('endpoint_url'), events: values.words('events') },
      })}
      done={() => 'Saved the endpoint.'}
    >
      <TextField name="endpoint_url" type="url" label="Address" defaultValue={endpoint.endpoint_url} />
      <TextField
        name="events"
        rows={6}
        isCode
        label="Events"
        hint="One type a line, such as user.created."
        defaultValue={endpoint.events.join('\n')}
      />
    </FormDialog>
  )
}

export function RotateSecret({ endpoint: { id, endpoint_url: url } }: { endpoint: Endpoint }) {
  const rotate = useChange('POST /webhook_endpoints/{id}/rotate_secret')
  const [isShown, setShown] = useState(false)
  return (
    <>
      <Danger
        action="Rotate secret"
        name={url}
        consequence="Deliveries are signed with the new secret at once. For a day, one that your application refuses is sent again with the former one."
        change={rotate}
        onConfirm={() => rotate.mutate({ path: { id } }, { onSuccess: () => setShown(true) })}
      />
      <NewSecret secret={isShown ? rotate.data?.secret : undefined} onClose={() => setShown(false)} />
    </>
  )
}
