import { expect, test } from 'vitest'
import { readCertificate, SamlFailure, type SamlFailureCause, validateLogout } from '../index.ts'
import {
  createLogout,
  deflated,
  type LogoutMessage,
  logoutExpectations,
  plainLogoutRequest,
} from '../logout.fixture.ts'
import { createCurveKey, otherKey, providerKey, sign } from '../provider.fixture.ts'
import type { LogoutExpectations } from './expectations.ts'

interface Received extends LogoutMessage {
  expected?: Partial<LogoutExpectations>
}

/** A message that is refused, beside one that differs in the same place and is accepted. */
interface Row {
  rule: string
  what: string
  refused: Received
  as: SamlFailureCause
  /** The plain message of the same kind and binding unless given. */
  accepted?: Received
}

const swap = (from: string | RegExp, to: string) => (text: string) => {
  expect(text).toMatch(from)
  return text.replace(from, () => to)
}
const later = (seconds: number) => ({ now: new Date(logoutExpectations.now.getTime() + seconds * 1_000) })
const query = { binding: 'redirect' } as const
const answer = { field: 'SAMLResponse' } as const
const sha1 = { name: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1', hash: 'sha1' }
const more = 'http://www.w3.org/2001/04/xmldsig-more#'
const curveKey = await createCurveKey('P-256')
const ofCurve: Received = {
  ...query,
  key: curveKey,
  algorithm: { name: `${more}ecdsa-sha256`, hash: 'sha256' },
  expected: { certificates: [readCertificate(curveKey.certificate)] },
}
const victim = 'grace@northwind.example'
const forged = plainLogoutRequest().replace('ada@northwind.example', victim)
const signatureOf = (xml: string) => /<Signature .*?<\/Signature>/s.exec(xml)?.[0] ?? ''
const inside = (more: string) => swap('</samlp:LogoutRequest>', `${more}</samlp:LogoutRequest>`)
const lowerCase = (text: string) => text.replace(/%[0-9A-F]{2}/g, (encoded) => encoded.toLowerCase())

const ofQueries: readonly Row[] = [
  {
    rule: 'S-10',
    what: 'a query without a signature',
    refused: { ...query, isSigned: false },
    as: 'unsigned_message',
  },
  {
    rule: 'S-10',
    what: 'a query whose algorithm was cut off',
    refused: { ...query, onItsWay: swap(/&SigAlg=[^&]*/, '') },
    as: 'unsigned_message',
  },
  {
    rule: 'S-8',
    what: 'a query that is signed with another key',
    refused: { ...query, key: otherKey },
    as: 'wrong_signature',
    accepted: { ...query, key: otherKey, expected: { certificates: [readCertificate(otherKey.certificate)] } },
  },
  {
    rule: 'S-7',
    what: 'a query whose message was replaced',
    refused: {
      ...query,
      onItsWay: swap(/SAMLRequest=[^&]*/, `SAMLRequest=${encodeURIComponent(deflated(forged))}`),
    },
    as: 'wrong_signature',
  },
  {
    rule: 'S-7',
    what: 'a query with the RelayState of another one',
    refused: { ...query, relayState: 'mine', onItsWay: swap('RelayState=mine', 'RelayState=theirs') },
    as: 'wrong_signature',
    accepted: { ...query, relayState: 'mine' },
  },
  {
    rule: 'S-7',
    what: 'a query that lost its RelayState',
    refused: { ...query, relayState: 'mine', onItsWay: swap('&RelayState=mine', '') },
    as: 'wrong_signature',
    accepted: { ...query, relayState: '' },
  },
  {
    rule: 'S-7',
    what: 'a query with a RelayState that was not signed',
    refused: { ...query, onItsWay: swap('&SigAlg', '&RelayState=theirs&SigAlg') },
    as: 'wrong_signature',
  },
  {
    rule: 'S-7',
    what: 'a query whose percent-encodings were written again after it was signed',
    refused: { ...query, onItsWay: lowerCase },
    as: 'wrong_signature',
    accepted: { ...query, encode: (text) => lowerCase(encodeURIComponent(text)) },
  },
  {
    rule: 'S-7',
    what: 'a request in the guise of an answer',
    refused: { ...query, onItsWay: swap('SAMLRequest=', 'SAMLResponse=') },
    as: 'wrong_signature',
  },
  {
    rule: 'S-7',
    what: 'a query with two messages',
    refused: { ...query, onItsWay: (sent) => `SAMLRequest=${encodeURIComponent(deflated(forged))}&${sent}` },
    as: 'ambiguous_query',
    accepted: { ...query, onItsWay: (sent) => `tenant=a&tenant=b&${sent}` },
  },
  {
    rule: 'S-7',
    what: 'a query with two messages, one of which hides its name',
    refused: { ...query, onItsWay: (sent) => `${sent}&%53AMLRequest=${encodeURIComponent(deflated(forged))}` },
    as: 'ambiguous_query',
  },
  {
    rule: 'S-7',
    what: 'a query with a request and an answer',
    refused: { ...query, onItsWay: (sent) => `${sent}&SAMLResponse=x` },
    as: 'ambiguous_query',
  },
  {
    rule: 'S-7',
    what: 'a query with a broken encoding',
    refused: { ...query, onItsWay: swap('SigAlg=http', 'SigAlg=%zz') },
    as: 'ambiguous_query',
  },
  {
    rule: 'S-9',
    what: 'a query that is signed with SHA-1',
    refused: { ...query, algorithm: sha1 },
    as: 'weak_signature',
    accepted: { ...query, algorithm: sha1, expected: { allowSha1: true } },
  },
  {
    rule: 'S-9',
    what: 'a query that names a code with a shared key',
    refused: { ...query, algorithm: { name: `${more}hmac-sha256`, hash: 'sha256' } },
    as: 'weak_signature',
    accepted: { ...query, algorithm: { name: `${more}rsa-sha512`, hash: 'sha512' } },
  },
  {
    rule: 'S-9',
    what: 'a query that names an algorithm for another kind of key',
    refused: { ...query, algorithm: { name: `${more}ecdsa-sha256`, hash: 'sha256' } },
    as: 'wrong_signature',
    accepted: ofCurve,
  },
  {
    rule: 'S-1',
    what: 'a query that unpacks to 300 KiB',
    refused: { ...query, says: inside(' '.repeat(300_000)) },
    as: 'too_large',
    accepted: { ...query, says: inside(' '.repeat(200_000)) },
  },
  {
    rule: 'S-1',
    what: 'a query that unpacks to 100 MB',
    refused: { ...query, pack: () => deflated('x'.repeat(100_000_000)) },
    as: 'too_large',
  },
  {
    rule: 'S-1',
    what: 'a query whose message is not packed',
    refused: { ...query, pack: (xml) => Buffer.from(xml).toString('base64') },
    as: 'not_deflated',
  },
  {
    rule: 'S-1',
    what: 'a query that names another packing',
    refused: { ...query, onItsWay: (sent) => `${sent}&SAMLEncoding=none` },
    as: 'not_deflated',
    accepted: {
      ...query,
      onItsWay: (sent) => `${sent}&SAMLEncoding=urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE`,
    },
  },
  {
    rule: 'S-7',
    what: 'a query whose message has a signature inside',
    refused: { ...query, says: (xml) => sign(xml, 'LogoutRequest', { key: otherKey }) },
    as: 'misplaced_signature',
  },
  {
    rule: 'S-12',
    what: 'a query without an issuer',
    refused: { ...query, says: swap(/<saml:Issuer>.*<\/saml:Issuer>/, '') },
    as: 'missing_issuer',
  },
]

const ofForms: readonly Row[] = [
  { rule: 'S-10', what: 'a form without a signature', refused: { isSigned: false }, as: 'unsigned_message' },
  {
    rule: 'S-8',
    what: 'a form that is signed with another key',
    refused: { key: otherKey },
    as: 'unknown_certificate',
    accepted: { key: otherKey, expected: { certificates: [readCertificate(otherKey.certificate)] } },
  },
  {
    rule: 'S-8',
    what: 'a form that is signed with another key and names the right one',
    refused: { key: otherKey, signing: { named: providerKey.certificate } },
    as: 'wrong_signature',
  },
  {
    rule: 'S-9',
    what: 'a form that is signed with SHA-1',
    refused: { signing: { algorithm: sha1.name, digest: 'http://www.w3.org/2000/09/xmldsig#sha1' } },
    as: 'weak_signature',
    accepted: {
      signing: { algorithm: sha1.name, digest: 'http://www.w3.org/2000/09/xmldsig#sha1' },
      expected: { allowSha1: true },
    },
  },
  {
    rule: 'S-10',
    what: 'another person than was signed',
    refused: { onItsWay: swap('ada@northwind.example', victim) },
    as: 'wrong_signature',
  },
  {
    rule: 'S-10',
    what: 'a session that was taken out after it was signed',
    refused: { onItsWay: swap(/<samlp:SessionIndex>.*<\/samlp:SessionIndex>/, '') },
    as: 'wrong_signature',
    accepted: { says: swap(/<samlp:SessionIndex>.*<\/samlp:SessionIndex>/, '') },
  },
  {
    rule: 'S-7',
    what: 'two signatures',
    refused: { onItsWay: (xml) => xml.replace(signatureOf(xml), (signature) => signature + signature) },
    as: 'misplaced_signature',
  },
  {
    rule: 'S-5',
    what: 'a forged request around the signed one',
    refused: {
      onItsWay: (xml) =>
        forged.replace('_logout', '_forged').replace('</samlp:LogoutRequest>', `${xml}</samlp:LogoutRequest>`),
    },
    as: 'misplaced_signature',
  },
  {
    rule: 'S-5',
    what: 'a forged request with the signature of the one that it hides',
    refused: {
      onItsWay(xml) {
        const hidden = xml.replace(signatureOf(xml), '')
        return forged
          .replace('_logout', '_forged')
          .replace('</saml:Issuer>', `</saml:Issuer>${signatureOf(xml)}`)
          .replace('</samlp:LogoutRequest>', `<samlp:Extensions>${hidden}</samlp:Extensions></samlp:LogoutRequest>`)
      },
    },
    as: 'misplaced_assertion',
    accepted: { says: swap('<saml:NameID', '<samlp:Extensions><x xmlns="urn:x"/></samlp:Extensions><saml:NameID') },
  },
  {
    rule: 'S-7',
    what: 'a signature about another element',
    refused: { onItsWay: swap('ID="_logout"', 'ID="_forged"') },
    as: 'wrong_reference',
    accepted: { says: swap('ID="_logout"', 'ID="_other"') },
  },
  {
    rule: 'S-6',
    what: 'an ID that stands twice',
    refused: { says: inside('<samlp:Extensions ID="_logout"/>') },
    as: 'duplicate_id',
    accepted: { says: inside('<samlp:Extensions ID="_more"/>') },
  },
  {
    rule: 'S-2',
    what: 'a form with a document type',
    refused: { onItsWay: (xml) => `<!DOCTYPE x [<!ENTITY a "b">]>${xml}` },
    as: 'forbidden_dtd',
    accepted: { onItsWay: (xml) => `<?xml version="1.0" encoding="UTF-8"?>${xml}` },
  },
  {
    rule: 'S-2',
    what: 'a query with a document type',
    refused: { ...query, says: (xml) => `<!DOCTYPE x SYSTEM "https://evil.example/x">${xml}` },
    as: 'forbidden_dtd',
    accepted: { ...query, says: (xml) => `<?xml version="1.0" encoding="UTF-8"?>${xml}` },
  },
  {
    rule: 'S-1',
    what: 'a form over 256 KiB',
    refused: { says: inside(' '.repeat(263_000)) },
    as: 'too_large',
    accepted: { says: inside(' '.repeat(200_000)) },
  },
  {
    rule: 'S-1',
    what: 'a form with a depth of 60',
    refused: { says: inside(`${'<a>'.repeat(60)}${'</a>'.repeat(60)}`) },
    as: 'too_complex',
  },
  { rule: 'S-1', what: 'what is not XML', refused: { onItsWay: () => 'logout' }, as: 'not_xml' },
  {
    rule: 'S-5',
    what: 'a request in a namespace that looks alike',
    refused: { onItsWay: swap('xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"', 'xmlns:samlp="urn:x"') },
    as: 'not_a_logout_request',
  },
  {
    rule: 'S-5',
    what: 'a request where an answer is announced',
    refused: { ...answer, isSigned: false, says: () => plainLogoutRequest() },
    as: 'not_a_logout_response',
    accepted: answer,
  },
]

const { sloUrl, idpEntityId } = logoutExpectations
/** What a message says, by both bindings. */
const ofContents: readonly Omit<Row, 'accepted'>[] = [
  {
    rule: 'S-12',
    what: 'another issuer',
    refused: { says: swap(idpEntityId, 'https://idp.evil.example') },
    as: 'wrong_issuer',
  },
  {
    rule: 'S-13',
    what: 'the address of another connection',
    refused: { says: swap(sloUrl, sloUrl.replace('/key', '/other')) },
    as: 'wrong_destination',
  },
  { rule: 'S-13', what: 'no address', refused: { says: swap(/ Destination="[^"]*"/, '') }, as: 'missing_destination' },
  {
    rule: 'S-12',
    what: 'another version',
    refused: { says: swap('Version="2.0"', 'Version="1.1"') },
    as: 'wrong_version',
  },
  { rule: 'S-15', what: 'a request that came too late', refused: { expected: later(500) }, as: 'logout_expired' },
  {
    rule: 'S-15',
    what: 'an old request without an end',
    refused: { says: swap(/ NotOnOrAfter="[^"]*"/, ''), expected: later(800) },
    as: 'logout_expired',
  },
  {
    rule: 'S-15',
    what: 'an old request that wants to be valid for ever',
    refused: { says: swap('NotOnOrAfter="2026', 'NotOnOrAfter="2096'), expected: later(800) },
    as: 'logout_expired',
  },
  { rule: 'S-15', what: 'a request of the future', refused: { expected: later(-400) }, as: 'issued_too_early' },
  {
    rule: 'S-15',
    what: 'a request without a moment',
    refused: { says: swap(/ IssueInstant="[^"]*"/, '') },
    as: 'missing_issue_instant',
  },
  {
    rule: 'S-15',
    what: 'an invalid time',
    refused: { says: swap(/ IssueInstant="[^"]*"/, ' IssueInstant="now"') },
    as: 'invalid_time',
  },
  {
    rule: 'S-4',
    what: 'nobody',
    refused: { says: swap(/<saml:NameID.*<\/saml:NameID>/, '') },
    as: 'missing_name_id',
  },
  {
    rule: 'S-4',
    what: 'two people',
    refused: { says: swap('<samlp:SessionIndex>', `<saml:NameID>${victim}</saml:NameID><samlp:SessionIndex>`) },
    as: 'missing_name_id',
  },
  {
    rule: 'S-4',
    what: 'a name with an element inside',
    refused: { says: swap('ada@northwind.example', 'ada@<b/>northwind.example') },
    as: 'missing_name_id',
  },
]

const ofAnswers: readonly Row[] = [
  {
    rule: 'S-12',
    what: 'an answer that refuses',
    refused: { ...answer, says: swap('status:Success', 'status:Responder') },
    as: 'sign_out_refused',
    accepted: {
      ...answer,
      says: swap(
        'status:Success"/>',
        'status:Success"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:PartialLogout"/></samlp:StatusCode>',
      ),
    },
  },
  {
    rule: 'S-12',
    what: 'an answer without a status',
    refused: { ...answer, says: swap(/<samlp:Status>.*<\/samlp:Status>/, '') },
    as: 'missing_status',
  },
  {
    rule: 'S-16',
    what: 'an answer to nothing',
    refused: { ...answer, says: swap(/ InResponseTo="[^"]*"/, '') },
    as: 'missing_in_response_to',
  },
  {
    rule: 'S-16',
    what: 'an answer whose request was exchanged',
    refused: { ...answer, onItsWay: swap('"_request"', '"_theirs"') },
    as: 'wrong_signature',
    accepted: { ...answer, says: swap('"_request"', '"_theirs"') },
  },
]

const rows: readonly Row[] = [
  ...ofQueries,
  ...ofForms,
  ...ofContents.map((row) => ({ ...row, what: `${row.what} (form)` })),
  ...ofContents.map((row) => ({ ...row, what: `${row.what} (query)`, refused: { ...query, ...row.refused } })),
  ...ofAnswers,
]

const validate = ({ expected, ...message }: Received) =>
  validateLogout(createLogout(message), { ...logoutExpectations, ...expected })

test.each(rows)('[$rule] $what is refused as $as, and its honest sibling is accepted', ({ refused, as, accepted }) => {
  const { binding = 'post', field = 'SAMLRequest' } = refused
  const sibling = accepted ?? { binding, field }
  expect(validate(sibling)).toMatchObject({ kind: (sibling.field ?? field) === 'SAMLRequest' ? 'request' : 'response' })
  expect(failureOf(() => validate(refused))).toMatchObject({ reason: as })
})

function failureOf(run: () => unknown): unknown {
  try {
    return { accepted: run() }
  } catch (error) {
    // Anything else would be a fault of ours.
    expect(error).toBeInstanceOf(SamlFailure)
    return error
  }
}

test.each(['redirect', 'post'] as const)('[S-3] what is returned is what was signed, by %s', (binding) => {
  const says = swap('Format=', 'NameQualifier="a" SPNameQualifier="b" Format=')
  expect(validate({ binding, says })).toEqual({
    kind: 'request',
    id: '_logout',
    subject: {
      nameId: 'ada@northwind.example',
      nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
      nameQualifier: 'a',
      spNameQualifier: 'b',
    },
    sessionIndexes: ['_session'],
    usableUntil: new Date('2026-06-01T12:05:00Z'),
    relayState: undefined,
  })
  expect(validate({ binding, ...answer })).toEqual({ kind: 'response', inResponseTo: '_request' })
})

test('the signature of a query is over its parts in the order of the binding, in whatever order they come', () => {
  const reversed = (sent: string) => sent.split('&').reverse().join('&')
  expect(validate({ ...query, relayState: 'a state & more', onItsWay: reversed })).toMatchObject({
    relayState: 'a state & more',
  })
})

test('[S-4] a comment does not shorten the name of the person', () => {
  const says = swap('ada@northwind.example', 'ada@northwind.example<!-- -->.evil.example')
  expect(validate({ says })).toMatchObject({ subject: { nameId: 'ada@northwind.example.evil.example' } })
})

test('a request that hides its person names no one, and ends as its times say at the latest', () => {
  const says = swap(/<saml:NameID.*<\/saml:NameID>/, '<saml:EncryptedID><x xmlns="urn:x"/></saml:EncryptedID>')
  expect(validate({ says })).toMatchObject({ id: '_logout', subject: null })
  const muchLater = swap('NotOnOrAfter="2026', 'NotOnOrAfter="2096')
  expect(validate({ says: muchLater })).toMatchObject({ usableUntil: new Date('2026-06-01T12:09:58Z') })
})
