import { defineSlice } from '#platform/slices/slice.ts'
import { createCorsOriginOperation } from './operations/create-cors-origin.ts'
import { deleteCorsOriginOperation } from './operations/delete-cors-origin.ts'
import { listCorsOriginsOperation } from './operations/list-cors-origins.ts'

export const corsOrigins = defineSlice({
  operations: [createCorsOriginOperation, listCorsOriginsOperation, deleteCorsOriginOperation],
  tables: {
    cors_origins: {},
  },
})
