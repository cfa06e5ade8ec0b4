import { assertionNamespace, protocolNamespace } from '../namespaces.ts'
import { xml } from '../xml/write.ts'

export interface LogoutResponse {
  id: string
  issuedAt: Date
  /** The address of the identity provider that takes answers. */
  destination: string
  spEntityId: string
  /** The request that is answered. */
  inResponseTo: string
  /** Why nothing was done; absent for success. */
  refusal?: string | undefined
}

const status = 'urn:oasis:names:tc:SAML:2.0:status:'

/** SAML core §3.7.2. A refusal blames the request: what fails on our side is not answered. */
export function writeLogoutResponse(response: LogoutResponse): string {
  const { id, issuedAt, destination, spEntityId, inResponseTo, refusal } = response
  const outcome =
    refusal === undefined
      ? xml`<samlp:StatusCode Value="${`${status}Success`}"/>`
      : xml`<samlp:StatusCode Value="${`${status}Requester`}"><samlp:StatusCode Value="${`${status}RequestUnsupported`}"/></samlp:StatusCode><samlp:StatusMessage>${refusal}</samlp:StatusMessage>`
  return xml`<samlp:LogoutResponse xmlns:samlp="${protocolNamespace}" xmlns:saml="${assertionNamespace}" ID="${id}" Version="2.0" IssueInstant="${issuedAt.toISOString()}" Destination="${destination}" InResponseTo="${inResponseTo}"><saml:Issuer>${spEntityId}</saml:Issuer><samlp:Status>${outcome}</samlp:Status></samlp:LogoutResponse>`
    .markup
}
