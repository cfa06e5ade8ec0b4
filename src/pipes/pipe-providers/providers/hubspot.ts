import type { PipeProvider } from '../provider.ts'

export const hubspot: PipeProvider = {
  slug: 'hubspot',
  name: 'HubSpot',
  icon: { color: '#ff5c35', lines: 'M6.6 7.2h10.8l-4.1 5v4.9l-2.6-1.4v-3.5z' },
  oauth: {
    authorizationUrl: 'https://app.hubspot.com/oauth/authorize',
    tokenUrl: 'https://api.hubapi.com/oauth/v1/token',
    scopes: ['oauth', 'crm.objects.contacts.read'],
    // An answer does not say what was granted.
  },
  documentation: 'https://developers.hubspot.com/docs/api/working-with-oauth',
}
