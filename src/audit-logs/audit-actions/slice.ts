import { defineSlice } from '#platform/slices/slice.ts'
import { auditLogsArea } from './area.ts'
import { actionNotFound } from './errors.ts'
import { createSchemaOperation } from './operations/create-schema.ts'
import { listActionsOperation } from './operations/list-actions.ts'
import { listSchemasOperation } from './operations/list-schemas.ts'

export const auditActions = defineSlice({
  area: auditLogsArea,
  operations: [listActionsOperation, createSchemaOperation, listSchemasOperation],
  tables: {
    audit_log_actions: { missing: actionNotFound, impersonal: { 'what an application configures': ['name'] } },
    audit_log_schemas: { readable: ['id'], impersonal: { 'what an application configures': ['definition'] } },
  },
})
