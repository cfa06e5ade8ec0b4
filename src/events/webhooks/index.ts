import * as webhookEvents from './events.ts'
import { createWebhookEndpointOperation } from './operations/create-webhook-endpoint.ts'
import { deleteWebhookEndpointOperation } from './operations/delete-webhook-endpoint.ts'
import { listAttemptsOperation } from './operations/list-attempts.ts'
import { listDeliveriesOperation } from './operations/list-deliveries.ts'
import { listWebhookEndpointsOperation } from './operations/list-webhook-endpoints.ts'
import { replayEventsOperation } from './operations/replay-events.ts'
import { resendDeliveryOperation } from './operations/resend-delivery.ts'
import { rotateSecretOperation } from './operations/rotate-secret.ts'
import { updateWebhookEndpointOperation } from './operations/update-webhook-endpoint.ts'
import { maintainWebhookPartitions } from './partitions.ts'

export const operations = [
  listWebhookEndpointsOperation,
  createWebhookEndpointOperation,
  updateWebhookEndpointOperation,
  deleteWebhookEndpointOperation,
  rotateSecretOperation,
  replayEventsOperation,
  listDeliveriesOperation,
  listAttemptsOperation,
  resendDeliveryOperation,
]
export const events = Object.values(webhookEvents)
export const crons = [maintainWebhookPartitions]

export { startWebhooks } from './delivering.ts'
export { checkEndpointUrl } from './endpoint-url.ts'
export { createEndpoint } from './endpoints.ts'
export { eraseExcerpts } from './erase-excerpts.ts'
export { subscribableNames } from './event-names.ts'
export { createSendTestEventOperation } from './operations/send-test-event.ts'
export { ensureWebhookPartitions } from './partitions.ts'
