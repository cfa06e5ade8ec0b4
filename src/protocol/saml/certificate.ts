import { type KeyObject, X509Certificate } from 'node:crypto'
import { SamlFailure } from './failure.ts'

/** A certificate of an identity provider. Only its key counts: SAML trusts what is configured, whoever issued it. */
export interface Certificate {
  pem: string
  /** SHA-256 of the certificate, in hexadecimal. */
  fingerprint: string
  /** Signatures are accepted after it too: providers let certificates run out, and their sign-ins go on. */
  expiresAt: Date
}

/**
 * Reads a certificate from PEM, or from base64 as metadata has it.
 *
 * @throws SamlFailure `unreadable_certificate`; `weak_key` for RSA under 2048 bits, and other keys than RSA and the curves of NIST (S-9).
 */
export function readCertificate(text: string): Certificate {
  const certificate = parse(text)
  checkKey(certificate.publicKey)
  return {
    pem: certificate.toString(),
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    expiresAt: new Date(certificate.validTo),
  }
}

const curves = ['prime256v1', 'secp384r1', 'secp521r1']

function checkKey({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): void {
  const { modulusLength = 0, namedCurve = '' } = asymmetricKeyDetails ?? {}
  if (asymmetricKeyType === 'rsa' && modulusLength >= 2_048) return
  if (asymmetricKeyType === 'ec' && curves.includes(namedCurve)) return
  throw new SamlFailure('weak_key', { key: `${asymmetricKeyType} ${modulusLength || namedCurve}`.trim() })
}

function parse(text: string): X509Certificate {
  const body = text.replace(/-----(BEGIN|END) CERTIFICATE-----/g, '').replace(/\s+/g, '')
  // One certificate: a chain would be read as its first.
  if (body.length > 16_384 || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) throw new SamlFailure('unreadable_certificate')
  try {
    return new X509Certificate(Buffer.from(body, 'base64'))
  } catch {
    throw new SamlFailure('unreadable_certificate')
  }
}
