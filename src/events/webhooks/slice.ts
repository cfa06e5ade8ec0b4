import { defineSlice } from '#platform/slices/slice.ts'
import { erasedEvents, partitionsAheadOf } from '../event-log/index.ts'
import { eraseExcerpts } from './erase-excerpts.ts'
import * as webhookEvents from './events.ts'
import { deliveriesOverdue, deliveriesPending, endpointsDisabled } from './gauges.ts'
import { createWebhookEndpointOperation } from './operations/create-webhook-endpoint.ts'
import { deleteWebhookEndpointOperation } from './operations/delete-webhook-endpoint.ts'
import { getWebhookEndpointOperation } from './operations/get-webhook-endpoint.ts'
import { listAttemptsOperation } from './operations/list-attempts.ts'
import { listDeliveriesOperation } from './operations/list-deliveries.ts'
import { listWebhookEndpointsOperation } from './operations/list-webhook-endpoints.ts'
import { replayEventsOperation } from './operations/replay-events.ts'
import { resendDeliveryOperation } from './operations/resend-delivery.ts'
import { rotateSecretOperation } from './operations/rotate-secret.ts'
import { sendTestEventOperation } from './operations/send-test-event.ts'
import { updateWebhookEndpointOperation } from './operations/update-webhook-endpoint.ts'
import { maintainWebhookPartitions, monthlyTables } from './partitions.ts'

export const webhooks = defineSlice({
  area: {
    name: 'Webhooks',
    group: 'Events',
    description: 'Have events delivered to your application, and see how each delivery went.',
  },
  operations: [
    listWebhookEndpointsOperation,
    createWebhookEndpointOperation,
    getWebhookEndpointOperation,
    updateWebhookEndpointOperation,
    deleteWebhookEndpointOperation,
    rotateSecretOperation,
    replayEventsOperation,
    listDeliveriesOperation,
    listAttemptsOperation,
    resendDeliveryOperation,
    sendTestEventOperation,
  ],
  events: Object.values(webhookEvents),
  impersonalTexts: [
    [/^gatehouse\.webhook_endpoint\.disabled (endpoint_url|events)$/, 'the address of a server, names of events'],
  ],
  crons: [maintainWebhookPartitions],
  gauges: [deliveriesPending, deliveriesOverdue, endpointsDisabled, partitionsAheadOf(monthlyTables)],
  tables: {
    webhook_endpoints: {
      moves: { beginsAt: { after_position: '(select last from event_positions)' }, comesLast: true },
      readable: ['id', 'endpoint_url'],
      renewal: 'secrets of webhook endpoints: rotate each, and give the new one to the receiver',
      sealed: { sealed_secret: 'webhook_endpoint:{id}', sealed_previous_secret: 'webhook_endpoint:{id}' },
      kept: { until: 'it is deleted' },
      impersonal: {
        'what an application configures': ['endpoint_url', 'sealed_secret', 'sealed_previous_secret', 'events'],
      },
    },
    webhook_deliveries: {
      moves: 'they were sent, and end with their month',
      readable: ['state', 'next_attempt_at'],
      kept: { until: 'its month is over for as long as `GATEHOUSE_DELIVERY_RETENTION_DAYS` says' },
      impersonal: { 'texts of ours, an example': ['event', 'test_event', 'locked_by'] },
    },
    webhook_attempts: {
      moves: 'they were sent, and end with their month',
      kept: { until: 'its month is over for as long as `GATEHOUSE_DELIVERY_RETENTION_DAYS` says' },
      personal: ['response_excerpt'],
      impersonal: { 'texts of ours, an example': ['error'] },
    },
  },
  fills: [erasedEvents.fill(eraseExcerpts)],
})
