import { defineSlice } from '#platform/slices/slice.ts'
import { passkeyOperations } from './operations.ts'

export const passkeyPages = defineSlice({
  operations: [...passkeyOperations],
})
