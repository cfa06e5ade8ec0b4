import { type Intent, isServed } from '../../../sso/portal-links/index.ts'

/** What somebody may do in the portal. */
export type Part = 'domains' | 'sso' | 'certificates' | 'directory'

/** What a link with an intent leads to. Single sign-on needs a domain, so its link opens the domains as well. */
export function partsOf(intent: Intent | null): readonly Part[] {
  if (intent === null) return ['domains', 'sso', 'certificates', 'directory']
  if (intent === 'sso') return ['domains', 'sso', 'certificates']
  if (intent === 'domain_verification') return ['domains']
  if (intent === 'dsync') return ['directory']
  return intent === 'certificate_renewal' ? ['certificates'] : []
}

/** The page that a link opens. */
export function firstPathOf(intent: Intent | null): string {
  if (intent === null) return '/portal/home'
  if (!isServed(intent)) return '/portal/not-served'
  const paths = {
    sso: '/portal/sso',
    dsync: '/portal/directory',
    domain_verification: '/portal/domains',
    certificate_renewal: '/portal/certificates',
  }
  return paths[intent as keyof typeof paths]
}
