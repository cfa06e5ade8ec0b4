import { createSign, type KeyObject } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import type { MessageField } from '../message-field.ts'

export interface RedirectOptions {
  destination: string
  /** What the message is. A request unless given. */
  field?: MessageField
  relayState?: string | undefined
  /** Signs the message with RSA and SHA-256. */
  signingKey?: KeyObject | undefined
}

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'

/** The address that carries a message by HTTP-Redirect (SAML bindings §3.4.4): the signature is over the query as it is sent. */
export function redirectUrl(
  message: string,
  { destination, field = 'SAMLRequest', relayState, signingKey }: RedirectOptions,
): string {
  const parameters = [
    [field, deflateRawSync(message).toString('base64')],
    ...(relayState === undefined ? [] : [['RelayState', relayState]]),
    ...(signingKey === undefined ? [] : [['SigAlg', rsaSha256]]),
  ]
  const query = parameters.map(([name, value = '']) => `${name}=${encodeURIComponent(value)}`).join('&')
  const separator = destination.includes('?') ? '&' : '?'
  const unsigned = `${destination}${separator}${query}`
  if (signingKey === undefined) return unsigned
  const signature = createSign('sha256').update(query).sign(signingKey, 'base64')
  return `${unsigned}&Signature=${encodeURIComponent(signature)}`
}
