import { defineSlice } from '#platform/slices/slice.ts'
import { emailVerificationOperations } from './email-verification/operations.ts'
import { magicCodeOperations } from './magic-code/operations.ts'

export const codePages = defineSlice({
  operations: [...magicCodeOperations, ...emailVerificationOperations],
})
