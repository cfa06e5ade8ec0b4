import type { OidcProvider } from '../provider.ts'

export const xero: OidcProvider = {
  provider: 'XeroOAuth',
  name: 'Xero',
  protocol: 'oidc',
  issuer: 'https://identity.xero.com',
  scopes: ['openid', 'profile', 'email'],
  emailTrust: 'None: Xero does not say whether an address is verified.',
  isEmailProven: () => false,
  checked: { status: 'unverified', source: 'https://developer.xero.com/documentation/guides/oauth2/auth-flow/' },
}
