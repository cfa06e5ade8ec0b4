import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const resourcesArea: ReferenceArea = {
  name: 'Resources',
  group: 'Access',
  description: 'The things in your application that roles are assigned on, in a tree for each organization.',
  after: 'Roles and permissions',
}
