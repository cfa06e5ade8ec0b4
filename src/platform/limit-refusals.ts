import type { System } from './context.ts'
import { defineCounter } from './gauges/define-figure.ts'
import { formatNetwork } from './ip/format-network.ts'
import { parseAddress } from './ip/ip-address.ts'

// Which limits refuse whom is counted by hour, for operators. A flood of refusals costs a count in memory each, and a write every
// few seconds for all of them.

/** Refusals by one limit in an hour. */
export interface LimitRefusals {
  /** Unknown for a request whose caller was not looked up. */
  environmentId: string | undefined
  /** The name of the limit. */
  limit: string
  /** Where the requests came from, as the network of a site, so that it does not tell people apart; `other` beyond the most. */
  network: string
  hour: Date
  count: number
}

const hourMs = 3_600_000
/** Counts of a process between two writes. */
const mostCounts = 1_000
export const otherNetworks = 'other'

export const limitRefusals = defineCounter({
  name: 'gatehouse_limit_refusals_total',
  help: 'Requests and tries that a limit refused, by the name of the limit.',
  labels: ['limit'],
  advice:
    'The console shows under Overview which networks they came from. One network alone is someone who guesses; many callers of one environment need a higher limit.',
})

const unwritten = new WeakMap<System, Map<string, LimitRefusals>>()

/** Counts a request or a try that a limit refused. */
export function noteRefusal(
  system: System,
  { environmentId, limit, ip }: { environmentId: string | undefined; limit: string; ip: string | undefined },
): void {
  system.counters.add(limitRefusals, { limit })
  const counts = unwritten.get(system) ?? new Map<string, LimitRefusals>()
  unwritten.set(system, counts)
  const hour = new Date(Math.floor(system.now().getTime() / hourMs) * hourMs)
  const placeOf = (network: string) => `${environmentId} ${limit} ${network} ${hour.getTime()}`
  const own = siteOf(ip)
  const network = counts.size < mostCounts || counts.has(placeOf(own)) ? own : otherNetworks
  const known = counts.get(placeOf(network))
  if (known === undefined) counts.set(placeOf(network), { environmentId, limit, network, hour, count: 1 })
  else known.count += 1
}

/** Hands over what was counted since the last call. */
export function takeRefusals(system: System): readonly LimitRefusals[] {
  const counts = unwritten.get(system)
  unwritten.delete(system)
  return counts === undefined ? [] : [...counts.values()]
}

/** An IPv4 address by its /24, one of IPv6 by its /48. */
function siteOf(ip: string | undefined): string {
  const address = ip === undefined ? undefined : parseAddress(ip)
  return address === undefined ? otherNetworks : formatNetwork(address, address.kind() === 'ipv4' ? 24 : 48)
}
