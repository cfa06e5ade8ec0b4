import { sign as signBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import type { LogoutExpectations, ReceivedMessage } from './logout/expectations.ts'
import type { MessageField } from './message-field.ts'
import { expectations, type ProviderKey, providerKey, type Signing, sign } from './provider.fixture.ts'

/** A logout message that a provider makes. Each step may be replaced, so that a test says only what is special. */
export interface LogoutMessage {
  binding?: 'redirect' | 'post'
  /** A request unless given. */
  field?: MessageField
  relayState?: string
  /** Changes what the provider says, before it signs. */
  says?: (xml: string) => string
  key?: ProviderKey
  /** Of the signature inside, by HTTP-POST. */
  signing?: Partial<Signing>
  /** Whether it is signed at all. */
  isSigned?: boolean
  /** Changes what was signed, on its way: the XML of HTTP-POST, or the query. */
  onItsWay?: (sent: string) => string
  /** The algorithm that a query names, and the hash that it is signed with. */
  algorithm?: { name: string; hash: string }
  /** How a query packs its message. */
  pack?: (xml: string) => string
  /** How it writes its parts. */
  encode?: (text: string) => string
}

export const logoutExpectations: LogoutExpectations = {
  sloUrl: 'https://auth.eastwind.example/sso/saml/slo/key',
  idpEntityId: expectations.idpEntityId,
  certificates: expectations.certificates,
  allowSha1: false,
  now: expectations.now,
}

const namespaces =
  'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"'

/** The request that every test begins with. */
export function plainLogoutRequest(): string {
  const { sloUrl, idpEntityId } = logoutExpectations
  return [
    `<samlp:LogoutRequest ${namespaces} ID="_logout" Version="2.0" IssueInstant="2026-06-01T11:59:58Z" NotOnOrAfter="2026-06-01T12:05:00Z" Destination="${sloUrl}">`,
    `<saml:Issuer>${idpEntityId}</saml:Issuer>`,
    '<saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">ada@northwind.example</saml:NameID>',
    '<samlp:SessionIndex>_session</samlp:SessionIndex></samlp:LogoutRequest>',
  ].join('')
}

/** The answer to the request `_request`. */
export function plainLogoutResponse(): string {
  const { sloUrl, idpEntityId } = logoutExpectations
  return [
    `<samlp:LogoutResponse ${namespaces} ID="_answer" Version="2.0" IssueInstant="2026-06-01T11:59:58Z" Destination="${sloUrl}" InResponseTo="_request">`,
    `<saml:Issuer>${idpEntityId}</saml:Issuer>`,
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:LogoutResponse>',
  ].join('')
}

const rsaSha256 = { name: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', hash: 'sha256' }

/** As it comes from the provider. */
export function createLogout(message: LogoutMessage = {}): ReceivedMessage {
  const { binding = 'post', field = 'SAMLRequest', says = (xml) => xml } = message
  const xml = says(field === 'SAMLRequest' ? plainLogoutRequest() : plainLogoutResponse())
  return binding === 'post' ? posted(xml, field, message) : redirected(xml, field, message)
}

function posted(xml: string, field: MessageField, message: LogoutMessage): ReceivedMessage {
  const { isSigned = true, key = providerKey, signing, onItsWay = (sent) => sent } = message
  const name = field === 'SAMLRequest' ? 'LogoutRequest' : 'LogoutResponse'
  const signed = isSigned ? sign(xml, name, { key, ...signing }) : xml
  return { binding: 'post', field, value: Buffer.from(onItsWay(signed)).toString('base64') }
}

/** The message packed as HTTP-Redirect has it. */
export function deflated(xml: string): string {
  return deflateRawSync(xml).toString('base64')
}

function redirected(xml: string, field: MessageField, message: LogoutMessage): ReceivedMessage {
  const { isSigned = true, key = providerKey, relayState, onItsWay = (sent) => sent } = message
  const { algorithm = rsaSha256, pack = deflated, encode = encodeURIComponent } = message
  const parts = [
    `${field}=${encode(pack(xml))}`,
    ...(relayState === undefined ? [] : [`RelayState=${encode(relayState)}`]),
    ...(isSigned ? [`SigAlg=${encode(algorithm.name)}`] : []),
  ].join('&')
  const signature = signBytes(algorithm.hash, Buffer.from(parts), {
    key: key.privateKey,
    dsaEncoding: 'ieee-p1363',
  })
  const query = isSigned ? `${parts}&Signature=${encodeURIComponent(signature.toString('base64'))}` : parts
  return { binding: 'redirect', query: onItsWay(query) }
}
