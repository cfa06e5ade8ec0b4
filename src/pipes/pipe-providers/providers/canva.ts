import type { PipeProvider } from '../provider.ts'

export const canva: PipeProvider = {
  slug: 'canva',
  name: 'Canva',
  oauth: {
    authorizationUrl: 'https://www.canva.com/api/oauth/authorize',
    tokenUrl: 'https://api.canva.com/rest/v1/oauth/token',
    scopes: ['design:meta:read', 'profile:read'],
    pkce: true,
    clientAuthentication: 'basic',
  },
  documentation: 'https://www.canva.dev/docs/connect/authentication/',
}
