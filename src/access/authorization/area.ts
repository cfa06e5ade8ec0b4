import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const roleAssignmentsArea: ReferenceArea = {
  name: 'Role assignments',
  group: 'Access',
  description: 'Assign roles on resources to memberships and groups.',
}

export const accessChecksArea: ReferenceArea = {
  name: 'Access checks',
  group: 'Access',
  description: 'Ask who may do what on which resource.',
}
