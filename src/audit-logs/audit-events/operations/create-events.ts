import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { idempotencyKeyOf } from '#platform/http/serve/idempotency.ts'
import { notSecret } from '#platform/marks.ts'
import { invalidAuditEvent } from '../errors.ts'
import { recordAuditEvents } from '../record.ts'
import { NewAuditEvent } from '../schemas.ts'

const mostEvents = 100

const BatchedEvent = Type.Object({
  ...NewAuditEvent.properties,
  idempotency_key: Type.Optional(
    Type.String({
      ...notSecret,
      minLength: 1,
      maxLength: 255,
      description: 'The key of this event, in the place of the `Idempotency-Key` of the request.',
    }),
  ),
})

export const createEventsOperation = defineOperation({
  id: 'gatehouse.audit_logs.create_events',
  method: 'POST',
  path: '/audit_logs/events/batch',
  summary: 'Add several events to an audit log',
  description:
    'All of them are stored, in their order, or none is. Each one is stored once for its key within 24 hours, as by `POST /audit_logs/events`: a request that got no response can be sent again with the same `Idempotency-Key`, also in other batches.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'own',
  commits: 'each',
  body: Type.Object({
    organization_id: Type.String(),
    events: Type.Array(BatchedEvent, {
      minItems: 1,
      maxItems: mostEvents,
      description: 'The events of the organization.',
    }),
  }),
  success: { status: 200, body: Type.Object({ success: Type.Boolean() }) },
  errors: [invalidAuditEvent, notFound],
  async handler({ body }, ctx) {
    const keyOfAll = idempotencyKeyOf(ctx.request?.header('idempotency-key'))
    const sent = body.events.map(({ idempotency_key: idempotencyKey = keyOfAll, ...event }) => ({
      event,
      idempotencyKey,
    }))
    await recordAuditEvents(ctx, body.organization_id, sent, (index) => `/events/${index}`)
    return { success: true }
  },
})
