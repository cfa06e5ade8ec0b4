import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const oauthArea: ReferenceArea = {
  name: 'OAuth',
  group: 'Connect',
  description: 'The authorization server: tokens, their introspection and revocation, keys and metadata.',
}
