import { pagePreviews } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { organizationSelectionForm, organizationSelectionPage } from './operations.ts'
import { previews } from './previews.ts'

export const organizationSelectionPages = defineSlice({
  operations: [organizationSelectionPage, organizationSelectionForm],
  fills: [pagePreviews.fill(previews)],
})
