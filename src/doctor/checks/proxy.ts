import type { Check, ConnectedSetup } from '../check.ts'
import { type Finding, note, ok, problem, warning } from '../finding.ts'
import { probe } from '../probe.ts'

/** Of a network for documentation (RFC 5737), so no client has it. */
const forged = '192.0.2.1'

/** Whose request a server says it got: see `GET /request_origin`. */
interface RequestOrigin {
  address: string
  forwarded_for: string | null
}

/**
 * Sends a request with a made-up client address through GATEHOUSE_URL and asks the server for whose it took it. Limits, Radar
 * and audit logs go by that address.
 */
export const proxyHeaders: Check<ConnectedSetup> = {
  name: 'Proxy',
  async examine({ config, secrets }) {
    const headers = { authorization: `Bearer ${secrets.apiKey}`, 'x-forwarded-for': forged }
    const answer = await probe(`${config.url}/request_origin`, headers).catch(() => undefined)
    if (answer === undefined) return [note('Not examined, since the public address does not answer.')]
    if (answer.status === 401)
      return [
        problem(
          'The server at the public address refuses GATEHOUSE_API_KEY.',
          'Run it with the same settings as this command, and let the proxy pass Authorization on.',
        ),
      ]
    if (answer.status !== 200)
      return [note(`Not examined: the server answers ${answer.status} to GET /request_origin.`)]
    return [judge(JSON.parse(answer.body), config.url)]
  },
}

function judge({ address, forwarded_for }: RequestOrigin, url: string): Finding {
  if (address === forged)
    return problem(
      'The proxy passes on the X-Forwarded-For of clients as it came, so anyone can choose the address that limits count.',
      'Let the proxy append the address of its peer: in nginx with proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for.',
    )
  const seen = (forwarded_for ?? '').split(',').map((part) => part.trim())
  const added = seen.filter((part) => part !== forged && part !== '')
  if (added.length === 0)
    return url.startsWith('https:')
      ? problem(
          `The proxy does not say for whom it asks, so all clients share the address ${address} and its limits.`,
          'Let the proxy set X-Forwarded-For.',
        )
      : ok('No proxy is in front of the server.')
  if (!added.includes(address))
    return problem(
      `The server does not trust the proxy at ${address}, so all clients share its address and its limits.`,
      `Set GATEHOUSE_TRUSTED_PROXIES to ${address}, or to the network of the proxies.`,
    )
  if (address !== added[0])
    return warning(
      `The request came through several proxies (${added.join(', ')}), and the server takes ${address} for the client.`,
      'Add each proxy of yours to GATEHOUSE_TRUSTED_PROXIES.',
    )
  return ok(`The server sees the address of clients behind the proxy: this machine is ${address}.`)
}
