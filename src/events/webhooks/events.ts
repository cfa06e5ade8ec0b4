import { Type } from 'typebox'
import { defineEvent } from '#platform/events/define-event.ts'
import { Timestamp } from '#platform/http/fields.ts'

/**
 * An endpoint failed for days and gets no more deliveries until it is enabled again. Not an official event: sent only
 * to endpoints that list it.
 */
export const webhookEndpointDisabled = defineEvent(
  'gatehouse.webhook_endpoint.disabled',
  Type.Object({
    object: Type.Literal('webhook_endpoint'),
    id: Type.String(),
    endpoint_url: Type.String(),
    status: Type.Literal('disabled'),
    events: Type.Array(Type.String()),
    /** The first failure since the last success. */
    failing_since: Timestamp,
    /** Failed attempts since then. */
    failures: Type.Integer(),
    created_at: Timestamp,
    updated_at: Timestamp,
  }),
)
