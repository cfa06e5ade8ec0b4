import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Retention } from '../configuration-schemas.ts'
import { getRetentionDays, lockRetention } from '../retention.ts'

export const getRetentionOperation = defineOperation({
  id: 'AuditLogsRetentionController_auditLogsRetention',
  method: 'GET',
  path: '/organizations/{id}/audit_logs_retention',
  summary: 'Get the retention period of an audit log',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  lockRow: ({ id }, ctx) => lockRetention(ctx, id),
  success: { status: 200, body: Retention },
  errors: [notFound],
  async handler({ params }, ctx) {
    return { retention_period_in_days: await getRetentionDays(ctx, params.id) }
  },
})
