import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getAuditEvent } from '../read.ts'
import { AuditEvent } from '../schemas.ts'

export const getEventOperation = defineOperation({
  id: 'gatehouse.audit_logs.get_event',
  method: 'GET',
  path: '/audit_logs/events/{id}',
  summary: 'Get an event of an audit log',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: AuditEvent },
  errors: [notFound],
  handler: ({ params }, ctx) => getAuditEvent(ctx, params.id),
})
