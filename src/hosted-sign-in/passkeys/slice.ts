import { pagePreviews } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { passkeyOperations } from './operations.ts'
import { previews } from './previews.ts'

export const passkeyPages = defineSlice({
  operations: [...passkeyOperations],
  fills: [pagePreviews.fill(previews)],
})
