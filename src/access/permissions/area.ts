import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const rolesArea: ReferenceArea = {
  name: 'Roles and permissions',
  group: 'Access',
  description: 'Define what members may do, in every organization or in one.',
}
