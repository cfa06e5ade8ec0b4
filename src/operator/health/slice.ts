import { defineSlice } from '#platform/slices/slice.ts'
import { requestOriginOperation } from './operations/request-origin.ts'

export const health = defineSlice({ operations: [requestOriginOperation] })
