import { domainOf } from '../claims.ts'
import type { OidcProvider } from '../provider.ts'

export const google: OidcProvider = {
  provider: 'GoogleOAuth',
  name: 'Google',
  protocol: 'oidc',
  issuer: 'https://accounts.google.com',
  scopes: ['openid', 'profile', 'email'],
  emailTrust:
    'Addresses at gmail.com, and verified addresses of the Google Workspace domain that the account belongs to.',
  isEmailProven: ({ email, email_verified, hd }) =>
    email_verified === true &&
    (domainOf(email) === 'gmail.com' || domainOf(email) === 'googlemail.com' || domainOf(email) === hd),
  hasPicture: true,
  checked: { status: 'verified', source: 'https://developers.google.com/identity/openid-connect/reference' },
}
