import type { Intent } from '#sso/portal-links/index.ts'

/** A part of the portal, which a link permits or not. */
export type Part =
  | 'home'
  | 'domains'
  | 'sso'
  | 'certificates'
  | 'directory'
  | 'audit_logs'
  | 'log_streams'
  | 'bring_your_own_key'

/**
 * The destination of a link with intents: one opens its part, several open a menu. Single sign-on needs a domain, so
 * its link opens the domains as well. A link for everything is for setting up, which does not include the audit log.
 */
export function partsOf(intents: readonly Intent[] | null): readonly Part[] {
  if (intents === null) return ['home', 'domains', 'sso', 'certificates', 'directory']
  const parts = intents.flatMap(partsOfOne)
  return [...new Set<Part>(intents.length > 1 ? ['home', ...parts] : parts)]
}

function partsOfOne(intent: Intent): readonly Part[] {
  if (intent === 'sso') return ['home', 'domains', 'sso', 'certificates']
  if (intent === 'domain_verification') return ['domains']
  if (intent === 'dsync') return ['directory']
  return [intent === 'certificate_renewal' ? 'certificates' : intent]
}

/** The page that a link opens. Without an intent it opens the menu. */
export function firstPathOf(intent: Intent | null): string {
  if (intent === null) return '/portal/home'
  const paths = {
    sso: '/portal/sso',
    dsync: '/portal/directory',
    domain_verification: '/portal/domains',
    certificate_renewal: '/portal/certificates',
    audit_logs: '/portal/audit-log',
    log_streams: '/portal/log-streams',
    bring_your_own_key: '/portal/encryption-key',
  }
  return paths[intent]
}
