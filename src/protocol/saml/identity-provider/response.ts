import { assertionNamespace, protocolNamespace } from '../namespaces.ts'
import { type Markup, xml } from '../xml/write.ts'

export interface ProviderResponse {
  id: string
  issuedAt: Date
  idpEntityId: string
  acsUrl: string
  /** The request that is answered; left out for a sign-in that the provider starts. */
  inResponseTo?: string | undefined
}

export interface ProviderAssertion {
  id: string
  spEntityId: string
  nameId: string
  attributes: Readonly<Record<string, readonly string[]>>
  validSeconds: number
}

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success'
const responder = 'urn:oasis:names:tc:SAML:2.0:status:Responder'
const denied = 'urn:oasis:names:tc:SAML:2.0:status:RequestDenied'

/** An identity provider's statement about a user (SAML core §3.3.3). The response still has to be signed. */
export function writeResponse(response: ProviderResponse, assertion: ProviderAssertion): string {
  const status = xml`<samlp:StatusCode Value="${success}"/>`
  return write(response, status, writeAssertion(response, assertion))
}

/** The answer of an identity provider that does not sign the person in. */
export function writeDenial(response: ProviderResponse): string {
  return write(
    response,
    xml`<samlp:StatusCode Value="${responder}"><samlp:StatusCode Value="${denied}"/></samlp:StatusCode>`,
  )
}

function write(response: ProviderResponse, status: Markup, assertion?: Markup): string {
  const { id, issuedAt, idpEntityId, acsUrl } = response
  return xml`<samlp:Response xmlns:samlp="${protocolNamespace}" xmlns:saml="${assertionNamespace}" ID="${id}" Version="2.0" IssueInstant="${issuedAt.toISOString()}" Destination="${acsUrl}"${answered(response)}><saml:Issuer>${idpEntityId}</saml:Issuer><samlp:Status>${status}</samlp:Status>${assertion}</samlp:Response>`
    .markup
}

function writeAssertion(response: ProviderResponse, assertion: ProviderAssertion): Markup {
  const { issuedAt, idpEntityId, acsUrl } = response
  const { id, spEntityId, nameId, validSeconds } = assertion
  const at = issuedAt.toISOString()
  const until = new Date(issuedAt.getTime() + validSeconds * 1_000).toISOString()
  const attributes = Object.entries(assertion.attributes).map(([name, values]) => attribute(name, values))
  return xml`<saml:Assertion ID="${id}" Version="2.0" IssueInstant="${at}"><saml:Issuer>${idpEntityId}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${until}" Recipient="${acsUrl}"${answered(response)}/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at}" NotOnOrAfter="${until}"><saml:AudienceRestriction><saml:Audience>${spEntityId}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${at}" SessionIndex="${id}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>${attributes}</saml:AttributeStatement></saml:Assertion>`
}

function answered({ inResponseTo }: ProviderResponse): Markup | undefined {
  return inResponseTo === undefined ? undefined : xml` InResponseTo="${inResponseTo}"`
}

function attribute(name: string, values: readonly string[]): Markup {
  const all = values.map((value) => xml`<saml:AttributeValue>${value}</saml:AttributeValue>`)
  return xml`<saml:Attribute Name="${name}">${all}</saml:Attribute>`
}
