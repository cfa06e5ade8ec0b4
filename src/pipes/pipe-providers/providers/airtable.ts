import type { PipeProvider } from '../provider.ts'

export const airtable: PipeProvider = {
  slug: 'airtable',
  name: 'Airtable',
  icon: {
    color: '#2d7ff9',
    lines:
      'M8 7h8a1.8 1.8 0 0 1 1.8 1.8v6.4a1.8 1.8 0 0 1-1.8 1.8h-8a1.8 1.8 0 0 1-1.8-1.8v-6.4a1.8 1.8 0 0 1 1.8-1.8zM6.2 10.4h11.6M6.2 13.7h11.6M10.4 7v10',
  },
  oauth: {
    authorizationUrl: 'https://airtable.com/oauth2/v1/authorize',
    tokenUrl: 'https://airtable.com/oauth2/v1/token',
    scopes: ['data.records:read', 'schema.bases:read'],
    pkce: true,
    clientAuthentication: 'basic',
  },
  documentation: 'https://airtable.com/developers/web/api/oauth-reference',
}
