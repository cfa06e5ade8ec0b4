import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const scimTargetsArea: ReferenceArea = {
  name: 'SCIM targets',
  group: 'Customers and users',
  description: 'SCIM servers of applications, to which people and groups are pushed.',
  after: 'Groups',
}
