import { createHash, type KeyLike, verify } from 'node:crypto'
import { type HashAlgorithm, type SignatureAlgorithm, SignedXml } from 'xml-crypto'
import { digestAlgorithms, signatureAlgorithms } from './algorithms.ts'

/**
 * Verifies with the algorithms that the helper of `@node-saml/node-saml` does not know, in the same way: with each certificate in
 * turn, and never with a key that the message names.
 *
 * @returns the very bytes that were verified; null if no certificate fits.
 */
export function verifyWithXmlCrypto(text: string, signature: Element, pems: readonly string[]): string | null {
  for (const publicCert of pems) {
    const verified = verifyOnce(text, signature, publicCert)
    if (verified !== undefined) return verified
  }
  return null
}

function verifyOnce(text: string, signature: Element, publicCert: string): string | undefined {
  const check = new SignedXml({ publicCert, getCertFromKeyInfo: () => null })
  check.idAttributes = ['ID']
  check.SignatureAlgorithms = verifiers
  check.HashAlgorithms = hashes
  try {
    check.loadSignature(signature)
    if (!check.checkSignature(text.replace(/\r\n?/g, '\n'))) return undefined
  } catch {
    // The next certificate may be the one.
    return undefined
  }
  const [verified, ...others] = check.getSignedReferences()
  return others.length === 0 ? verified : undefined
}

const verifiers = Object.fromEntries(
  Object.entries(signatureAlgorithms).map(([name, { hash }]) => [name, verifierOf(name, hash)]),
)
const hashes = Object.fromEntries(Object.entries(digestAlgorithms).map(([name, hash]) => [name, hasherOf(name, hash)]))

/** RFC 4051 §2.3.6: a signature of ECDSA is both numbers one after the other, not DER. */
function verifierOf(name: string, hash: string): new () => SignatureAlgorithm {
  return class {
    getAlgorithmName = () => name
    getSignature = () => {
      throw new Error('Nothing is signed here.')
    }
    verifySignature = (material: string, key: KeyLike, value: string) =>
      verify(
        hash,
        Buffer.from(material),
        { key: key as string, dsaEncoding: 'ieee-p1363' },
        Buffer.from(value, 'base64'),
      )
  }
}

function hasherOf(name: string, hash: string): new () => HashAlgorithm {
  return class {
    getAlgorithmName = () => name
    getHash = (xml: string) => createHash(hash).update(xml, 'utf8').digest('base64')
  }
}
