import { SamlFailure } from '../failure.ts'
import { encryptionNamespace, signatureNamespace } from '../namespaces.ts'
import { attributesOf, withDescendants } from '../xml/read.ts'

/**
 * S-6: what a reference can point to is unambiguous, in every spelling that a signature check resolves. SAML spells `ID`;
 * the elements of XML Signature and Encryption spell `Id`.
 *
 * @throws SamlFailure
 */
export function checkIds(root: Element): void {
  const seen = new Set<string>()
  for (const element of withDescendants(root)) {
    const isOfXmlSecurity = [signatureNamespace, encryptionNamespace].includes(element.namespaceURI ?? '')
    const spelling = isOfXmlSecurity ? 'Id' : 'ID'
    for (const { prefix, localName, value } of attributesOf(element)) {
      if (localName.toLowerCase() !== 'id') continue
      if (prefix !== null || localName !== spelling) throw new SamlFailure('forbidden_id', { id: value })
      if (seen.has(value)) throw new SamlFailure('duplicate_id', { id: value })
      seen.add(value)
    }
  }
}
