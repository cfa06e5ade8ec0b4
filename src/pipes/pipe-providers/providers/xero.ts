import type { PipeProvider } from '../provider.ts'

export const xero: PipeProvider = {
  slug: 'xero',
  name: 'Xero',
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
