import { brandingArea } from '#environment/branding/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { pagePreviews } from '../kit/index.ts'
import { createPreviewOperation } from './preview-operation.ts'

/** Pages as they would be with a branding that is not stored. */
export const brandingPreviews = defineSlice({
  area: brandingArea,
  operations: (catalog) => [createPreviewOperation(Object.assign({}, ...pagePreviews.of({ catalog })))],
})
