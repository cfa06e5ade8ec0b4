import type { SocialProvider } from '#sign-in/social-providers/index.ts'
import { code, pageHead, table } from './markdown.ts'

/** Every provider that people can sign in with, as the table has it, with the unverified entries named as such. */
export function socialProvidersPage(providers: readonly SocialProvider[]): string {
  const rows = providers.map((entry) => [
    `${entry.name}<br>${code(entry.provider)}`,
    entry.protocol === 'oidc' ? `OpenID Connect<br>${code(entry.issuer)}` : 'OAuth 2.0',
    entry.scopes.map(code).join(' '),
    entry.emailTrust,
    `${entry.checked.status === 'verified' ? 'verified' : '**unverified**'}<br>[source](${entry.checked.source})`,
  ])
  const unverified = providers.filter(({ checked }) => checked.status === 'unverified').length
  return [
    pageHead('Providers to sign in with', '`src/sign-in/social-providers/providers`'),
    `${providers.length} providers, ${unverified} of them unverified. *Verified*: addresses, scopes and claims were compared with the provider's own document, which is linked. *Unverified*: they come from elsewhere; sign in once yourself before others rely on it. None was tried against the live provider.\n`,
    table(['Provider', 'Protocol', 'Scopes', 'Addresses that count as proven', 'Entry'], rows),
  ].join('\n')
}
