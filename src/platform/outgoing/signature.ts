import { createHmac } from 'node:crypto'

/**
 * The value of `WorkOS-Signature` (E-4): `t=<ms>, v1=<hex>`, an HMAC-SHA256 of `<ms>.<body>` under the whole secret,
 * its prefix included. Computed for every request: the SDK refuses a webhook older than three minutes, an action older
 * than thirty seconds.
 */
export function signatureOf(body: string, secret: string, at: Date): string {
  const time = at.getTime()
  return `t=${time}, v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`
}
