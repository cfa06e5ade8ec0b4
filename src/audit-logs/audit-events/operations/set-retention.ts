import { Type } from 'typebox'
import { notFound, platformErrors } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import { daysOf, Retention, SetRetention } from '../configuration-schemas.ts'
import { setRetentionDays } from '../retention.ts'

export const setRetentionOperation = defineOperation({
  id: 'AuditLogsRetentionController_updateAuditLogsRetention',
  method: 'PUT',
  path: '/organizations/{id}/audit_logs_retention',
  summary: 'Set the retention period of an audit log',
  description: 'Older events are deleted the following night and cannot be restored.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  body: SetRetention,
  success: { status: 200, body: Retention },
  errors: [notFound],
  async handler({ params, body }, ctx) {
    await requireOrganization(ctx, params.id)
    const days = daysOf(body)
    if (days === undefined) throw platformErrors.invalidRequest([notAPeriod])
    await setRetentionDays(ctx, params.id, days)
    return { retention_period_in_days: days }
  },
})

const notAPeriod = {
  field: 'retention_period_in_days',
  code: 'retention_period_in_days_not_allowed',
  message:
    '`retention_period_in_days` is not allowed, or not what `retention_period` says. Send 30 to 330 in steps of 30, or 365 to 3650 in steps of 365.',
}
