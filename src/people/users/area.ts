import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const usersArea: ReferenceArea = {
  name: 'Users',
  group: 'Customers and users',
  description: 'A user is a person with an email, in any number of organizations.',
  after: 'Organization domains',
}
