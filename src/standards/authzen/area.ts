import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const authzenArea: ReferenceArea = {
  name: 'AuthZEN',
  group: 'Access',
  description: 'The AuthZEN Authorization API 1.0: access checks in the words of the standard.',
  after: 'Access checks',
}
