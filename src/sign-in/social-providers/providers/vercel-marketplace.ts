import type { OidcProvider } from '../provider.ts'

/** Signs in users who installed an integration from the marketplace. The integration's slug is part of the URL. */
export const vercelMarketplace: OidcProvider = {
  provider: 'VercelMarketplaceOAuth',
  name: 'Vercel Marketplace',
  protocol: 'oidc',
  issuer: 'https://marketplace.vercel.com',
  endpoints: {
    authorization_endpoint: 'https://vercel.com/sso/integrations/{integration_slug}',
    token_endpoint: 'https://api.vercel.com/v1/integrations/sso/token',
    jwks_uri: 'https://marketplace.vercel.com/.well-known/jwks',
  },
  settings: ['integration_slug'],
  scopes: ['openid'],
  pkce: false,
  nonce: false,
  emailTrust: 'None.',
  isEmailProven: () => false,
  standardClaims: ({ user_email, user_name, user_avatar_url, ...claims }) => ({
    email: user_email,
    name: user_name,
    picture: user_avatar_url,
    ...claims,
  }),
  checked: {
    status: 'unverified',
    source: 'https://vercel.com/docs/integrations/create-integration/marketplace-api',
  },
}
