import { type KeyObject, X509Certificate } from 'node:crypto'
import { SamlFailure } from './failure.ts'

/** A certificate of an identity provider. Only its key counts: SAML trusts what is configured, regardless of the issuer. */
export interface Certificate {
  pem: string
  /** SHA-256 of the certificate, in hexadecimal. */
  fingerprint: string
  /** Signatures are accepted after it too: providers let certificates run out, and their sign-ins go on. */
  expiresAt: Date
}

/** A certificate whose key is not accepted (S-9). */
export interface WeakCertificate {
  /** SHA-256 of the certificate, in hexadecimal. */
  fingerprint: string
  /** The kind of the key and its size or curve, such as `rsa 1024`. */
  key: string
}

/**
 * Reads a certificate from PEM, also with other text around it as OpenSSL writes it, or from base64 as metadata has it.
 *
 * @throws SamlFailure `unreadable_certificate`; `weak_key` for RSA under 2048 bits, and other keys than RSA and the curves of NIST (S-9).
 */
export function readCertificate(text: string): Certificate {
  const read = readAnyCertificate(text)
  if ('key' in read) throw new SamlFailure('weak_key', { ...read })
  return read
}

/**
 * As {@link readCertificate}, and returns a certificate whose key is too weak instead of throwing.
 *
 * @throws SamlFailure `unreadable_certificate`
 */
export function readAnyCertificate(text: string): Certificate | WeakCertificate {
  const certificate = parse(text)
  const expiresAt = new Date(certificate.validTo)
  if ([certificate.validFrom, certificate.validTo].some((time) => Number.isNaN(Date.parse(time))))
    throw new SamlFailure('unreadable_certificate')
  const fingerprint = certificate.fingerprint256.replaceAll(':', '').toLowerCase()
  const weakness = weaknessOf(certificate)
  if (weakness !== undefined) return { fingerprint, key: weakness }
  return { pem: certificate.toString(), fingerprint, expiresAt }
}

const curves = ['prime256v1', 'secp384r1', 'secp521r1']

/** The key of a certificate that is not accepted; `undefined` for one that is. */
function weaknessOf(certificate: X509Certificate): string | undefined {
  const { asymmetricKeyType = 'unknown', asymmetricKeyDetails = {} } = publicKeyOf(certificate) ?? {}
  const { modulusLength = 0, namedCurve = '' } = asymmetricKeyDetails
  if (asymmetricKeyType === 'rsa' && modulusLength >= 2_048) return undefined
  if (asymmetricKeyType === 'ec' && curves.includes(namedCurve)) return undefined
  return `${asymmetricKeyType} ${modulusLength || namedCurve}`.trim()
}

/** `undefined` for a kind of key that OpenSSL doesn't know. */
function publicKeyOf(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey
  } catch {
    return undefined
  }
}

function parse(text: string): X509Certificate {
  const body = bodyOf(text).replace(/\s+/g, '')
  if (body.length > 16_384 || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) throw new SamlFailure('unreadable_certificate')
  try {
    return new X509Certificate(Buffer.from(body, 'base64'))
  } catch {
    throw new SamlFailure('unreadable_certificate')
  }
}

const [begin, end] = ['-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----']

/** The base64 of a certificate, whatever stands before and after it. Of a chain, none: which one signs is not known. */
function bodyOf(text: string): string {
  const [before = '', inside, ...others] = text.split(begin)
  if (inside === undefined) return before
  const [body = '', after] = inside.split(end)
  if (after === undefined || others.length > 0) throw new SamlFailure('unreadable_certificate')
  return body
}
