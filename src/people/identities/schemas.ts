import { type Static, Type } from 'typebox'

/** The providers, as this one operation spells them: GitHub with a small h. */
const providerNames = [
  'AppleOAuth',
  'BitbucketOAuth',
  'DiscordOAuth',
  'GithubOAuth',
  'GitLabOAuth',
  'GoogleOAuth',
  'GrokOAuth',
  'XOAuth',
  'IntuitOAuth',
  'LinkedInOAuth',
  'MicrosoftOAuth',
  'SalesforceOAuth',
  'SlackOAuth',
  'VercelMarketplaceOAuth',
  'VercelOAuth',
  'XeroOAuth',
] as const

/** The providers as spelled elsewhere. */
export type IdentityProvider = Exclude<(typeof providerNames)[number], 'GithubOAuth'> | 'GitHubOAuth'
export const identityProviders: readonly IdentityProvider[] = providerNames.map((name) =>
  name === 'GithubOAuth' ? 'GitHubOAuth' : name,
)

export const Identity = Type.Object({
  idp_id: Type.String(),
  type: Type.Literal('OAuth'),
  provider: Type.Enum([...providerNames], { description: 'The name of the provider.' }),
})

export interface IdentityRow {
  provider: IdentityProvider
  idp_id: string
}

export function toIdentity({ provider, idp_id }: IdentityRow): Static<typeof Identity> {
  return { idp_id, type: 'OAuth', provider: provider === 'GitHubOAuth' ? 'GithubOAuth' : provider }
}
