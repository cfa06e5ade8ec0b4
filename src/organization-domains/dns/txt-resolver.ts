import { Resolver } from 'node:dns/promises'

export interface TxtResolverOptions {
  /**
   * Name servers as `address` or `address:port`, in order; those of the operating system unless given. The next one is
   * asked when one is silent, not when it answers with a failure.
   */
  servers?: readonly string[]
  /** For the whole look-up, retries included. 5 s unless given. */
  timeoutMs?: number
}

export interface TxtResolver {
  /**
   * The TXT records of a name, each joined from its strings (RFC 1035 §3.3.14). None when the name or the type does not
   * exist, which is an answer and not a failure.
   *
   * @throws DnsUnavailable when there is no answer, so that nothing follows from it for the domain.
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

/** The last is a name that DNS cannot hold, so no record can be there. */
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
      // One for each look-up, because `cancel` ends all that a resolver has running.
      const resolver = createResolver()
      const timer = setTimeout(() => resolver.cancel(), timeoutMs)
      try {
        const records = await resolver.resolveTxt(name)
        return records.map((strings) => strings.join(''))
      } catch (cause) {
        if (nothingThere.has((cause as NodeJS.ErrnoException).code ?? '')) return []
        throw new DnsUnavailable(name, cause)
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
