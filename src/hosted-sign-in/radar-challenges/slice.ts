import { defineSlice } from '#platform/slices/slice.ts'
import { radarChallengeOperations } from './operations.ts'

export const radarChallengePages = defineSlice({
  operations: [...radarChallengeOperations],
})
