import { type NameIdFormat, nameIdFormats } from '../name-id-formats.ts'
import { assertionNamespace, httpPost, protocolNamespace } from '../namespaces.ts'
import { xml } from '../xml/write.ts'

export interface AuthnRequest {
  /** An XML name, which a ULID after a `_` is. */
  id: string
  issuedAt: Date
  /** The sign-in URL of the identity provider. */
  destination: string
  spEntityId: string
  acsUrl: string
  /** Asks the provider to authenticate the person again. */
  forceAuthn: boolean
  /** The NameID that the provider is asked for; left out for what it usually sends. */
  nameIdFormat?: NameIdFormat | undefined
  /** Whom the application expects, for providers that fill in their form. */
  loginHint?: string | undefined
}

/** SAML core §3.4.1. The subject carries the hint, as Entra ID and others read it. */
export function writeAuthnRequest(request: AuthnRequest): string {
  const { id, issuedAt, destination, spEntityId, acsUrl, forceAuthn, nameIdFormat, loginHint } = request
  const subject =
    loginHint === undefined ? undefined : xml`<saml:Subject><saml:NameID>${loginHint}</saml:NameID></saml:Subject>`
  const force = forceAuthn ? xml` ForceAuthn="true"` : undefined
  const format = nameIdFormat === undefined ? undefined : xml` Format="${nameIdFormats[nameIdFormat]}"`
  return xml`<samlp:AuthnRequest xmlns:samlp="${protocolNamespace}" xmlns:saml="${assertionNamespace}" ID="${id}" Version="2.0" IssueInstant="${issuedAt.toISOString()}" Destination="${destination}"${force} ProtocolBinding="${httpPost}" AssertionConsumerServiceURL="${acsUrl}"><saml:Issuer>${spEntityId}</saml:Issuer>${subject}<samlp:NameIDPolicy${format} AllowCreate="true"/></samlp:AuthnRequest>`
    .markup
}
