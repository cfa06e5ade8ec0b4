import { Resolver } from 'node:dns/promises'
import { errorCode } from '#platform/error-code.ts'
import { refuseInRepeatable } from '#platform/repeatable-runs.ts'

export interface TxtResolverOptions {
  /**
   * Name servers as `address` or `address:port`, in order; by default those of the operating system. The next one is
   *   used when one does not answer, not when it answers with a failure.
   */
  servers?: readonly string[]
  /** For the whole look-up, retries included. 5 s unless given. */
  timeoutMs?: number
}

export interface TxtResolver {
  /**
   * The TXT records of a name, each joined from its strings (RFC 1035 §3.3.14). Empty when the name or the type does
   * not exist, which is an answer, not a failure.
   *
   * @throws DnsUnavailable when there is no answer, which says nothing about the domain.
   */
  lookupTxt(name: string): Promise<string[]>
}

/** The name servers refused, failed or did not answer in time. */
export class DnsUnavailable extends Error {
  constructor(name: string, cause: unknown) {
    super(`No answer from DNS for ${name}`, { cause })
    this.name = 'DnsUnavailable'
  }
}

/** The last is for a name that is invalid in DNS and so has no records. */
const nothingThere = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME'])

/** @throws TypeError when a server is not an address. */
export function createTxtResolver({ servers = [], timeoutMs = 5_000 }: TxtResolverOptions = {}): TxtResolver {
  const createResolver = () => {
    // Lost packets are common: the first attempt leaves time for another.
    const resolver = new Resolver({ timeout: Math.ceil(timeoutMs / 3), tries: 2 })
    if (servers.length > 0) resolver.setServers(servers)
    return resolver
  }
  createResolver()

  return {
    async lookupTxt(name) {
      refuseInRepeatable('a name server')
      // One for each look-up, because `cancel` ends all that a resolver has running.
      const resolver = createResolver()
      const timer = setTimeout(() => resolver.cancel(), timeoutMs)
      try {
        const records = await resolver.resolveTxt(name)
        return records.map((strings) => strings.join(''))
      } catch (cause) {
        if (nothingThere.has(errorCode(cause) ?? '')) return []
        throw new DnsUnavailable(name, cause)
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
