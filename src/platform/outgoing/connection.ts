import type { Client } from 'undici'
import type { CheckedUrl } from './check-url.ts'
import { connectTo, startTls } from './connect.ts'
import type { ResolvedAddress } from './resolve.ts'

/** A way to one receiver, for one request at a time. */
export interface Connection {
  readonly http: Client
  /** How often it was opened: it opens again when the receiver has closed it. */
  readonly opened: number
  /** The address connected to, empty before that. */
  readonly remoteAddress: string
  /** What it is at, or was when it failed; `http` once it is open. */
  readonly stage: 'connection' | 'tls' | 'http'
  close(): void
}

export interface ConnectionOptions {
  connectTimeoutMs: number
  /** PEM certificates trusted in place of Node's own. */
  trustedRoots?: readonly string[] | undefined
}

/** Shorter than the five seconds after which many servers close, so that few requests meet a closing connection. */
const idleMs = 4_000
/** How much sooner than the idle time that a receiver announces (`Keep-Alive: timeout=…`) its connection is closed. */
const marginMs = 1_000
const maxHeaderBytes = 16_384

/**
 * Connects when a request is sent, to one of the given addresses and to nothing else. Closes itself after four seconds
 * without a request, or sooner if the receiver asks for it.
 */
export async function createConnection(
  url: CheckedUrl,
  addresses: readonly ResolvedAddress[],
  { connectTimeoutMs, trustedRoots }: ConnectionOptions,
): Promise<Connection> {
  // Loaded by the first request: 20 MB that a server without webhooks does not need.
  const { Client } = await import('undici')
  const closed = new AbortController()
  let opened = 0
  let remoteAddress = ''
  let stage: Connection['stage'] = 'connection'

  async function open() {
    stage = 'connection'
    const socket = await connectTo(url, addresses, { timeoutMs: connectTimeoutMs, signal: closed.signal })
    remoteAddress = socket.remoteAddress ?? ''
    opened += 1
    if (url.protocol === 'https:') {
      stage = 'tls'
      const secure = await startTls(socket, url, trustedRoots)
      stage = 'http'
      return secure
    }
    stage = 'http'
    return socket
  }

  const http = new Client(`${url.protocol}//${url.host}`, {
    connect: (_options, callback) => {
      open().then(
        (socket) => callback(null, socket),
        (error: Error) => callback(error, null),
      )
    },
    pipelining: 1,
    keepAliveTimeout: idleMs,
    keepAliveMaxTimeout: idleMs,
    keepAliveTimeoutThreshold: marginMs,
    maxHeaderSize: maxHeaderBytes,
    // The client has one time for all of a request.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  return {
    http,
    get opened() {
      return opened
    },
    get remoteAddress() {
      return remoteAddress
    },
    get stage() {
      return stage
    },
    close() {
      closed.abort()
      void http.destroy()
    },
  }
}
