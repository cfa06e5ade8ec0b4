import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const usersArea: ReferenceArea = {
  name: 'Users',
  group: 'Customers and users',
  description: 'A user is a person with an email, whatever organizations they belong to.',
  after: 'Organization domains',
}
