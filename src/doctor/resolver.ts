import { Resolver } from 'node:dns/promises'

/** Asks the given name servers, those of the system if there are none. */
export function resolverOf(servers: readonly string[]): Resolver {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  if (servers.length > 0) resolver.setServers(servers)
  return resolver
}
