import type { PipeProvider } from '../provider.ts'

export const xero: PipeProvider = {
  slug: 'xero',
  name: 'Xero',
  icon: { color: '#13b5ea', lines: 'M6.4 10.2L12 6.8l5.6 3.4zM8.4 12.2v3M12 12.2v3M15.6 12.2v3M6.4 17.2h11.2' },
  oauth: {
    authorizationUrl: 'https://login.xero.com/identity/connect/authorize',
    tokenUrl: 'https://identity.xero.com/connect/token',
    scopes: ['offline_access', 'accounting.transactions', 'accounting.contacts.read'],
    pkce: true,
    clientAuthentication: 'basic',
    unreportedScopes: ['offline_access'],
  },
  clientCredentials: {
    tokenUrl: 'https://identity.xero.com/connect/token',
    scopes: ['accounting.transactions', 'accounting.contacts.read'],
    clientAuthentication: 'basic',
  },
  documentation: 'https://developer.xero.com/documentation/guides/oauth2/auth-flow',
}
