import { defineSlice } from '#platform/slices/slice.ts'
import { getBrandingOperation } from './operations/get-branding.ts'
import { replaceBrandingOperation } from './operations/replace-branding.ts'

export const branding = defineSlice({
  operations: [getBrandingOperation, replaceBrandingOperation],
  tables: {
    branding: {},
  },
})
