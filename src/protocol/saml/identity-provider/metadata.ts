import { type Certificate, readAnyCertificate, type WeakCertificate } from '../certificate.ts'
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
  signOutBinding: 'redirect' | 'post'
  /** Where answers to its logout requests go, if that is another address. */
  signOutResponseUrl: string | null
  certificates: Certificate[]
  /** Other certificates, which are ignored. */
  ignoredCertificates: WeakCertificate[]
  wantsSignedRequests: boolean
}

const maxCharacters = 1_048_576
const limits = { maxDepth: 40, maxElements: 20_000, maxAttributes: 40_000 }

/**
 * Reads SAML metadata (saml-metadata-2.0-os §2.4.3): one `EntityDescriptor`, or the one with an identity provider among
 * several. Its signature is not checked: the administrator who configures the connection vouches for the document, or its URL does.
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
  const signIn = serviceOf(descriptor, 'SingleSignOnService')
  if (signIn === undefined) throw new SamlFailure('missing_sign_in_url')
  const signOut = serviceOf(descriptor, 'SingleLogoutService')
  return {
    entityId,
    signInUrl: signIn.url,
    signInBinding: signIn.binding,
    signOutUrl: signOut?.url ?? null,
    signOutBinding: signOut?.binding ?? 'redirect',
    signOutResponseUrl: signOut?.responseUrl ?? null,
    ...certificatesOf(descriptor),
    wantsSignedRequests: /^(true|1)$/.test(attributeOf(descriptor, 'WantAuthnRequestsSigned') ?? ''),
  }
}

interface Service {
  url: string
  binding: 'redirect' | 'post'
  responseUrl: string | null
}

/** An endpoint for HTTP-Redirect, otherwise for HTTP-POST. */
function serviceOf(descriptor: Element, name: string): Service | undefined {
  const services = childrenNamed(descriptor, metadataNamespace, name)
  for (const [binding, uri] of [['redirect', httpRedirect] as const, ['post', httpPost] as const]) {
    const found = services.find((each) => attributeOf(each, 'Binding') === uri)
    const url = found && attributeOf(found, 'Location')
    if (url !== undefined)
      return { url, binding, responseUrl: (found && attributeOf(found, 'ResponseLocation')) ?? null }
  }
  return undefined
}

/**
 * Keys for signatures, and those that are for everything. Each once: some providers list a key for both uses. A weak one
 * beside others is left out (S-9): providers keep an old one in their metadata that they no longer use.
 */
function certificatesOf(descriptor: Element): Pick<IdentityProvider, 'certificates' | 'ignoredCertificates'> {
  const texts = childrenNamed(descriptor, metadataNamespace, 'KeyDescriptor')
    .filter((key) => attributeOf(key, 'use') !== 'encryption')
    .flatMap((key) => childrenNamed(key, signatureNamespace, 'KeyInfo'))
    .flatMap((info) => childrenNamed(info, signatureNamespace, 'X509Data'))
    .flatMap((data) => childrenNamed(data, signatureNamespace, 'X509Certificate'))
    .map((certificate) => textOf(certificate) ?? '')
  const read = texts.map(readAnyCertificate)
  const all = [...new Map(read.map((each) => [each.fingerprint, each])).values()]
  const certificates = all.filter((each) => 'pem' in each)
  const ignoredCertificates = all.filter((each) => 'key' in each)
  if (certificates.length > 0) return { certificates, ignoredCertificates }
  const [weak] = ignoredCertificates
  throw weak === undefined ? new SamlFailure('missing_certificate') : new SamlFailure('weak_key', { ...weak })
}
