import type { OidcProvider } from '../provider.ts'

export const gitlab: OidcProvider = {
  provider: 'GitLabOAuth',
  name: 'GitLab',
  protocol: 'oidc',
  issuer: 'https://gitlab.com',
  scopes: ['openid', 'profile', 'email'],
  readsUserinfo: true,
  emailTrust: 'Addresses that GitLab.com calls verified.',
  isEmailProven: ({ email_verified }) => email_verified === true,
  checked: {
    status: 'unverified',
    source: 'https://docs.gitlab.com/integration/openid_connect_provider/',
  },
}
