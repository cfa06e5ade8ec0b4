import type { OidcProvider } from '../provider.ts'

export const grok: OidcProvider = {
  provider: 'GrokOAuth',
  name: 'Grok',
  protocol: 'oidc',
  issuer: 'https://auth.x.ai',
  scopes: ['openid', 'profile', 'email'],
  readsUserinfo: true,
  emailTrust: 'None.',
  isEmailProven: () => false,
  checked: { status: 'unverified', source: 'https://auth.x.ai/.well-known/openid-configuration' },
}
