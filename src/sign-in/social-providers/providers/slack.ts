import type { OidcProvider } from '../provider.ts'

export const slack: OidcProvider = {
  provider: 'SlackOAuth',
  name: 'Slack',
  protocol: 'oidc',
  issuer: 'https://slack.com',
  scopes: ['openid', 'profile', 'email'],
  pkce: false,
  emailTrust: 'None: the owners of a workspace can set any address.',
  isEmailProven: () => false,
  checked: { status: 'verified', source: 'https://api.slack.com/.well-known/openid-configuration' },
}
