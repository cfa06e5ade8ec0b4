import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const erasureArea: ReferenceArea = {
  name: 'Erasure',
  group: 'Risk and privacy',
  description: 'Delete a user and remove their personal data from what is kept, or export it.',
}
