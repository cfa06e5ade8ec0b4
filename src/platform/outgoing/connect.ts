import { connect, type LookupFunction, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { parseAddress } from '../ip/ip-address.ts'
import type { CheckedUrl } from './check-url.ts'
import { OutgoingError } from './errors.ts'
import type { ResolvedAddress } from './resolve.ts'

export interface ConnectOptions {
  timeoutMs: number
  /** Destroys the socket, also after it was handed out. */
  signal: AbortSignal
}

/**
 * Opens a TCP connection to one of the given addresses and to nothing else: the name is not looked up again, and the
 * peer is compared with the list before a byte is sent.
 *
 * @throws OutgoingError `timeout`, `connection_failed` or `forbidden_address`.
 */
export function connectTo(
  url: CheckedUrl,
  addresses: readonly ResolvedAddress[],
  { timeoutMs, signal }: ConnectOptions,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const socket = connect({
      host: url.hostname,
      port: url.port,
      lookup: pinned(addresses),
      noDelay: true,
      autoSelectFamily: true,
      // Every address gets a share of the time, so that one dead address does not use all of it.
      autoSelectFamilyAttemptTimeout: Math.max(10, Math.floor(timeoutMs / addresses.length)),
    })
    const timer = setTimeout(() => fail(new OutgoingError('timeout')), timeoutMs)
    signal.addEventListener('abort', () => socket.destroy(), { once: true })
    socket.once('close', () => fail(new OutgoingError('connection_failed')))
    // Stays for the life of the socket: an error after the answer was read does not matter.
    socket.on('error', (cause) => fail(new OutgoingError('connection_failed', cause)))
    socket.once('connect', () => {
      clearTimeout(timer)
      if (isOneOf(addresses, socket.remoteAddress)) return resolve(socket)
      fail(
        new OutgoingError(
          'forbidden_address',
          new Error(`connected to ${socket.remoteAddress}, which was not checked`),
        ),
      )
    })

    function fail(error: OutgoingError) {
      clearTimeout(timer)
      socket.destroy()
      reject(error)
    }
  })
}

/**
 * Starts TLS on a connection. The certificate is always verified for the name in the URL;
 * `NODE_TLS_REJECT_UNAUTHORIZED` has no effect.
 *
 * @param trustedRoots PEM certificates trusted in place of Node's own (and `NODE_EXTRA_CA_CERTS`).
 * @throws OutgoingError `tls_failed`.
 */
export function startTls(socket: Socket, url: CheckedUrl, trustedRoots?: readonly string[]): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const name = url.hostname.replace(/\.$/, '')
    const secure = connectTls({
      socket,
      host: name,
      // RFC 6066 §3: an address is not a server name.
      ...(url.isAddress ? {} : { servername: name }),
      ...(trustedRoots ? { ca: [...trustedRoots] } : {}),
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: true,
    })
    secure.on('error', (cause) => reject(new OutgoingError('tls_failed', cause)))
    secure.once('close', () => reject(new OutgoingError('tls_failed')))
    secure.once('secureConnect', () => resolve(secure))
  })
}

/** Answers the lookup hook from the checked list. Not called when the host is an address. */
function pinned(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_hostname, { all }, callback) => {
    const [first] = addresses
    if (all) callback(null, [...addresses])
    else callback(null, first?.address ?? '', first?.family)
  }
}

function isOneOf(addresses: readonly ResolvedAddress[], peer: string | undefined): boolean {
  const canonical = (text: string) => parseAddress(text)?.toString()
  return peer !== undefined && addresses.some(({ address }) => canonical(address) === canonical(peer))
}
