import type { OidcProvider } from '../provider.ts'

export const vercel: OidcProvider = {
  provider: 'VercelOAuth',
  name: 'Vercel',
  protocol: 'oidc',
  issuer: 'https://vercel.com',
  endpoints: {
    authorization_endpoint: 'https://vercel.com/oauth/authorize',
    token_endpoint: 'https://api.vercel.com/login/oauth/token',
    jwks_uri: 'https://vercel.com/.well-known/jwks',
    userinfo_endpoint: 'https://api.vercel.com/login/oauth/userinfo',
  },
  scopes: ['openid', 'profile', 'email'],
  readsUserinfo: true,
  emailTrust: 'Addresses that Vercel calls verified.',
  isEmailProven: ({ email_verified }) => email_verified === true,
  checked: { status: 'verified', source: 'https://vercel.com/.well-known/oauth-authorization-server' },
}
