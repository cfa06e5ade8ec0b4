import type { PipeProvider } from '../provider.ts'

export const hubspot: PipeProvider = {
  slug: 'hubspot',
  name: 'HubSpot',
  oauth: {
    authorizationUrl: 'https://app.hubspot.com/oauth/authorize',
    tokenUrl: 'https://api.hubapi.com/oauth/v1/token',
    scopes: ['oauth', 'crm.objects.contacts.read'],
    // An answer does not say what was granted.
  },
  documentation: 'https://developers.hubspot.com/docs/api/working-with-oauth',
}
