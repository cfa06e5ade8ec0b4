import type { PipeProvider } from '../provider.ts'

export const asana: PipeProvider = {
  slug: 'asana',
  name: 'Asana',
  icon: { color: '#f06a6a', lines: 'M6.2 12a5.8 5.8 0 1 0 11.6 0a5.8 5.8 0 1 0-11.6 0M9.4 12.2l1.9 1.9 3.5-4' },
  oauth: {
    authorizationUrl: 'https://app.asana.com/-/oauth_authorize',
    tokenUrl: 'https://app.asana.com/-/oauth_token',
    scopes: ['default'],
    pkce: true,
  },
  documentation: 'https://developers.asana.com/docs/oauth',
}
