import type { PipeProvider } from '../provider.ts'

export const airtable: PipeProvider = {
  slug: 'airtable',
  name: 'Airtable',
  oauth: {
    authorizationUrl: 'https://airtable.com/oauth2/v1/authorize',
    tokenUrl: 'https://airtable.com/oauth2/v1/token',
    scopes: ['data.records:read', 'schema.bases:read'],
    pkce: true,
    clientAuthentication: 'basic',
  },
  documentation: 'https://airtable.com/developers/web/api/oauth-reference',
}
