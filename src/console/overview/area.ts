import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const overviewArea: ReferenceArea = {
  name: 'Overview and search',
  group: 'Operations',
  description: 'What happens in an environment, in figures, and finding any of its objects.',
  after: 'Environments',
}
