import type { PipeProvider } from '../provider.ts'

export const gong: PipeProvider = {
  slug: 'gong',
  name: 'Gong',
  oauth: {
    authorizationUrl: 'https://app.gong.io/oauth2/authorize',
    tokenUrl: 'https://app.gong.io/oauth2/generate-customer-token',
    scopes: ['api:calls:read:basic', 'api:users:read'],
    clientAuthentication: 'basic',
  },
  documentation: 'https://help.gong.io/docs/create-an-app-for-gong',
}
