import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listExports } from '../exports.ts'
import { AuditExport, toAuditExport } from '../schemas.ts'

export const listExportsOperation = defineOperation({
  id: 'gatehouse.audit_logs.list_exports',
  method: 'GET',
  path: '/audit_logs/exports',
  summary: 'List the exports of an audit log',
  description: 'Without the URLs of their files: get an export for its URL. An export is listed for 37 days.',
  surface: 'api',
  access: 'api_key',
  query: listQuery({ organization_id: Type.String() }),
  success: { status: 200, body: listOf(AuditExport) },
  handler: async ({ query }, ctx) => toList(await listExports(ctx, query), (row) => toAuditExport(row, null)),
})
