import type { IncomingHttpHeaders } from 'node:http'
import { type AddressPolicy, createAddressPolicy } from './address-policy.ts'
import { type CheckedUrl, checkBrowserUrl, checkUrl } from './check-url.ts'
import { connectTo, startTls } from './connect.ts'
import { OutgoingError } from './errors.ts'
import { exchange } from './exchange.ts'
import { requestHeaders } from './headers.ts'
import { createCheckedResolver, type Resolve, systemResolve } from './resolve.ts'

export interface OutgoingClientOptions extends AddressPolicy {
  /** Milliseconds from any fixed point, for `durationMs`. */
  now?: () => number
  /** Replaces the system's resolver. Its answers are checked like those. */
  resolve?: Resolve
  connectTimeoutMs?: number
  /** PEM certificates trusted in place of Node's own. Without it `NODE_EXTRA_CA_CERTS` adds to Node's. */
  trustedRoots?: readonly string[]
}

export interface OutgoingRequest {
  method: 'GET' | 'HEAD' | 'POST'
  url: string
  headers?: Record<string, string>
  body?: string | Buffer
  /** For all of it: DNS, connection, TLS, headers and body. 10 s unless given. */
  timeoutMs?: number
  /** 64 KiB unless given. */
  maxResponseBytes?: number
  /** Cuts a longer answer at the limit instead of failing with `too_large`. */
  truncate?: boolean
}

export interface OutgoingResponse {
  /** As sent, 3xx included: redirects are not followed. */
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  truncated: boolean
  durationMs: number
  remoteAddress: string
}

export interface OutgoingClient {
  /**
   * Sends one request on a connection of its own, to an address that was checked.
   *
   * @throws OutgoingError whenever there is no answer; TypeError when the headers are not allowed.
   */
  request(request: OutgoingRequest): Promise<OutgoingResponse>
  /** Checks a URL before it is stored, without DNS. @throws OutgoingError */
  checkUrl(url: string): CheckedUrl
  /**
   * For storing a URL that browsers are sent to: also https, or http on loopback in development. @throws OutgoingError
   */
  checkBrowserUrl(url: string): CheckedUrl
}

/**
 * The only client for requests to addresses that customers choose (rules E-1 to E-3). Ignores proxy variables, because
 * a proxy would choose the address to connect to.
 *
 * @throws TypeError when one of `allowNetworks` is not in CIDR notation.
 */
export function createOutgoingClient(options: OutgoingClientOptions): OutgoingClient {
  const { now = () => performance.now(), connectTimeoutMs = 5_000, trustedRoots } = options
  const isAllowed = createAddressPolicy(options)
  const resolve = createCheckedResolver(options.resolve ?? systemResolve, isAllowed)

  async function send(request: OutgoingRequest, url: CheckedUrl, signal: AbortSignal) {
    const { method, maxResponseBytes = 65_536, truncate = false } = request
    const body = toBuffer(request)
    const headers = requestHeaders(url.host, request.headers ?? {}, body)
    const addresses = await resolve(url)
    const socket = await connectTo(url, addresses, { timeoutMs: connectTimeoutMs, signal })
    const remoteAddress = socket.remoteAddress ?? ''
    const stream = url.protocol === 'https:' ? await startTls(socket, url, trustedRoots) : socket
    const answer = await exchange(stream, { method, path: url.path, headers, body, maxResponseBytes, truncate })
    return { ...answer, remoteAddress }
  }

  return {
    async request(request) {
      const startedAt = now()
      const url = checkUrl(request.url, isAllowed)
      const answer = await within(request.timeoutMs ?? 10_000, (signal) => send(request, url, signal))
      return { ...answer, durationMs: now() - startedAt }
    },
    checkUrl: (url) => checkUrl(url, isAllowed),
    checkBrowserUrl: (url) => checkBrowserUrl(url, isAllowed),
  }
}

/** The signal is raised when `work` is over, whichever way, so that nothing outlives a request. */
async function within<T>(timeoutMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const over = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const expiry = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new OutgoingError('timeout')), timeoutMs)
  })
  try {
    return await Promise.race([work(over.signal), expiry])
  } finally {
    clearTimeout(timer)
    over.abort()
  }
}

function toBuffer({ method, body }: OutgoingRequest): Buffer | undefined {
  if (body === undefined) return method === 'POST' ? Buffer.alloc(0) : undefined
  return typeof body === 'string' ? Buffer.from(body) : body
}
