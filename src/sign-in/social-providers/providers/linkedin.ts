import type { OidcProvider } from '../provider.ts'

export const linkedin: OidcProvider = {
  provider: 'LinkedInOAuth',
  name: 'LinkedIn',
  protocol: 'oidc',
  issuer: 'https://www.linkedin.com/oauth',
  scopes: ['openid', 'profile', 'email'],
  pkce: false,
  nonce: false,
  readsUserinfo: true,
  emailTrust: 'Addresses that LinkedIn calls verified.',
  isEmailProven: ({ email_verified }) => email_verified === true || email_verified === 'true',
  checked: {
    status: 'unverified',
    source: 'https://learn.microsoft.com/en-us/linkedin/consumer/integrations/self-serve/sign-in-with-linkedin-v2',
  },
}
