import { createSign, type KeyObject } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'

export interface RedirectOptions {
  destination: string
  relayState?: string | undefined
  /** Signs the request with RSA and SHA-256. */
  signingKey?: KeyObject | undefined
}

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'

/** The address that carries a request by HTTP-Redirect (SAML bindings §3.4.4): the signature is over the query as it is sent. */
export function redirectUrl(request: string, { destination, relayState, signingKey }: RedirectOptions): string {
  const parameters = [
    ['SAMLRequest', deflateRawSync(request).toString('base64')],
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
