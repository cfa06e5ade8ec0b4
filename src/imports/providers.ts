import { type IdentityProvider, identityProviders } from '#people/identities/index.ts'

/** How other systems name the providers, without case and a leading `oauth_`. */
const names: Readonly<Record<string, IdentityProvider>> = {
  apple: 'AppleOAuth',
  'apple.com': 'AppleOAuth',
  bitbucket: 'BitbucketOAuth',
  discord: 'DiscordOAuth',
  github: 'GitHubOAuth',
  'github.com': 'GitHubOAuth',
  gitlab: 'GitLabOAuth',
  google: 'GoogleOAuth',
  'google-oauth2': 'GoogleOAuth',
  'google.com': 'GoogleOAuth',
  signinwithapple: 'AppleOAuth',
  intuit: 'IntuitOAuth',
  linkedin: 'LinkedInOAuth',
  'linkedin-openid-connect': 'LinkedInOAuth',
  linkedin_oidc: 'LinkedInOAuth',
  'linkedin.com': 'LinkedInOAuth',
  azure: 'MicrosoftOAuth',
  microsoft: 'MicrosoftOAuth',
  'microsoft.com': 'MicrosoftOAuth',
  windowslive: 'MicrosoftOAuth',
  salesforce: 'SalesforceOAuth',
  slack: 'SlackOAuth',
  slack_oidc: 'SlackOAuth',
  twitter: 'XOAuth',
  'twitter.com': 'XOAuth',
  x: 'XOAuth',
  vercel: 'VercelOAuth',
  xero: 'XeroOAuth',
}

/** The provider that another system calls by this name; `undefined` for one that can't be used here. */
export function providerOf(name: string): IdentityProvider | undefined {
  const key = name.toLowerCase().replace(/^oauth_/, '')
  return names[key] ?? identityProviders.find((provider) => provider.toLowerCase() === key)
}
