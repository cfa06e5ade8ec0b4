import { defineSlice } from '#platform/slices/slice.ts'
import { brandingArea } from './area.ts'
import { getBrandingOperation } from './operations/get-branding.ts'
import { replaceBrandingOperation } from './operations/replace-branding.ts'

export const branding = defineSlice({
  area: brandingArea,
  operations: [getBrandingOperation, replaceBrandingOperation],
  tables: {
    branding: {
      kept: { until: 'its environment is deleted' },
      impersonal: { 'what an application configures': ['settings'] },
    },
  },
})
