import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getConfiguration } from '../configuration.ts'
import { AuditLogConfiguration } from '../configuration-schemas.ts'

export const getConfigurationOperation = defineOperation({
  id: 'OrganizationsController_getAuditLogConfiguration',
  method: 'GET',
  path: '/organizations/{id}/audit_log_configuration',
  summary: 'Get the audit log settings of an organization',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: AuditLogConfiguration },
  errors: [notFound],
  handler: ({ params }, ctx) => getConfiguration(ctx, params.id),
})
