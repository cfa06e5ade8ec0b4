import { defineSlice } from '#platform/slices/slice.ts'
import { socialSignInOperations } from './operations.ts'

export const socialSignInPages = defineSlice({
  operations: [...socialSignInOperations],
})
