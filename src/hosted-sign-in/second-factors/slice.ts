import { pagePreviews } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { mfaOperations } from './operations.ts'
import { previews } from './previews.ts'

export const secondFactorPages = defineSlice({
  operations: [...mfaOperations],
  fills: [pagePreviews.fill(previews)],
})
