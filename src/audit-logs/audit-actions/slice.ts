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
    audit_log_actions: {
      kept: { until: 'its environment is deleted' },
      missing: actionNotFound,
      impersonal: { 'what an application configures': ['name'] },
    },
    audit_log_schemas: {
      kept: { until: 'its action is deleted' },
      readable: ['id'],
      impersonal: { 'what an application configures': ['definition'] },
    },
  },
})
