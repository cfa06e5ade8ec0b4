import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const scimTargetsArea: ReferenceArea = {
  name: 'SCIM targets',
  group: 'Customers and users',
  description: 'Applications with a SCIM 2.0 server of their own, to which people and groups are pushed.',
  after: 'Groups',
}
