import { operatorNetworks } from '../outgoing/address-policy.ts'
import { createOutgoingClient } from '../outgoing/index.ts'
import { signatureOf } from '../outgoing/signature.ts'
import { noTraces, type Traces } from '../traces/traces.ts'

export interface TextMessage {
  /** E.164. */
  to: string
  text: string
}

/** Hands text messages to the operator's sender. */
export interface SmsTransport {
  /** Resolves when the receiver has accepted the message. @throws SmsError, OutgoingError */
  send(message: TextMessage): Promise<void>
}

export class SmsError extends Error {
  /** Whether retrying is pointless. */
  readonly permanent: boolean

  constructor(status: number) {
    super(`The receiver of text messages answered ${status}.`)
    this.name = 'SmsError'
    this.permanent = status >= 400 && status < 500 && status !== 408 && status !== 429
  }
}

/**
 * Posts `{to, text}` as JSON. `Gatehouse-Signature: t=<ms>, v1=<hex>` is an HMAC-SHA256 of `<ms>.<body>` under the
 * secret, so that others cannot send messages through it.
 */
export function createSmsTransport({
  url,
  secret,
  now,
  traces = noTraces,
}: {
  url: string
  secret: string
  now: () => Date
  traces?: Traces
}): SmsTransport {
  const client = createOutgoingClient({ allowLoopback: true, allowNetworks: operatorNetworks, traces })
  return {
    async send(message) {
      const body = JSON.stringify(message)
      const { status } = await client.request({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json', 'gatehouse-signature': signatureOf(body, secret, now()) },
        body,
        truncate: true,
        tellsTrace: true,
      })
      if (status < 200 || status > 299) throw new SmsError(status)
    },
  }
}
