import type { PipeProvider } from '../provider.ts'

export const canva: PipeProvider = {
  slug: 'canva',
  name: 'Canva',
  icon: {
    color: '#00b3ba',
    lines:
      'M6.4 17.6c1.3-.4 1.3-1.6 1.7-2.6a1.9 1.9 0 0 1 3.5 1.4c-.7 1.5-3 2-5.2 1.2M11.5 14.3l-1.3-1.3 5.9-6a1 1 0 0 1 1.5 1.4z',
  },
  oauth: {
    authorizationUrl: 'https://www.canva.com/api/oauth/authorize',
    tokenUrl: 'https://api.canva.com/rest/v1/oauth/token',
    scopes: ['design:meta:read', 'profile:read'],
    pkce: true,
    clientAuthentication: 'basic',
  },
  documentation: 'https://www.canva.dev/docs/connect/authentication/',
}
