import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { AuditAction, toAuditAction } from '../schemas.ts'
import { listAuditActions } from '../service.ts'

export const listActionsOperation = defineOperation({
  id: 'AuditLogValidatorsController_list',
  method: 'GET',
  path: '/audit_logs/actions',
  summary: 'List the actions of audit logs',
  description: 'Each action has the newest version of its schema.',
  surface: 'api',
  access: 'api_key',
  query: listQuery({}),
  success: { status: 200, body: listOf(AuditAction) },
  async handler({ query }, ctx) {
    return toList(await listAuditActions(ctx, query), toAuditAction)
  },
})
