import { pagePreviews } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { emailVerificationOperations } from './email-verification/operations.ts'
import { magicCodeOperations } from './magic-code/operations.ts'
import { previews } from './previews.ts'

export const codePages = defineSlice({
  operations: [...magicCodeOperations, ...emailVerificationOperations],
  fills: [pagePreviews.fill(previews)],
})
