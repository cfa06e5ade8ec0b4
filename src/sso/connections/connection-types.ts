/** The protocol of a connection. `other` needs no settings of its own. The provider for tests uses SAML. */
export type Family = 'saml' | 'oidc' | 'other'

const saml = [
  'ADFSSAML',
  'Auth0SAML',
  'AzureSAML',
  'CasSAML',
  'ClassLinkSAML',
  'CloudflareSAML',
  'CyberArkSAML',
  'DuoSAML',
  'GenericSAML',
  'GoogleSAML',
  'JumpCloudSAML',
  'KeycloakSAML',
  'LastPassSAML',
  'MiniOrangeSAML',
  'NetIqSAML',
  'OktaSAML',
  'OneLoginSAML',
  'OracleSAML',
  'PingFederateSAML',
  'PingOneSAML',
  'RipplingSAML',
  'SalesforceSAML',
  'ShibbolethGenericSAML',
  'ShibbolethSAML',
  'SimpleSamlPhpSAML',
  'VMwareSAML',
]
const oidc = ['AdpOidc', 'CleverOIDC', 'EntraIdOIDC', 'GenericOIDC', 'GoogleOIDC', 'LoginGovOidc', 'OktaOIDC']
const oauth = [
  'AppleOAuth',
  'BitbucketOAuth',
  'DiscordOAuth',
  'GitHubOAuth',
  'GitLabOAuth',
  'GoogleOAuth',
  'GrokOAuth',
  'IntuitOAuth',
  'LinkedInOAuth',
  'MicrosoftOAuth',
  'SalesforceOAuth',
  'SlackOAuth',
  'VercelMarketplaceOAuth',
  'VercelOAuth',
  'XOAuth',
  'XeroOAuth',
]

/** Every official type. With `Pending`, the organization has yet to choose a provider. */
export const connectionTypes = ['Pending', ...saml, ...oidc, ...oauth, 'MagicLink', 'Auth0Migration', 'TestIdp']

export function familyOf(type: string): Family {
  if (saml.includes(type) || type === 'TestIdp') return 'saml'
  return oidc.includes(type) ? 'oidc' : 'other'
}

/** The list filters by names in which one provider is spelled in another way. */
export const filterableTypes = [...connectionTypes, 'GithubOAuth']

export function canonicalType(type: string): string {
  return type === 'GithubOAuth' ? 'GitHubOAuth' : type
}
