import { defineSlice } from '#platform/slices/slice.ts'
import { redirectsArea } from '../environments/index.ts'
import { createCorsOriginOperation } from './operations/create-cors-origin.ts'
import { deleteCorsOriginOperation } from './operations/delete-cors-origin.ts'
import { listCorsOriginsOperation } from './operations/list-cors-origins.ts'

export const corsOrigins = defineSlice({
  area: redirectsArea,
  operations: [createCorsOriginOperation, listCorsOriginsOperation, deleteCorsOriginOperation],
  tables: {
    cors_origins: { kept: { until: 'it is deleted' }, impersonal: { 'what an application configures': ['origin'] } },
  },
})
