import type { PipeProvider } from '../provider.ts'

export const asana: PipeProvider = {
  slug: 'asana',
  name: 'Asana',
  oauth: {
    authorizationUrl: 'https://app.asana.com/-/oauth_authorize',
    tokenUrl: 'https://app.asana.com/-/oauth_token',
    scopes: ['default'],
    pkce: true,
  },
  documentation: 'https://developers.asana.com/docs/oauth',
}
