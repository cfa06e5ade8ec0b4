import { pagePreviews } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { radarChallengeOperations } from './operations.ts'
import { previews } from './previews.ts'

export const radarChallengePages = defineSlice({
  operations: [...radarChallengeOperations],
  fills: [pagePreviews.fill(previews)],
})
