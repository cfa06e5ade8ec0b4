import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { AuditSchema, toAuditSchema } from '../schemas.ts'
import { listAuditSchemas } from '../service.ts'

export const listSchemasOperation = defineOperation({
  id: 'AuditLogValidatorVersionsController_schemas',
  method: 'GET',
  path: '/audit_logs/actions/{actionName}/schemas',
  summary: 'List the versions of the schema of an action',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ actionName: Type.String() }),
  query: listQuery({}),
  success: { status: 200, body: listOf(AuditSchema) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listAuditSchemas(ctx, params.actionName, query), toAuditSchema)
  },
})
