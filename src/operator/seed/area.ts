import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const developmentArea: ReferenceArea = {
  name: 'Development',
  group: 'Operations',
  description: 'Only in development: read what was sent, see what requests did, start over.',
  after: 'Messages',
}
