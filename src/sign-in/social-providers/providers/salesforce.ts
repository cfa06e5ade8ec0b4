import type { OidcProvider } from '../provider.ts'

export const salesforce: OidcProvider = {
  provider: 'SalesforceOAuth',
  name: 'Salesforce',
  protocol: 'oidc',
  issuer: 'https://login.salesforce.com',
  scopes: ['openid', 'profile', 'email'],
  readsUserinfo: true,
  emailTrust: 'None: the administrators of a Salesforce organization can set any address.',
  isEmailProven: () => false,
  checked: { status: 'verified', source: 'https://login.salesforce.com/.well-known/openid-configuration' },
}
