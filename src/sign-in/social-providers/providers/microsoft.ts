import { domainOf } from '../claims.ts'
import type { OidcProvider } from '../provider.ts'

/** The tenant of personal accounts. */
const consumers = '9188040d-6c67-4c5b-b112-36a304b66dad'
const consumerDomains = new Set(['outlook.com', 'hotmail.com', 'live.com', 'msn.com'])

/** What the claim `xms_edov` says about a verified address. */
const yes = new Set<unknown>([true, 1, '1', 'true'])

export const microsoft: OidcProvider = {
  provider: 'MicrosoftOAuth',
  name: 'Microsoft',
  protocol: 'oidc',
  issuer: 'https://login.microsoftonline.com/common/v2.0',
  scopes: ['openid', 'profile', 'email'],
  emailTrust:
    'Addresses of Microsoft’s own mail domains in personal accounts, and those with the optional claim xms_edov, which says that the tenant owns the domain. Any administrator of a tenant can write another address.',
  isEmailProven: ({ email, tid, xms_edov }) =>
    yes.has(xms_edov) || (tid === consumers && consumerDomains.has(domainOf(email))),
  checked: {
    status: 'unverified',
    source: 'https://learn.microsoft.com/en-us/entra/identity-platform/v2-protocols-oidc',
  },
}
