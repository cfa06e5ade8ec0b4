import { X509Certificate } from 'node:crypto'
import { getVerifiedXml } from '@node-saml/node-saml/lib/xml.js'
import { type Certificate, readAnyCertificate } from '../certificate.ts'
import { SamlFailure } from '../failure.ts'
import { signatureNamespace } from '../namespaces.ts'
import { parseXml } from '../xml/parse.ts'
import { attributeOf, childrenNamed, isElement, textOf, withDescendants } from '../xml/read.ts'
import { keyTypeOf } from './algorithms.ts'
import { verifyWithXmlCrypto } from './verify-with-xml-crypto.ts'

/**
 * Verifies the signature of an element with the configured certificates alone: the key in the message is never
 * trusted (S-8).
 *
 * @param text the whole text that the element was parsed from.
 * @returns the element as it was signed, parsed from the very bytes that were verified (S-3). Only it may be read.
 * @throws SamlFailure
 */
export function verifySignature(
  text: string,
  signed: Element,
  signature: Element,
  certificates: readonly Certificate[],
): Element {
  const verified = verify(text, signed, signature, certificates)
  if (verified === null) throw causeOf(signature, certificates)
  return parseXml(verified)
}

/** The algorithms that the library knows. */
const known = /#(rsa-)?sha(1|256|512)$/

function verify(
  text: string,
  signed: Element,
  signature: Element,
  certificates: readonly Certificate[],
): string | null {
  const [algorithm = '', digest = ''] = ['SignatureMethod', 'DigestMethod'].map((name) => algorithmOf(signature, name))
  // The library would try a key of another kind, whatever the name of the algorithm says.
  const pems = certificates
    .map(({ pem }) => pem)
    .filter((pem) => new X509Certificate(pem).publicKey.asymmetricKeyType === keyTypeOf(algorithm))
  if (!known.test(algorithm) || !known.test(digest)) return verifyWithXmlCrypto(text, signature, pems)
  try {
    return getVerifiedXml(text, signed, pems)
  } catch {
    // It throws for what our checks before it refuse already.
    return null
  }
}

/** The shape of a signature is checked before: each name stands once in it. */
function algorithmOf(signature: Element, name: string): string | undefined {
  const method = withDescendants(signature).find((each) => isElement(each, signatureNamespace, name))
  return method && attributeOf(method, 'Algorithm')
}

/** The certificate that a message names proves nothing, but it tells the administrator what to do. */
function causeOf(signature: Element, certificates: readonly Certificate[]): SamlFailure {
  const configured = certificates.map(({ fingerprint }) => fingerprint)
  const named = namedFingerprint(signature)
  return named === undefined || configured.includes(named)
    ? new SamlFailure('wrong_signature', { configured })
    : new SamlFailure('unknown_certificate', { named, configured })
}

function namedFingerprint(signature: Element): string | undefined {
  const [text] = childrenNamed(signature, signatureNamespace, 'KeyInfo')
    .flatMap((info) => childrenNamed(info, signatureNamespace, 'X509Data'))
    .flatMap((data) => childrenNamed(data, signatureNamespace, 'X509Certificate'))
    .map((each) => textOf(each) ?? '')
  try {
    return text === undefined ? undefined : readAnyCertificate(text).fingerprint
  } catch {
    return undefined
  }
}
