import type { PipeProvider } from '../provider.ts'

export const monday: PipeProvider = {
  slug: 'monday',
  name: 'monday.com',
  oauth: {
    authorizationUrl: 'https://auth.monday.com/oauth2/authorize',
    tokenUrl: 'https://auth.monday.com/oauth2/token',
    scopes: ['me:read', 'boards:read'],
  },
  documentation: 'https://developer.monday.com/apps/docs/oauth',
}
