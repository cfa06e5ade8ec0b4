import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { SigningMaterial } from '#platform/crypto/signing-material.ts'
import { keyPairNotAccepted } from './errors.ts'
import type { KeyPair } from './options.ts'

/** A key pair that the customer's provider knows already. @throws keyPairNotAccepted */
export function readKeyPair({ key, cert }: KeyPair): SigningMaterial {
  const read = parse(key, cert)
  if (read === undefined) throw keyPairNotAccepted()
  const { privateKey, certificate } = read
  if (Number.isNaN(Date.parse(certificate.validTo))) throw keyPairNotAccepted()
  const { modulusLength = 0 } = privateKey.asymmetricKeyDetails ?? {}
  const isStrong = privateKey.asymmetricKeyType === 'rsa' && modulusLength >= 2_048 && modulusLength <= 8_192
  if (!isStrong || !certificate.checkPrivateKey(privateKey)) throw keyPairNotAccepted()
  const { n = '', e = '' } = privateKey.export({ format: 'jwk' })
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
    publicJwk: { kty: 'RSA', n, e },
    certificate: certificate.raw,
  }
}

function parse(key: string, cert: string) {
  try {
    return { privateKey: createPrivateKey(key), certificate: new X509Certificate(cert) }
  } catch {
    return undefined
  }
}
