import { lookup } from 'node:dns/promises'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { describeSmtpFailure } from './failure-words.ts'
import type { Mail } from './mail.ts'
import { smtpOptions } from './smtp-options.ts'
import { createSmtpTransport } from './transport.ts'

/** A successful step of a delivery, and its result. */
export interface DeliveryStep {
  name: 'Host' | 'Connection' | 'Sign-in' | 'Mail'
  outcome: string
}

/**
 * Sends a mail as the server would, one step after the other: finds the host, connects, signs in, sends the mail.
 *
 * @param onStep called after each step that succeeded. @returns why the next one failed, in sentences; `undefined` when the mail
 * server accepted the mail.
 */
export async function tryDelivery(
  url: string,
  mail: Mail,
  onStep: (step: DeliveryStep) => void,
): Promise<string | undefined> {
  try {
    const { hostname } = new URL(url)
    const addresses = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true })
    onStep({ name: 'Host', outcome: `${hostname} is ${addresses.map(({ address }) => address).join(', ')}` })
    await greet(url, onStep)
    const transport = createSmtpTransport({ url })
    try {
      onStep({ name: 'Mail', outcome: `accepted: ${await transport.send(mail)}` })
    } finally {
      await transport.close()
    }
    return undefined
  } catch (error) {
    return describeSmtpFailure(error)
  }
}

/** Connects and signs in without sending anything. @returns why that failed, in sentences; `undefined` when it worked. */
export async function trySignIn(url: string): Promise<string | undefined> {
  try {
    await greet(url, () => undefined)
    return undefined
  } catch (error) {
    return describeSmtpFailure(error)
  }
}

/** Connects and signs in, on a connection of its own. */
async function greet(url: string, onStep: (step: DeliveryStep) => void): Promise<void> {
  const { auth, ...address } = parseConnectionUrl(url)
  const connection = new SMTPConnection({ ...smtpOptions({ url }), ...address })
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject)
      connection.connect((error) => (error ? reject(error) : resolve()))
    })
    const encryption = connection.secure ? 'encrypted with TLS' : 'not encrypted'
    onStep({ name: 'Connection', outcome: `${connection.host}:${connection.port}, ${encryption}` })
    const user = auth?.user
    if (user === undefined || user === '') return onStep({ name: 'Sign-in', outcome: 'none: SMTP_URL names no user' })
    await new Promise<void>((resolve, reject) => {
      connection.login({ user, pass: auth?.pass }, (error) => (error ? reject(error) : resolve()))
    })
    onStep({ name: 'Sign-in', outcome: `as ${user}` })
  } finally {
    connection.close()
  }
}
