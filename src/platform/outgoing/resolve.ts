import { lookup } from 'node:dns/promises'
import type { IsAllowed } from './address-policy.ts'
import type { CheckedUrl } from './check-url.ts'
import { OutgoingError } from './errors.ts'

export interface ResolvedAddress {
  address: string
  family: number
}

/** Answers all addresses of a name, A and AAAA. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>

/** The resolver of the operating system, hosts file included. It cannot be cancelled. */
export const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true })

/**
 * Resolves a host once and refuses it when *any* of its addresses is forbidden: there is no honest reason to mix
 *   public and private addresses. Nothing is cached, but concurrent requests for the same name share one lookup, so
 *   that a slow name server blocks one DNS thread and not all of them.
 */
export function createCheckedResolver(resolve: Resolve, isAllowed: IsAllowed) {
  const waiting = new Map<string, Promise<readonly ResolvedAddress[]>>()

  function ask(hostname: string) {
    const running = waiting.get(hostname)
    if (running) return running
    const question = resolve(hostname).finally(() => waiting.delete(hostname))
    waiting.set(hostname, question)
    return question
  }

  /** @throws OutgoingError `unresolvable` or `forbidden_address`. */
  return async ({ hostname, isAddress }: CheckedUrl): Promise<readonly ResolvedAddress[]> => {
    // A literal was judged with the URL, and its family follows from its notation.
    if (isAddress) return [{ address: hostname, family: hostname.includes(':') ? 6 : 4 }]
    const addresses = await ask(hostname).catch((cause: unknown) => {
      throw new OutgoingError('unresolvable', cause)
    })
    if (addresses.length === 0) throw new OutgoingError('unresolvable')
    const forbidden = addresses.find(({ address }) => !isAllowed(address))
    if (forbidden)
      throw new OutgoingError('forbidden_address', new Error(`${hostname} resolves to ${forbidden.address}`))
    return addresses
  }
}
