import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { Deliveries } from './deliveries.tsx'
import { Delivery } from './delivery.tsx'
import { EditEndpoint, RotateSecret } from './edit-endpoint.tsx'
import { Replay } from './replay.tsx'

export function WebhookPage() {
  const { environment, endpoint: id } = useParams({ from: '/$environment/webhooks/$endpoint' })
  const { delivery } = useSearch({ from: '/$environment/webhooks/$endpoint' })
  const read = useRead('GET /webhook_endpoints/{id}', { path: { id } })
  return (
    <Shown of={read}>
      {(endpoint) => {
        const { endpoint_url: url, status, events } = endpoint
        return (
          <>
            <PageHead
              crumbs={
                <Link to="/$environment/webhooks" params={{ environment }}>
                  Webhooks
                </Link>
              }
              title={url}
              id={id}
              state={<State value={status} />}
              actions={<Actions endpoint={endpoint} />}
            />
            <Card
              title="Endpoint"
              actions={
                <>
                  <EditEndpoint endpoint={endpoint} />
                  <RotateSecret endpoint={endpoint} />
                </>
              }
            >
              <Facts>
                <Fact name="Events">{events.join(', ')}</Fact>
                <Fact name="Created">
                  <Time value={endpoint.created_at} precise />
                </Fact>
              </Facts>
            </Card>
            <Deliveries endpoint={id} />
            <Delivery endpoint={id} id={delivery} />
          </>
        )
      }}
    </Shown>
  )
}

function Actions({ endpoint }: { endpoint: Answer<'GET /webhook_endpoints/{id}'> }) {
  const { id, endpoint_url: url, status } = endpoint
  const { environment } = useParams({ from: '/$environment/webhooks/$endpoint' })
  const navigate = useNavigate()
  const test = useChange('POST /webhook_endpoints/{id}/test')
  const change = useChange('PATCH /webhook_endpoints/{id}')
  const remove = useChange('DELETE /webhook_endpoints/{id}')
  const isEnabled = status === 'enabled'
  return (
    <>
      <Act change={test} input={{ path: { id }, body: {} }} done="Sent a test. It is the newest delivery below.">
        Send test
      </Act>
      <Replay endpoint={id} />
      <Act
        change={change}
        input={{ seen: [endpoint], path: { id }, body: { status: isEnabled ? 'disabled' : 'enabled' } }}
        done={isEnabled ? 'Disabled the endpoint.' : 'Enabled the endpoint.'}
      >
        {isEnabled ? 'Disable' : 'Enable'}
      </Act>
      <Danger
        action="Delete"
        name={url}
        consequence="Events are no longer sent there, and its deliveries are deleted."
        change={remove}
        onConfirm={() =>
          remove.mutate(
            { seen: [endpoint], path: { id } },
            {
              onSuccess: () => {
                announce('Deleted the endpoint.')
                void navigate({ to: '/$environment/webhooks', params: { environment } })
              },
            },
          )
        }
      />
    </>
  )
}
