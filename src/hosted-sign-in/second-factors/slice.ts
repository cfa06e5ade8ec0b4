import { defineSlice } from '#platform/slices/slice.ts'
import { mfaOperations } from './operations.ts'

export const secondFactorPages = defineSlice({
  operations: [...mfaOperations],
})
