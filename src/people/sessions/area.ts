import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const sessionsArea: ReferenceArea = {
  name: 'Sessions and tokens',
  group: 'Sign-in',
  description: 'List and revoke sessions, verify access tokens and add claims to them.',
  after: 'Authentication',
}
