import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMay } from '../../shell/permissions.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { NewSecret } from './new-secret.tsx'

export function WebhookList() {
  const { environment } = useParams({ from: '/$environment/webhooks' })
  const { new: asksNew, ...search } = useSearch({ from: '/$environment/webhooks' })
  const read = useRead('GET /webhook_endpoints', { query: { ...search, limit: 50 } })
  const mayCreate = useMay('POST /webhook_endpoints')
  const create = (
    <ButtonLink change={{ isAllowed: mayCreate }} look="primary" to="." search={{ ...search, new: '1' }}>
      Create endpoint
    </ButtonLink>
  )
  return (
    <>
      <PageHead title="Webhooks" actions={create} />
      <List
        label="Webhook endpoints"
        read={read}
        keyOf={({ id }) => id}
        empty={
          <Empty title="No endpoints yet" action={create}>
            An endpoint is an address of your application. Events are sent to it as they happen, and sent again until it
            answers.
          </Empty>
        }
        columns={[
          {
            name: 'Address',
            cell: ({ id, endpoint_url: url }) => (
              <Link data-row to="/$environment/webhooks/$endpoint" params={{ environment, endpoint: id }}>
                {url}
              </Link>
            ),
          },
          { name: 'State', cell: ({ status }) => <State value={status} /> },
          { name: 'Events', cell: ({ events }) => events.length },
          { name: 'Created', cell: (endpoint) => <Time value={endpoint.created_at} /> },
        ]}
      />
      <NewEndpoint isOpen={asksNew !== undefined} />
    </>
  )
}

function NewEndpoint({ isOpen }: { isOpen: boolean }) {
  const { environment } = useParams({ from: '/$environment/webhooks' })
  const navigate = useNavigate({ from: '/$environment/webhooks' })
  const create = useChange('POST /webhook_endpoints')
  const close = (): void => void navigate({ search: ({ new: _, ...search }) => search })
  if (create.data !== undefined) {
    const { id, secret } = create.data
    const open = (): void =>
      void navigate({ to: '/$environment/webhooks/$endpoint', params: { environment, endpoint: id } })
    return <NewSecret secret={secret} onClose={open} />
  }
  return (
    <Dialog title="Create an endpoint" isOpen={isOpen} onClose={close}>
      <Form
        action="Create endpoint"
        change={create}
        secondary={<Button onClick={close}>Cancel</Button>}
        onSubmit={(values) =>
          create.mutate(
            {
              body: {
                endpoint_url: values.text('endpoint_url'),
                events: values
                  .text('events')
                  .split(/[\s,]+/)
                  .filter((event) => event !== ''),
              },
            },
            { onSuccess: () => announce('Created the endpoint.') },
          )
        }
      >
        <TextField name="endpoint_url" type="url" label="Address" hint="An https address of your application." />
        <TextField name="events" rows={4} label="Events" hint="One type a line, such as user.created." />
      </Form>
    </Dialog>
  )
}
