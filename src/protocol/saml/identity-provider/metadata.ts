import { type Certificate, readCertificate } from '../certificate.ts'
import { SamlFailure } from '../failure.ts'
import { httpPost, httpRedirect, metadataNamespace, protocolNamespace, signatureNamespace } from '../namespaces.ts'
import { parseXml } from '../xml/parse.ts'
import { attributeOf, childrenNamed, isElement, textOf, withDescendants } from '../xml/read.ts'

/** What a connection takes from the metadata of an identity provider. */
export interface IdentityProvider {
  entityId: string
  signInUrl: string
  signInBinding: 'redirect' | 'post'
  signOutUrl: string | null
  certificates: Certificate[]
  wantsSignedRequests: boolean
}

const maxCharacters = 1_048_576
const limits = { maxDepth: 40, maxElements: 20_000, maxAttributes: 40_000 }

/**
 * Reads SAML metadata (saml-metadata-2.0-os §2.4.3): one `EntityDescriptor`, or the one with an identity provider among
 * several. Its signature is not checked: whoever configures the connection vouches for the document, or its URL does.
 *
 * @throws SamlFailure
 */
export function readMetadata(text: string): IdentityProvider {
  if (text.length > maxCharacters) throw new SamlFailure('too_large')
  const root = parseXml(text.trim(), limits)
  const isMetadata = ['EntityDescriptor', 'EntitiesDescriptor'].some((name) => isElement(root, metadataNamespace, name))
  if (!isMetadata) throw new SamlFailure('not_metadata')
  const found = withDescendants(root).filter(
    (element) => isElement(element, metadataNamespace, 'IDPSSODescriptor') && speaksSaml2(element),
  )
  const [descriptor, ...others] = found
  if (descriptor === undefined) throw new SamlFailure('no_identity_provider')
  if (others.length > 0) throw new SamlFailure('several_identity_providers')
  return readDescriptor(descriptor)
}

function speaksSaml2(descriptor: Element): boolean {
  return (attributeOf(descriptor, 'protocolSupportEnumeration') ?? '').split(/\s+/).includes(protocolNamespace)
}

function readDescriptor(descriptor: Element): IdentityProvider {
  const entityId = attributeOf(descriptor.parentNode as Element, 'entityID')
  if (entityId === undefined || entityId === '') throw new SamlFailure('not_metadata')
  const redirect = locationOf(descriptor, 'SingleSignOnService', httpRedirect)
  const signInUrl = redirect ?? locationOf(descriptor, 'SingleSignOnService', httpPost)
  if (signInUrl === undefined) throw new SamlFailure('missing_sign_in_url')
  return {
    entityId,
    signInUrl,
    signInBinding: redirect === undefined ? 'post' : 'redirect',
    signOutUrl: locationOf(descriptor, 'SingleLogoutService', httpRedirect) ?? null,
    certificates: certificatesOf(descriptor),
    wantsSignedRequests: /^(true|1)$/.test(attributeOf(descriptor, 'WantAuthnRequestsSigned') ?? ''),
  }
}

function locationOf(descriptor: Element, service: string, binding: string): string | undefined {
  const found = childrenNamed(descriptor, metadataNamespace, service).find(
    (each) => attributeOf(each, 'Binding') === binding,
  )
  return found && attributeOf(found, 'Location')
}

/** Keys for signatures, and those that are for everything. Each once: some providers list a key for both uses. */
function certificatesOf(descriptor: Element): Certificate[] {
  const texts = childrenNamed(descriptor, metadataNamespace, 'KeyDescriptor')
    .filter((key) => attributeOf(key, 'use') !== 'encryption')
    .flatMap((key) => childrenNamed(key, signatureNamespace, 'KeyInfo'))
    .flatMap((info) => childrenNamed(info, signatureNamespace, 'X509Data'))
    .flatMap((data) => childrenNamed(data, signatureNamespace, 'X509Certificate'))
    .map((certificate) => textOf(certificate) ?? '')
  const certificates = texts.map(readCertificate)
  if (certificates.length === 0) throw new SamlFailure('missing_certificate')
  return [...new Map(certificates.map((each) => [each.fingerprint, each])).values()]
}
