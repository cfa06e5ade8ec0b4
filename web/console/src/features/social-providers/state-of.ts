import type { Answer } from '../../api/client.ts'

export type SocialProvider = Answer<'GET /environments/current/social_providers'>['data'][number]

export function stateOf({ client_id: client, enabled }: SocialProvider): 'Not set up' | 'Enabled' | 'Disabled' {
  if (client === null) return 'Not set up'
  return enabled ? 'Enabled' : 'Disabled'
}
