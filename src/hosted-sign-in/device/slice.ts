import { pagePreviews } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { deviceOperations } from './operations.ts'
import { previews } from './previews.ts'

export const devicePages = defineSlice({
  operations: [...deviceOperations],
  fills: [pagePreviews.fill(previews)],
})
