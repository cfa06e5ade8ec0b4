import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const brandingArea: ReferenceArea = {
  name: 'Branding',
  group: 'Settings',
  description: 'Logos, colors and texts of the hosted pages and emails.',
}
