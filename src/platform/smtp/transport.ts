import { createTransport } from 'nodemailer'
import { refuseInRepeatable } from '../repeatable-runs.ts'
import { checkMail, type Mail } from './mail.ts'
import { toSmtpError } from './smtp-error.ts'
import { type SmtpTransportOptions, smtpOptions } from './smtp-options.ts'

export interface SmtpTransport {
  /** Resolves when the server has accepted the mail. @returns the server's reply. @throws SmtpError */
  send(mail: Mail): Promise<string>
  /** Takes no more mail, finishes running deliveries, fails waiting ones as temporary, and closes the connections. */
  close(): Promise<void>
}

/** @throws TypeError when the URL is not an SMTP URL. */
export function createSmtpTransport(options: SmtpTransportOptions): SmtpTransport {
  const { url, deliveryTimeoutMs = 120_000 } = options
  const transport = createTransport({
    url,
    pool: true,
    // One retry, for a pooled connection that the server has closed. The job retries everything else.
    maxRequeues: 1,
    ...smtpOptions(options),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  // Without a listener, a failure of an idle connection would end the process.
  transport.on('error', () => {})
  const running = new Set<Promise<unknown>>()

  async function deliver(mail: Mail): Promise<string> {
    const { from, to } = checkMail(mail)
    const { subject, text, html, headers = {} } = mail
    const envelope = { from: from.address, to: [to.address] }
    const expiry = new AbortController()
    const timer = setTimeout(() => expiry.abort(), deliveryTimeoutMs)
    try {
      const message = { from, to, subject, text, html, headers, envelope, signal: expiry.signal }
      return (await transport.sendMail(message)).response
    } catch (cause) {
      throw toSmtpError(cause)
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    async send(mail) {
      refuseInRepeatable('the mail server')
      const delivery = deliver(mail)
      running.add(delivery)
      return delivery.finally(() => running.delete(delivery))
    },
    async close() {
      transport.close()
      await Promise.allSettled(running)
    },
  }
}
