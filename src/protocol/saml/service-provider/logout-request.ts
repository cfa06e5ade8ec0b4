import type { NameId } from '../name-id.ts'
import { assertionNamespace, protocolNamespace } from '../namespaces.ts'
import { xml } from '../xml/write.ts'

export interface LogoutRequest extends NameId {
  /** An XML name, which a ULID after a `_` is. */
  id: string
  issuedAt: Date
  notOnOrAfter: Date
  /** The sign-out URL of the identity provider. */
  destination: string
  spEntityId: string
  /** The session at the provider that ends. Without it, all of the person do. */
  sessionIndex: string | null
}

const byUser = 'urn:oasis:names:tc:SAML:2.0:logout:user'

/** SAML core §3.7.1. The NameID is repeated with all that the provider wrote beside it. */
export function writeLogoutRequest(request: LogoutRequest): string {
  const { id, issuedAt, notOnOrAfter, destination, spEntityId, sessionIndex } = request
  const attributes = [
    attribute('Format', request.nameIdFormat),
    attribute('NameQualifier', request.nameQualifier),
    attribute('SPNameQualifier', request.spNameQualifier),
  ]
  const session = sessionIndex === null ? undefined : xml`<samlp:SessionIndex>${sessionIndex}</samlp:SessionIndex>`
  return xml`<samlp:LogoutRequest xmlns:samlp="${protocolNamespace}" xmlns:saml="${assertionNamespace}" ID="${id}" Version="2.0" IssueInstant="${issuedAt.toISOString()}" NotOnOrAfter="${notOnOrAfter.toISOString()}" Destination="${destination}" Reason="${byUser}"><saml:Issuer>${spEntityId}</saml:Issuer><saml:NameID${attributes}>${request.nameId}</saml:NameID>${session}</samlp:LogoutRequest>`
    .markup
}

function attribute(name: 'Format' | 'NameQualifier' | 'SPNameQualifier', value: string | null) {
  return value === null ? xml`` : xml` ${name}="${value}"`
}
