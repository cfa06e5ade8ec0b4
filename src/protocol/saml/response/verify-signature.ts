import { getVerifiedXml } from '@node-saml/node-saml/lib/xml.js'
import { type Certificate, readCertificate } from '../certificate.ts'
import { SamlFailure } from '../failure.ts'
import { signatureNamespace } from '../namespaces.ts'
import { parseXml } from '../xml/parse.ts'
import { childrenNamed, textOf } from '../xml/read.ts'

/**
 * Verifies the signature of an element with the configured certificates alone: what the message says of its key is never
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
  const verified = verify(
    text,
    signed,
    certificates.map(({ pem }) => pem),
  )
  if (verified === null) throw causeOf(signature, certificates)
  return parseXml(verified)
}

/** The library throws for what our checks before it refuse already. */
function verify(text: string, signed: Element, pems: string[]): string | null {
  try {
    return getVerifiedXml(text, signed, pems)
  } catch {
    return null
  }
}

/** Which certificate a message names says nothing of its truth, but much of what an administrator has to do. */
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
    return text === undefined ? undefined : readCertificate(text).fingerprint
  } catch {
    return undefined
  }
}
