import { SamlFailure } from '../failure.ts'
import { signatureNamespace } from '../namespaces.ts'
import { attributeOf, childElements, isElement, textOf } from '../xml/read.ts'
import { digestAlgorithms, sha1, signatureAlgorithms } from './algorithms.ts'

const envelopedSignature = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'
const exclusiveCanonicalization = 'http://www.w3.org/2001/10/xml-exc-c14n#'

/**
 * S-7 and S-9: a signature has one form, about the element that it stands in, and nothing in it is run but two transforms.
 *
 * @param allowSha1 what an administrator chose for a provider that knows no better.
 * @throws SamlFailure
 */
export function checkSignatureShape(signed: Element, signature: Element, allowSha1: boolean): void {
  const id = attributeOf(signed, 'ID')
  if (id === undefined || id === '') throw new SamlFailure('missing_id')
  const [signedInfo] = inOrder(signature, ['SignedInfo', 'SignatureValue'], ['KeyInfo'])
  const [canonicalization, method, reference] = inOrder(signedInfo, [
    'CanonicalizationMethod',
    'SignatureMethod',
    'Reference',
  ])
  if (attributeOf(canonicalization, 'Algorithm') !== exclusiveCanonicalization) {
    throw new SamlFailure('forbidden_canonicalization', { algorithm: attributeOf(canonicalization, 'Algorithm') ?? '' })
  }
  if (attributeOf(reference, 'URI') !== `#${id}`) {
    throw new SamlFailure('wrong_reference', { reference: attributeOf(reference, 'URI') ?? '', expected: `#${id}` })
  }
  const [transforms, digestMethod, digestValue] = inOrder(reference, ['Transforms', 'DigestMethod', 'DigestValue'])
  checkTransforms(transforms)
  const [signatures, digests] = [Object.keys(signatureAlgorithms), Object.keys(digestAlgorithms)]
  checkAlgorithm(method, 'weak_signature', allowSha1 ? [...signatures, sha1.signature] : signatures)
  checkAlgorithm(digestMethod, 'weak_digest', allowSha1 ? [...digests, sha1.digest] : digests)
  // A comment in it would be read by one and skipped by another.
  if (digestValue.childNodes.length !== 1 || textOf(digestValue) === undefined) {
    throw new SamlFailure('malformed_signature')
  }
}

/** Each name stands once, in this order, and nothing else does. */
function inOrder<const Names extends readonly string[]>(
  parent: Element,
  names: Names,
  optional: readonly string[] = [],
): { [Name in keyof Names]: Element } {
  const children = childElements(parent)
  const fits =
    children.length >= names.length &&
    children.length <= names.length + optional.length &&
    children.every((child, at) => isElement(child, signatureNamespace, [...names, ...optional][at] ?? ''))
  if (!fits) throw new SamlFailure('malformed_signature')
  return children as unknown as { [Name in keyof Names]: Element }
}

function checkTransforms(transforms: Element): void {
  const algorithms = childElements(transforms).map((each) => attributeOf(each, 'Algorithm') ?? '')
  const unknown = algorithms.find((each) => each !== envelopedSignature && each !== exclusiveCanonicalization)
  if (unknown !== undefined) throw new SamlFailure('forbidden_transform', { algorithm: unknown })
  const isExpected = algorithms[0] === envelopedSignature && algorithms[1] === exclusiveCanonicalization
  if (!isExpected || algorithms.length !== 2) throw new SamlFailure('forbidden_transform', { algorithms })
}

function checkAlgorithm(method: Element, reason: 'weak_signature' | 'weak_digest', allowed: readonly string[]): void {
  const algorithm = attributeOf(method, 'Algorithm') ?? ''
  if (!allowed.includes(algorithm)) throw new SamlFailure(reason, { algorithm })
}
