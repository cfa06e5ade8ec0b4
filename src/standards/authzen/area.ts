import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const authzenArea: ReferenceArea = {
  name: 'AuthZEN',
  group: 'Access',
  description: 'Access checks in the words of the AuthZEN Authorization API.',
  after: 'Access checks',
}
