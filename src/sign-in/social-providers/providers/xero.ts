import type { OidcProvider } from '../provider.ts'

export const xero: OidcProvider = {
  provider: 'XeroOAuth',
  name: 'Xero',
  protocol: 'oidc',
  issuer: 'https://identity.xero.com',
  scopes: ['openid', 'profile', 'email'],
  emailTrust: 'None: Xero sends no word about it.',
  isEmailProven: () => false,
  checked: { status: 'unverified', source: 'https://developer.xero.com/documentation/guides/oauth2/auth-flow/' },
}
