import type { PipeProvider } from '../provider.ts'

export const monday: PipeProvider = {
  slug: 'monday',
  name: 'monday.com',
  icon: { color: '#e0314b', lines: 'M6.6 8h5.2M9.4 12h6M11.6 16h5.8' },
  oauth: {
    authorizationUrl: 'https://auth.monday.com/oauth2/authorize',
    tokenUrl: 'https://auth.monday.com/oauth2/token',
    scopes: ['me:read', 'boards:read'],
  },
  documentation: 'https://developer.monday.com/apps/docs/oauth',
}
