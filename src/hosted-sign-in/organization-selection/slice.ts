import { defineSlice } from '#platform/slices/slice.ts'
import { organizationSelectionForm, organizationSelectionPage } from './operations.ts'

export const organizationSelectionPages = defineSlice({
  operations: [organizationSelectionPage, organizationSelectionForm],
})
