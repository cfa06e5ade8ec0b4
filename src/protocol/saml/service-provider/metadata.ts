import { type NameIdFormat, nameIdFormats } from '../name-id-formats.ts'
import {
  encryption11Namespace,
  httpPost,
  httpRedirect,
  metadataNamespace,
  protocolNamespace,
  signatureNamespace,
} from '../namespaces.ts'
import { dataAlgorithms } from '../response/decrypt-assertion.ts'
import { keyTransports } from '../response/key-transport.ts'
import { type Markup, xml } from '../xml/write.ts'

export interface ServiceProvider {
  entityId: string
  acsUrl: string
  sloUrl: string
  signsRequests: boolean
  /** The NameID that providers are asked for; unspecified unless given. */
  nameIdFormat?: NameIdFormat | undefined
  /** Base64 of the DER form. The first is in use, another one will be. */
  signingCertificates: readonly string[]
  encryptionCertificates: readonly string[]
}

/**
 * The metadata of a connection as the service provider that it is (saml-metadata-2.0-os §2.4.4): the algorithms that
 * {@link decryptAssertion} takes stand with the encryption certificate.
 */
export function writeMetadata(provider: ServiceProvider): string {
  const { entityId, acsUrl, sloUrl, signsRequests, nameIdFormat = 'unspecified' } = provider
  const { signingCertificates, encryptionCertificates } = provider
  const keys = [
    ...signingCertificates.map((each) => keyDescriptor('signing', each)),
    ...encryptionCertificates.map((each) => keyDescriptor('encryption', each, encryptionMethods)),
  ]
  const signOut = [httpRedirect, httpPost].map(
    (binding) => xml`<md:SingleLogoutService Binding="${binding}" Location="${sloUrl}"/>`,
  )
  const { markup } =
    xml`<md:EntityDescriptor xmlns:md="${metadataNamespace}" xmlns:ds="${signatureNamespace}" entityID="${entityId}"><md:SPSSODescriptor AuthnRequestsSigned="${String(signsRequests)}" WantAssertionsSigned="true" protocolSupportEnumeration="${protocolNamespace}">${keys}${signOut}<md:NameIDFormat>${nameIdFormats[nameIdFormat]}</md:NameIDFormat><md:AssertionConsumerService Binding="${httpPost}" Location="${acsUrl}" index="0" isDefault="true"/></md:SPSSODescriptor></md:EntityDescriptor>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${markup}\n`
}

const encryptionMethods: Markup[] = [
  ...dataAlgorithms.map((algorithm) => xml`<md:EncryptionMethod Algorithm="${algorithm}"/>`),
  ...keyTransports.map(({ algorithm, digest, mask }) => {
    const maskFunction =
      mask === undefined ? undefined : xml`<xenc11:MGF xmlns:xenc11="${encryption11Namespace}" Algorithm="${mask}"/>`
    return xml`<md:EncryptionMethod Algorithm="${algorithm}"><ds:DigestMethod Algorithm="${digest}"/>${maskFunction}</md:EncryptionMethod>`
  }),
]

function keyDescriptor(use: string, certificate: string, methods: Markup[] = []): Markup {
  return xml`<md:KeyDescriptor use="${use}"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>${methods}</md:KeyDescriptor>`
}
