import type { IncomingHttpHeaders } from 'node:http'
import { refuseInRepeatable } from '../repeatable-runs.ts'
import { noTraces, type Traces } from '../traces/traces.ts'
import { type AddressPolicy, createAddressPolicy } from './address-policy.ts'
import { type CheckedUrl, checkBrowserUrl, checkUrl } from './check-url.ts'
import { type Connection, createConnection } from './connection.ts'
import { OutgoingError } from './errors.ts'
import { exchange, NoAnswerError } from './exchange.ts'
import { requestHeaders } from './headers.ts'
import { createKeptConnections } from './kept-connections.ts'
import { createCheckedResolver, type Resolve, systemResolve } from './resolve.ts'

export interface OutgoingClientOptions extends AddressPolicy {
  /** Milliseconds from any fixed point, for `durationMs`. */
  now?: () => number
  /** Replaces the system's resolver. Its answers are checked like those. */
  resolve?: Resolve
  connectTimeoutMs?: number
  /** PEM certificates trusted in place of Node's own. Without it `NODE_EXTRA_CA_CERTS` adds to Node's. */
  trustedRoots?: readonly string[]
  traces?: Traces
}

export interface OutgoingRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers?: Record<string, string>
  body?: string | Buffer
  /** For all of it: DNS, connection, TLS, headers and body. 10 s unless given. */
  timeoutMs?: number
  /** 64 KiB unless given. */
  maxResponseBytes?: number
  /** Cuts a longer answer at the limit instead of failing with `too_large`. */
  truncate?: boolean
  /**
   * Whether the receiver may get the request twice. Then a kept connection is used, and if that breaks before the
   * answer begins, the request is sent once more on a new one. Otherwise it has a connection of its own. False for POST
   * and true for the others unless given.
   */
  isRepeatable?: boolean
  /** Gives the request up when it is raised, as at the end of its time. */
  signal?: AbortSignal
  /** Whether the receiver belongs to the application or the operator, and gets the `traceparent` of the request. */
  tellsTrace?: boolean
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
   * Sends one request to an address that was checked for it, also if the connection is a kept one.
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
  const { now = () => performance.now(), connectTimeoutMs = 5_000, trustedRoots, traces = noTraces } = options
  const isAllowed = createAddressPolicy(options)
  const resolve = createCheckedResolver(options.resolve ?? systemResolve, isAllowed)
  const kept = createKeptConnections()

  async function send(request: OutgoingRequest, url: CheckedUrl, signal: AbortSignal, trip: Trip) {
    const { method, isRepeatable = method !== 'POST', maxResponseBytes = 65_536, truncate = false } = request
    const body = toBuffer(request)
    const headers = requestHeaders(url.host, request.headers ?? {}, body, isRepeatable)
    const addresses = await resolve(url)
    trip.stage = () => 'connection'

    async function sendOver(connection: Connection) {
      trip.stage = () => connection.stage
      const close = () => connection.close()
      if (signal.aborted) close()
      signal.addEventListener('abort', close)
      const { http } = connection
      const answer = await exchange(http, { method, path: url.path, headers, body, maxResponseBytes, truncate })
      if (isRepeatable && !answer.truncated) {
        signal.removeEventListener('abort', close)
        kept.keep(url, addresses, connection)
      }
      return { ...answer, remoteAddress: connection.remoteAddress }
    }

    const idle = isRepeatable ? kept.take(url, addresses) : undefined
    if (idle) {
      const { opened } = idle
      try {
        return await sendOver(idle)
      } catch (error) {
        idle.close()
        const wasKept = idle.opened === opened
        if (!(error instanceof NoAnswerError && wasKept)) throw error
      }
    }
    return sendOver(await createConnection(url, addresses, { connectTimeoutMs, trustedRoots }))
  }

  /** Host and port alone: paths and queries carry ids and secrets of others. */
  async function traced(request: OutgoingRequest): Promise<OutgoingResponse> {
    const { hostname, port } = checkUrl(request.url, isAllowed)
    const attributes = { 'http.request.method': request.method, 'server.address': hostname, 'server.port': port }
    return traces.inSpan(request.method, { kind: 'client', attributes }, async (span) => {
      const { tellsTrace = false, headers } = request
      const answer = await ask(
        tellsTrace && span !== undefined
          ? { ...request, headers: { ...headers, traceparent: span.traceparent } }
          : request,
      )
      span?.set({ 'http.response.status_code': answer.status })
      return answer
    })
  }

  return {
    async request(request) {
      refuseInRepeatable('another server')
      return traces.isOn ? traced(request) : ask(request)
    },
    checkUrl: (url) => checkUrl(url, isAllowed),
    checkBrowserUrl: (url) => checkBrowserUrl(url, isAllowed),
  }

  async function ask(request: OutgoingRequest): Promise<OutgoingResponse> {
    const startedAt = now()
    const url = checkUrl(request.url, isAllowed)
    const trip: Trip = { stage: () => 'dns' }
    try {
      const answer = await within(request, (signal) => send(request, url, signal, trip))
      return { ...answer, durationMs: now() - startedAt }
    } catch (error) {
      if (error instanceof OutgoingError && error.reason !== 'forbidden_address') error.stage = trip.stage()
      throw error
    }
  }
}

/** How far a request has come. */
interface Trip {
  stage: () => NonNullable<OutgoingError['stage']>
}

/** The signal is raised when `work` is over, whichever way, so that nothing outlives a request. */
async function within<T>(
  { timeoutMs = 10_000, signal }: Pick<OutgoingRequest, 'timeoutMs' | 'signal'>,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let giveUp = () => {}
  const expiry = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(new OutgoingError('timeout'))
    timer = setTimeout(giveUp, timeoutMs)
  })
  if (signal?.aborted === true) giveUp()
  signal?.addEventListener('abort', giveUp)
  try {
    return await Promise.race([work(over.signal), expiry])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
    over.abort()
  }
}

function toBuffer({ method, body }: OutgoingRequest): Buffer | undefined {
  if (body === undefined) return method === 'POST' || method === 'PUT' ? Buffer.alloc(0) : undefined
  return typeof body === 'string' ? Buffer.from(body) : body
}
