import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { invalidRange } from '../errors.ts'
import { createExport } from '../exports.ts'
import { AuditExport, CreateExport } from '../schemas.ts'

export const createExportOperation = defineOperation({
  id: 'AuditLogExportsController_exports',
  method: 'POST',
  path: '/audit_logs/exports',
  summary: 'Create an export of an audit log',
  description: 'Starts an export of the events that occurred in a period. Poll the export until it is `ready`.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateExport,
  success: { status: 201, body: AuditExport },
  errors: [invalidRange, notFound],
  handler: ({ body }, ctx) => createExport(ctx, body),
})
