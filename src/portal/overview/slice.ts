import { pagePreviews } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { entryOperations } from './entry/operations.ts'
import { homeOperations } from './home/operations.ts'
import { previews } from './previews.ts'

/** The ways into the portal and out of it, its menu, and the end of a set-up. */
export const portalOverview = defineSlice({
  operations: [...entryOperations, ...homeOperations],
  fills: [pagePreviews.fill(previews)],
})
