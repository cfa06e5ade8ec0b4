import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const authenticationArea: ReferenceArea = {
  name: 'Authentication',
  group: 'Sign-in',
  description: 'Sign users in on the hosted pages or on pages of your own.',
}
