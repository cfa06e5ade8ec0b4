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
  /** Asks the provider to authenticate the person anew. */
  forceAuthn: boolean
  /** Whom the application expects, for providers that fill in their form. */
  loginHint?: string | undefined
}

/** SAML core §3.4.1. The subject carries the hint, as Entra ID and others read it. */
export function writeAuthnRequest(request: AuthnRequest): string {
  const { id, issuedAt, destination, spEntityId, acsUrl, forceAuthn, loginHint } = request
  const subject =
    loginHint === undefined ? undefined : xml`<saml:Subject><saml:NameID>${loginHint}</saml:NameID></saml:Subject>`
  const force = forceAuthn ? xml` ForceAuthn="true"` : undefined
  return xml`<samlp:AuthnRequest xmlns:samlp="${protocolNamespace}" xmlns:saml="${assertionNamespace}" ID="${id}" Version="2.0" IssueInstant="${issuedAt.toISOString()}" Destination="${destination}"${force} ProtocolBinding="${httpPost}" AssertionConsumerServiceURL="${acsUrl}"><saml:Issuer>${spEntityId}</saml:Issuer>${subject}<samlp:NameIDPolicy AllowCreate="true"/></samlp:AuthnRequest>`
    .markup
}
