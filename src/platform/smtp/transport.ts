import { createTransport } from 'nodemailer'
import { isLoopback } from '../ip/loopback.ts'
import { checkMail, type Mail } from './mail.ts'
import { toSmtpError } from './smtp-error.ts'
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

export interface SmtpTransport {
  /** Resolves when the server has accepted the mail. @throws SmtpError */
  send(mail: Mail): Promise<void>
  /** Takes no more mail, finishes running deliveries, fails waiting ones as temporary, and closes the connections. */
  close(): Promise<void>
}

/** @throws TypeError when the URL is not an SMTP URL. */
export function createSmtpTransport(options: SmtpTransportOptions): SmtpTransport {
  const { url, connectTimeoutMs = 10_000, socketTimeoutMs = 30_000, deliveryTimeoutMs = 120_000 } = options
  const transport = createTransport({
    url,
    pool: true,
    // One retry, for a pooled connection that the server has closed. The job retries everything else.
    maxRequeues: 1,
    requireTLS: needsTls(url),
    dnsTimeout: connectTimeoutMs,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: socketTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  // Without a listener, a failure of an idle connection would end the process.
  transport.on('error', () => {})
  const running = new Set<Promise<unknown>>()

  async function deliver(mail: Mail): Promise<void> {
    const { from, to } = checkMail(mail)
    const { subject, text, html, headers = {} } = mail
    const envelope = { from: from.address, to: [to.address] }
    const expiry = new AbortController()
    const timer = setTimeout(() => expiry.abort(), deliveryTimeoutMs)
    try {
      await transport.sendMail({ from, to, subject, text, html, headers, envelope, signal: expiry.signal })
    } catch (cause) {
      throw toSmtpError(cause)
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    async send(mail) {
      const delivery = deliver(mail)
      running.add(delivery)
      await delivery.finally(() => running.delete(delivery))
    },
    async close() {
      transport.close()
      await Promise.allSettled(running)
    },
  }
}

/** Credentials must not travel unencrypted: a network that strips STARTTLS from the greeting would get them. */
function needsTls(text: string): boolean {
  if (!isSmtpUrl(text)) throw new TypeError('Not an SMTP URL')
  const url = new URL(text)
  return url.protocol === 'smtp:' && url.password !== '' && !isLoopback(url.hostname)
}
