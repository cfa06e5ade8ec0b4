import { defineSlice } from '#platform/slices/slice.ts'
import { deviceOperations } from './operations.ts'

export const devicePages = defineSlice({
  operations: [...deviceOperations],
})
