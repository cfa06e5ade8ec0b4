import { verify as verifyBytes, X509Certificate } from 'node:crypto'
import type { Certificate } from '../certificate.ts'
import { SamlFailure } from '../failure.ts'
import type { MessageField } from '../message-field.ts'
import { sha1, signatureAlgorithms } from '../response/algorithms.ts'

/** The parts of a query by HTTP-Redirect, each as it was sent. */
export interface SignedQuery {
  field: MessageField
  /** Percent-encoded, as everything here. */
  message: string
  relayState: string | undefined
  algorithm: string | undefined
  signature: string | undefined
}

const names = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg', 'Signature', 'SAMLEncoding']
const deflate = 'urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE'

/**
 * SAML bindings §3.4.4. Each part may stand once, under its exact name: what one reader takes for the first, another might
 * take for the last. Parameters of others are no part of the message.
 *
 * @throws SamlFailure `ambiguous_query`, `not_deflated`
 */
export function readSignedQuery(query: string): SignedQuery {
  const parts = new Map<string, string>()
  for (const pair of query.split('&')) {
    const at = pair.indexOf('=')
    const name = at === -1 ? pair : pair.slice(0, at)
    const meant = decodeOrSame(name)
    if (!names.includes(meant)) continue
    if (meant !== name || parts.has(name)) throw new SamlFailure('ambiguous_query', { parameter: meant })
    parts.set(name, at === -1 ? '' : pair.slice(at + 1))
  }
  const [request, response] = [parts.get('SAMLRequest'), parts.get('SAMLResponse')]
  const message = request ?? response
  if (message === undefined || (request !== undefined && response !== undefined)) {
    throw new SamlFailure('ambiguous_query')
  }
  const encoding = parts.get('SAMLEncoding')
  if (encoding !== undefined && decodeValue(encoding) !== deflate) throw new SamlFailure('not_deflated')
  return {
    field: request === undefined ? 'SAMLResponse' : 'SAMLRequest',
    message,
    relayState: parts.get('RelayState'),
    algorithm: parts.get('SigAlg'),
    signature: parts.get('Signature'),
  }
}

/**
 * Verifies the signature over the very bytes of the query (S-7, S-9), in the order that the binding prescribes, with the
 * configured certificates alone.
 *
 * @throws SamlFailure `unsigned_message`, `weak_signature`, `wrong_signature`
 */
export function verifySignedQuery(
  { field, message, relayState, algorithm, signature }: SignedQuery,
  certificates: readonly Certificate[],
  allowSha1: boolean,
): void {
  if (signature === undefined || algorithm === undefined) throw new SamlFailure('unsigned_message')
  const name = decodeValue(algorithm)
  const { key, hash } = algorithmOf(name, allowSha1)
  const signed = [
    `${field}=${message}`,
    ...(relayState === undefined ? [] : [`RelayState=${relayState}`]),
    `SigAlg=${algorithm}`,
  ].join('&')
  const value = Buffer.from(decodeValue(signature), 'base64')
  const isGenuine = certificates.some(({ pem }) => {
    const { publicKey } = new X509Certificate(pem)
    if (publicKey.asymmetricKeyType !== key) return false
    // RFC 9231 §2.3.6: a signature of ECDSA is both numbers one after the other.
    return verifyBytes(hash, Buffer.from(signed), { key: publicKey, dsaEncoding: 'ieee-p1363' }, value)
  })
  const configured = certificates.map(({ fingerprint }) => fingerprint)
  if (!isGenuine) throw new SamlFailure('wrong_signature', { configured })
}

function algorithmOf(name: string, allowSha1: boolean): { key: 'rsa' | 'ec'; hash: string } {
  if (allowSha1 && name === sha1.signature) return { key: 'rsa', hash: 'sha1' }
  const algorithm = Object.hasOwn(signatureAlgorithms, name) ? signatureAlgorithms[name] : undefined
  if (algorithm === undefined) throw new SamlFailure('weak_signature', { algorithm: name.slice(0, 200) })
  return algorithm
}

/** The value of a part. @throws SamlFailure `ambiguous_query` for an encoding that is broken. */
export function decodeValue(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw new SamlFailure('ambiguous_query')
  }
}

function decodeOrSame(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
