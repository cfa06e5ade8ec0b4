import { SamlFailure } from '../failure.ts'
import { assertionNamespace, protocolNamespace, signatureNamespace } from '../namespaces.ts'
import { attributeOf, childElements, childrenNamed, isElement, withDescendants } from '../xml/read.ts'

/** A response with the required structure. */
export interface ResponseParts {
  response: Element
  /** `Assertion` or `EncryptedAssertion`. */
  assertion: Element
  isEncrypted: boolean
}

/** S-5: refused before anything is looked for in it. @throws SamlFailure */
export function requireResponse(root: Element): void {
  const { nodeName } = root
  if (!isElement(root, protocolNamespace, 'Response')) throw new SamlFailure('not_a_response', { root: nodeName })
  requireVersion(root)
}

/**
 * S-5: one assertion, directly in the response; none anywhere else, and no signature but directly in the response or the
 * assertion. The names are looked for in every namespace, so that a look-alike is refused as well.
 *
 * @throws SamlFailure
 */
export function findParts(response: Element): ResponseParts {
  const plain = childrenNamed(response, assertionNamespace, 'Assertion')
  const encrypted = childrenNamed(response, assertionNamespace, 'EncryptedAssertion')
  const [assertion, ...others] = [...plain, ...encrypted]
  if (others.length > 0) throw new SamlFailure('several_assertions')
  const isNamedAlike = ({ localName }: Element) => localName === 'Assertion' || localName === 'EncryptedAssertion'
  if (withDescendants(response).some((each) => isNamedAlike(each) && each !== assertion)) {
    throw new SamlFailure('misplaced_assertion')
  }
  if (assertion === undefined) throw new SamlFailure('no_assertion')
  checkSignaturePlaces(response, [response, assertion])
  return { response, assertion, isEncrypted: plain.length === 0 }
}

/** Holds a decrypted assertion to the rules of {@link findParts}. @throws SamlFailure */
export function requireAssertion(root: Element): void {
  if (!isElement(root, assertionNamespace, 'Assertion')) throw new SamlFailure('no_assertion')
  if (withDescendants(root).some((each) => each !== root && /^(Encrypted)?Assertion$/.test(each.localName))) {
    throw new SamlFailure('misplaced_assertion')
  }
  checkSignaturePlaces(root, [root])
}

export function requireVersion(element: Element): void {
  const version = attributeOf(element, 'Version')
  if (version !== '2.0') throw new SamlFailure('wrong_version', { version: version ?? '' })
}

/** The signature of an element; `undefined` if it has none. */
export function signatureOf(element: Element): Element | undefined {
  return childElements(element).find((child) => isElement(child, signatureNamespace, 'Signature'))
}

function checkSignaturePlaces(root: Element, signable: readonly Element[]): void {
  const isFirst = (signature: Element) =>
    signable.some((each) => signature.parentNode === each && signatureOf(each) === signature)
  const signatures = withDescendants(root).filter(({ localName }) => localName === 'Signature')
  if (!signatures.every(isFirst)) throw new SamlFailure('misplaced_signature')
}
