import type { PipeProvider } from '../provider.ts'

export const gong: PipeProvider = {
  slug: 'gong',
  name: 'Gong',
  icon: { color: '#8039df', lines: 'M6.8 10.6v2.8M9.4 8.6v6.8M12 6.4v11.2M14.6 9.2v5.6M17.2 10.6v2.8' },
  oauth: {
    authorizationUrl: 'https://app.gong.io/oauth2/authorize',
    tokenUrl: 'https://app.gong.io/oauth2/generate-customer-token',
    scopes: ['api:calls:read:basic', 'api:users:read'],
    clientAuthentication: 'basic',
  },
  documentation: 'https://help.gong.io/docs/create-an-app-for-gong',
}
