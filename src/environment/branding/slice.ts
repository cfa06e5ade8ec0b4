import { defineSlice } from '#platform/slices/slice.ts'
import { getBrandingOperation } from './operations/get-branding.ts'
import { replaceBrandingOperation } from './operations/replace-branding.ts'

export const branding = defineSlice({
  area: { name: 'Branding', group: 'Settings', description: 'Logos, colors and texts of the hosted pages and emails.' },
  operations: [getBrandingOperation, replaceBrandingOperation],
  tables: {
    branding: { impersonal: { 'what an application configures': ['settings'] } },
  },
})
