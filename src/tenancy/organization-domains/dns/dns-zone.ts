import { Resolver } from 'node:dns/promises'
import { getDomain } from 'tldts'
import { type DnsHost, dnsHostOf } from './dns-hosts.ts'

export type { DnsHost } from './dns-hosts.ts'

/** The zone in whose console the records of a domain are edited. */
export interface DnsZone {
  name: string
  /** `undefined` for an unknown one. */
  host: DnsHost | undefined
}

const timeoutMs = 1_500

/**
 * The zone that a domain is in, by the name servers of the domain or of the one above it that can be registered. A hint for
 * people only: without an answer in time it is the latter.
 *
 * @param servers as for `createTxtResolver`.
 */
export async function findDnsZone(servers: readonly string[], domain: string): Promise<DnsZone> {
  const { name: registered } = registeredZone(domain)
  for (const name of namesBetween(domain, registered)) {
    const found = await nameServersOf(servers, name)
    if (found.length > 0) return { name, host: found.map(dnsHostOf).find((host) => host !== undefined) }
  }
  return registeredZone(domain)
}

/** The zone of a domain as far as its name tells, without a question to anyone. */
export function registeredZone(domain: string): DnsZone {
  return { name: getDomain(domain, { allowPrivateDomains: true }) ?? domain, host: undefined }
}

/** `a.b.example.com`, `b.example.com`, `example.com`. A few: no one cuts zones deeper. */
function namesBetween(domain: string, registered: string): string[] {
  const above = domain === registered ? [] : domain.slice(0, -registered.length - 1).split('.')
  const names = above.map((_, i) => `${above.slice(i).join('.')}.${registered}`)
  return [...names.slice(0, 3), registered]
}

async function nameServersOf(servers: readonly string[], name: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 })
  if (servers.length > 0) resolver.setServers(servers)
  const timer = setTimeout(() => resolver.cancel(), timeoutMs)
  try {
    return await resolver.resolveNs(name)
  } catch {
    return []
  } finally {
    clearTimeout(timer)
  }
}
