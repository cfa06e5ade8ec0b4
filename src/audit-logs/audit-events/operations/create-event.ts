import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { idempotencyKeyOf } from '#platform/http/serve/idempotency.ts'
import { invalidAuditEvent } from '../errors.ts'
import { recordAuditEvents } from '../record.ts'
import { NewAuditEvent } from '../schemas.ts'

export const createEventOperation = defineOperation({
  id: 'AuditLogEventsController_create',
  method: 'POST',
  path: '/audit_logs/events',
  summary: 'Add an event to the audit log of an organization',
  description:
    'If the same event was sent within the last 24 hours with the same `Idempotency-Key`, or without a key, it isn’t ' +
    'stored again and the response is the same. A different event with the same key is stored.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'own',
  commits: 'each',
  body: Type.Object({ organization_id: Type.String(), event: NewAuditEvent }),
  success: { status: 200, body: Type.Object({ success: Type.Boolean() }) },
  errors: [invalidAuditEvent, notFound],
  async handler({ body }, ctx) {
    const idempotencyKey = idempotencyKeyOf(ctx.request?.header('idempotency-key'))
    await recordAuditEvents(ctx, body.organization_id, [{ event: body.event, idempotencyKey }])
    return { success: true }
  },
})
