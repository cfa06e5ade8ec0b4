import { isLoopback } from '../ip/loopback.ts'
import { isSmtpUrl } from './smtp-url.ts'

export interface SmtpTransportOptions {
  /**
   * `smtp://` (STARTTLS where the server offers it) or `smtps://`, with user name and password. With a password the
   * connection must be encrypted unless the server is on loopback; `?requireTLS=false` waives that.
   */
  url: string
  connectTimeoutMs?: number
  /** How long the server may be silent. */
  socketTimeoutMs?: number
  /** For the whole delivery, waiting for a connection of the pool included. */
  deliveryTimeoutMs?: number
}

/** How the library connects. @throws TypeError when the URL is not an SMTP URL. */
export function smtpOptions({ url, connectTimeoutMs = 10_000, socketTimeoutMs = 30_000 }: SmtpTransportOptions) {
  return {
    requireTLS: needsTls(url),
    dnsTimeout: connectTimeoutMs,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: socketTimeoutMs,
  }
}

/** Credentials must not travel unencrypted: a network that strips STARTTLS from the greeting would get them. */
function needsTls(text: string): boolean {
  if (!isSmtpUrl(text)) throw new TypeError('Not an SMTP URL')
  const url = new URL(text)
  return url.protocol === 'smtp:' && url.password !== '' && !isLoopback(url.hostname)
}
