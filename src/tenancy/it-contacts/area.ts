import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const itContactsArea: ReferenceArea = {
  name: 'IT contacts',
  group: 'Customers and users',
  description: 'People at a customer who look after its settings, and their invitations into the Admin Portal.',
  after: 'Organization domains',
}
