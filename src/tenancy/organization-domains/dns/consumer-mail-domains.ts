import providerLinks from '@mikkelscheike/email-provider-links/dist/providers/emailproviders.json' with { type: 'json' }
import { isDisposableEmailDomain } from 'disposable-email-domains-js'
import emailProviders from 'email-providers/all.json' with { type: 'json' }
import { getDomain, getDomainWithoutSuffix } from 'tldts'

/** Providers that use their name under many endings, such as `yahoo.co.uk`: the lists have the common ones only. */
const families = new Set(['aol', 'gmx', 'hotmail', 'live', 'outlook', 'yahoo', 'yandex', 'zohomail'])

/** In neither list: relays that forward mail for anyone, and providers that are large in one country. */
const missing = [
  'addy.io',
  'anonaddy.me',
  'mozmail.com',
  'passinbox.com',
  'passmail.net',
  '139.com',
  '163.net',
  'internet.ru',
  'kakao.com',
  'riseup.net',
  'sohu.com',
]

/** Listed, although it has no mailboxes: reserved for documents and tests (RFC 2606). */
const reserved = 'example.com'

let domains: Set<string> | undefined

/** Built on first use: 9,000 names. */
function providers(): Set<string> {
  if (domains === undefined) {
    const linked = providerLinks.providers.flatMap((provider) => provider.domains ?? [])
    domains = new Set([...emailProviders, ...linked, ...missing])
    domains.delete(reserved)
  }
  return domains
}

/**
 * Whether anyone can have an address at the domain, so that no organization may claim the people there: a provider's,
 * one below it, or one of addresses to be thrown away. The lists are those of maintained packages; they know the
 * world's providers, and will always miss some.
 */
export function isConsumerMailDomain(domain: string): boolean {
  const registrable = getDomain(domain)
  if (registrable === null) return false
  if (families.has(getDomainWithoutSuffix(domain) ?? '')) return true
  // From the name itself up to the registered domain. Public suffixes above it are not checked, although some are
  // listed.
  const above = domain.slice(0, -registrable.length).split('.').slice(0, -1)
  const names = above.map((_, i) => [...above.slice(i), registrable].join('.'))
  return [...names, registrable].some((name) => providers().has(name) || isDisposableEmailDomain(name))
}
