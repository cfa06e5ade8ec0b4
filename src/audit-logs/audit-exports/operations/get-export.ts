import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getExport } from '../exports.ts'
import { AuditExport } from '../schemas.ts'

export const getExportOperation = defineOperation({
  id: 'AuditLogExportsController_export',
  method: 'GET',
  path: '/audit_logs/exports/{auditLogExportId}',
  summary: 'Get an export of an audit log',
  description: 'Once it is `ready`, each response has a URL of the file that works for ten minutes.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ auditLogExportId: Type.String() }),
  success: { status: 200, body: AuditExport },
  errors: [notFound],
  handler: ({ params }, ctx) => getExport(ctx, params.auditLogExportId),
})
