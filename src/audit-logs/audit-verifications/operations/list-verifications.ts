import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { AuditVerification, toAuditVerification } from '../schemas.ts'
import { listVerifications } from '../verifications.ts'

export const listVerificationsOperation = defineOperation({
  id: 'gatehouse.audit_logs.list_verifications',
  method: 'GET',
  path: '/audit_logs/verifications',
  summary: 'List the verifications of an audit log',
  description: 'Those of the last 90 days.',
  surface: 'api',
  access: 'api_key',
  query: listQuery({ organization_id: Type.String() }),
  success: { status: 200, body: listOf(AuditVerification) },
  handler: async ({ query }, ctx) => toList(await listVerifications(ctx, query), toAuditVerification),
})
