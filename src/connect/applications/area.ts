import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const applicationsArea: ReferenceArea = {
  name: 'Applications',
  group: 'Connect',
  description: 'Machines of customers and applications that sign users in, with their client secrets.',
}
