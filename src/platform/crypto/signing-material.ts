import { webcrypto } from 'node:crypto'
import { type RsaKeyPair, rs256 } from './rsa-key-pair.ts'

export interface SigningMaterial {
  /** PKCS #8, DER. */
  privateKey: Buffer
  publicJwk: { kty: 'RSA'; n: string; e: string }
  /** A self-signed certificate of the public key, DER: the official key set carries one with each key. */
  certificate: Buffer
}

/** The stored form of a key pair, with a certificate that is valid for ten years. */
export async function createSigningMaterial(keys: RsaKeyPair, subject: string, now: Date): Promise<SigningMaterial> {
  // Loaded here because a server makes a key once in a long while.
  await import('reflect-metadata')
  const { X509CertificateGenerator } = await import('@peculiar/x509')
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${subject}`,
    notBefore: now,
    notAfter: new Date(now.getTime() + 10 * 365 * 86_400_000),
    signingAlgorithm: rs256,
    keys,
  })
  const { n = '', e = '' } = await webcrypto.subtle.exportKey('jwk', keys.publicKey)
  return {
    privateKey: Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
    publicJwk: { kty: 'RSA', n, e },
    certificate: Buffer.from(certificate.rawData),
  }
}
