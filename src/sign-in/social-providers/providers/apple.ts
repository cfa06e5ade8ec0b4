import type { OidcProvider } from '../provider.ts'

export const apple: OidcProvider = {
  provider: 'AppleOAuth',
  name: 'Apple',
  protocol: 'oidc',
  issuer: 'https://appleid.apple.com',
  scopes: ['openid', 'name', 'email'],
  // Apple requires it when a name or email is requested.
  parameters: { response_mode: 'form_post' },
  clientAuthentication: 'apple',
  settings: ['team_id', 'key_id'],
  emailTrust: 'Every address that Apple calls verified, relay addresses included.',
  isEmailProven: ({ email_verified }) => email_verified === true || email_verified === 'true',
  checked: {
    status: 'unverified',
    source: 'https://developer.apple.com/documentation/signinwithapplerestapi',
  },
}
