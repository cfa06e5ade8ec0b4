import type { IncomingMessage } from 'node:http'
import type { Config } from '../../config/config.ts'
import { isLoopback } from '../../ip/loopback.ts'
import { type DomainError, platformErrors } from '../errors.ts'

/**
 * Finds faults of the Host header: none or two of them (RFC 9112 §3.2), and in development a host that is neither
 *   loopback nor that of `GATEHOUSE_URL`. An attacker's page whose domain resolves to 127.0.0.1 (DNS rebinding) is
 *   same-origin for the browser and could read every answer; its Host header reveals it. Requests without a host are
 *   allowed in HTTP/1.0, which health checks use and browsers do not.
 */
export function refuseHost(raw: IncomingMessage, config: Config): DomainError | undefined {
  const hosts = hostHeaders(raw)
  if (hosts.length > 1 || (hosts.length === 0 && raw.httpVersion !== '1.0')) return platformErrors.invalidHostHeader()
  if (!config.development) return undefined
  // Where the target is a whole address, its host counts and not the header's (RFC 9112 §3.2.2); here neither may be
  // foreign.
  const foreign = [...hosts, ...hostOfTarget(raw.url ?? '')].find((host) => !isOurs(host, config))
  return foreign === undefined ? undefined : platformErrors.misdirectedRequest(foreign.slice(0, 200), config.url)
}

/** From the raw headers: Node's parsed headers keep only the first of two. */
function hostHeaders({ rawHeaders }: IncomingMessage): string[] {
  const hosts: string[] = []
  for (let i = 0; i < rawHeaders.length; i += 2)
    if (rawHeaders[i]?.length === 4 && rawHeaders[i]?.toLowerCase() === 'host') hosts.push(rawHeaders[i + 1] ?? '')
  return hosts
}

function hostOfTarget(target: string): string[] {
  const [, host] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(target) ?? []
  return host === undefined ? [] : [host]
}

/** Recognized without a parser, which takes as long as the rest of routing a request. */
const usual = /^(localhost|127\.0\.0\.1)(:\d+)?$/

function isOurs(host: string, { url }: Config): boolean {
  if (usual.test(host)) return true
  const name = nameOf(host)
  return name !== undefined && (isLoopback(name) || name === new URL(url).hostname)
}

/** The host without its port, in the spelling of browsers; `undefined` if it is not a host. */
function nameOf(host: string): string | undefined {
  if (!/^([\w.-]+|\[[\da-f:.]+\])(:\d*)?$/i.test(host)) return undefined
  const url = `http://${host}`
  return URL.canParse(url) ? new URL(url).hostname : undefined
}
