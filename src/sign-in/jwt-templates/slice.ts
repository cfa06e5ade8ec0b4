import { sessionsArea } from '#people/sessions/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { deleteJwtTemplateOperation } from './operations/delete-jwt-template.ts'
import { getJwtTemplateOperation } from './operations/get-jwt-template.ts'
import { previewJwtTemplateOperation } from './operations/preview-jwt-template.ts'
import { updateJwtTemplateOperation } from './operations/update-jwt-template.ts'

export const jwtTemplates = defineSlice({
  area: sessionsArea,
  operations: [
    getJwtTemplateOperation,
    updateJwtTemplateOperation,
    previewJwtTemplateOperation,
    deleteJwtTemplateOperation,
  ],
  tables: {
    jwt_templates: { kept: { until: 'it is deleted' }, impersonal: { 'what an application configures': ['content'] } },
  },
})
