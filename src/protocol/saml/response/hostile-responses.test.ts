import { expect, test } from 'vitest'
import type { SamlFailureCause } from '../failure.ts'
import { readCertificate, SamlFailure, validateResponse } from '../index.ts'
import {
  createCurveKey,
  createMessage,
  expectations,
  type Message,
  oaep11,
  otherKey,
  ownKey,
  plainResponse,
  providerKey,
  sign,
} from '../provider.fixture.ts'

/** A response that is refused, beside one that differs in the same place and is accepted. */
interface Row {
  rule: string
  what: string
  refused: Message
  as: SamlFailureCause
  /** The plain response unless given. */
  accepted?: Message
}

const sha1 = {
  algorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  digest: 'http://www.w3.org/2000/09/xmldsig#sha1',
}
const more = 'http://www.w3.org/2001/04/xmldsig-more#'
const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256'
const [p256, p384] = [await createCurveKey('P-256'), await createCurveKey('P-384')]
const curveCertificates = [p256, p384].map(({ certificate }) => readCertificate(certificate))
/** A provider that signs with ECDSA. */
const ecdsa: Message = {
  signing: { key: p256, algorithm: `${more}ecdsa-sha256` },
  expected: { certificates: curveCertificates },
}
const ecdsa384: Message = {
  signing: { key: p384, algorithm: `${more}ecdsa-sha384`, digest: `${more}sha384` },
  expected: { certificates: curveCertificates },
}
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'
const evil = 'mallory@evil.example'
const assertionOf = (xml: string) => /<saml:Assertion .*<\/saml:Assertion>/s.exec(xml)?.[0] ?? ''
const signatureOf = (xml: string) => /<Signature .*?<\/Signature>/s.exec(xml)?.[0] ?? ''
const swap = (from: string | RegExp, to: string) => (xml: string) => {
  expect(xml).toMatch(from)
  return xml.replace(from, () => to)
}
const forged = (xml: string) =>
  assertionOf(xml)
    .replace(signatureOf(xml), '')
    .replaceAll('ada@northwind.example', evil)
    .replace('_assertion', '_forged')
/** Says something else and signs it. */
const says = (from: string | RegExp, to: string): Message => ({ says: swap(from, to) })
/** Changes what was signed. */
const changes = (from: string | RegExp, to: string): Message => ({ onItsWay: swap(from, to) })
const flip = (at: number) => (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => (i === at ? byte ^ 1 : byte)))
const both = ['Assertion', 'Response'] as const
const later = (seconds: number): Message => ({
  expected: { now: new Date(expectations.now.getTime() + seconds * 1_000) },
})

const rows: readonly Row[] = [
  // The message.
  {
    rule: 'S-1',
    what: 'over 256 KiB',
    refused: says(
      '</saml:AttributeStatement>',
      `<saml:Attribute Name="x"><saml:AttributeValue>${'x'.repeat(263_000)}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>`,
    ),
    as: 'too_large',
    accepted: says(
      '</saml:AttributeStatement>',
      `<saml:Attribute Name="x"><saml:AttributeValue>${'x'.repeat(200_000)}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>`,
    ),
  },
  {
    rule: 'S-1',
    what: 'a field far over the limit',
    refused: { encode: () => 'A'.repeat(4_000_000) },
    as: 'too_large',
  },
  {
    rule: 'S-1',
    what: 'other characters in its base64',
    refused: { encode: (xml) => `${Buffer.from(xml).toString('base64').slice(0, -4)}!A==` },
    as: 'not_base64',
    accepted: {
      encode: (xml) =>
        (
          Buffer.from(xml)
            .toString('base64')
            .match(/.{1,76}/g) ?? []
        ).join('\r\n'),
    },
  },
  { rule: 'S-1', what: 'base64 of URLs', refused: { encode: () => '__-_' }, as: 'not_base64' },
  { rule: 'S-1', what: 'no content', refused: { encode: () => '' }, as: 'not_base64' },
  {
    rule: 'S-1',
    what: 'bytes that are no UTF-8',
    refused: { encode: () => Buffer.from([0x3c, 0x61, 0xff, 0x3e]).toString('base64') },
    as: 'not_utf8',
    accepted: says('Engineering', 'Ingeniør'),
  },
  {
    rule: 'S-1',
    what: 'another declared encoding',
    refused: { onItsWay: (xml) => `<?xml version="1.0" encoding="UTF-16"?>${xml}` },
    as: 'not_utf8',
    accepted: { onItsWay: (xml) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}` },
  },
  {
    rule: 'S-1',
    what: 'no XML',
    refused: { encode: () => Buffer.from('sign me in').toString('base64') },
    as: 'not_xml',
  },
  { rule: 'S-1', what: 'an element that is not closed', refused: changes('</samlp:Response>', ''), as: 'not_xml' },
  {
    rule: 'S-1',
    what: 'two root elements',
    refused: { onItsWay: (xml) => `${xml}<x/>` },
    as: 'not_xml',
    accepted: { onItsWay: (xml) => `${xml}\n<!-- end -->` },
  },
  {
    rule: 'S-1',
    what: 'an unknown entity',
    refused: changes('Engineering', '&unknown;'),
    as: 'not_xml',
    accepted: says('Engineering', 'R&amp;D'),
  },
  {
    rule: 'S-1',
    what: 'an attribute given twice',
    refused: changes('Version="2.0"', 'Version="2.0" Version="2.0"'),
    as: 'not_xml',
  },
  {
    rule: 'S-1',
    what: 'deeper than any sign-in',
    refused: changes('</samlp:Response>', `${'<a>'.repeat(50)}${'</a>'.repeat(50)}</samlp:Response>`),
    as: 'too_complex',
    accepted: {
      says: swap(
        '</saml:Assertion>',
        `<saml:Advice>${'<saml:a>'.repeat(30)}${'</saml:a>'.repeat(30)}</saml:Advice></saml:Assertion>`,
      ),
    },
  },
  {
    rule: 'S-1',
    what: 'thousands of elements',
    refused: changes('</samlp:Response>', `${'<a/>'.repeat(6_000)}</samlp:Response>`),
    as: 'too_complex',
    accepted: says(
      '</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>',
      `</saml:AttributeValue>${'<saml:AttributeValue>g</saml:AttributeValue>'.repeat(1_000)}</saml:Attribute></saml:AttributeStatement>`,
    ),
  },
  {
    rule: 'S-1',
    what: 'thousands of attributes',
    refused: changes(
      '<samlp:Response ',
      `<samlp:Response ${Array.from({ length: 11_000 }, (_, at) => `a${at}=""`).join(' ')} `,
    ),
    as: 'too_complex',
  },
  { rule: 'S-2', what: 'a document type', refused: { onItsWay: (xml) => `<!DOCTYPE r>${xml}` }, as: 'forbidden_dtd' },
  {
    rule: 'S-2',
    what: 'an entity that grows',
    refused: {
      onItsWay: (xml) => `<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${xml.replace('Engineering', '&b;')}`,
    },
    as: 'forbidden_dtd',
  },
  {
    rule: 'S-2',
    what: 'an entity from a file',
    refused: {
      onItsWay: (xml) => `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${xml.replace('Engineering', '&x;')}`,
    },
    as: 'forbidden_dtd',
  },
  {
    rule: 'S-2',
    what: 'a document type after a comment',
    refused: { onItsWay: (xml) => `<!-- x --><!DOCTYPE r SYSTEM "https://evil.example/x.dtd">${xml}` },
    as: 'forbidden_dtd',
    accepted: { onItsWay: (xml) => `<!-- <!DOCTYPE r> -->${xml}` },
  },
  {
    rule: 'S-4',
    what: 'a processing instruction in a name',
    refused: says('ada@northwind', 'ada@<?x y?>northwind'),
    as: 'forbidden_markup',
  },
  {
    rule: 'S-4',
    what: 'CDATA in a name',
    refused: says('ada@northwind.example</saml:NameID>', '<![CDATA[ada@northwind.example]]></saml:NameID>'),
    as: 'forbidden_markup',
  },
  {
    rule: 'S-4',
    what: 'an element in a name',
    refused: says('ada@northwind.example</saml:NameID>', 'ada@northwind.example<saml:x/></saml:NameID>'),
    as: 'missing_name_id',
    accepted: says('ada@northwind.example</saml:NameID>', 'ada@northwind<!-- x -->.example</saml:NameID>'),
  },
  // What is where.
  { rule: 'S-5', what: 'an assertion as the root', refused: { onItsWay: assertionOf }, as: 'not_a_response' },
  {
    rule: 'S-5',
    what: 'a root in another namespace',
    refused: {
      says: (xml) =>
        xml.replace(
          'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"',
          'xmlns:samlp="urn:oasis:names:tc:SAML:1.0:protocol"',
        ),
    },
    as: 'not_a_response',
  },
  {
    rule: 'S-5',
    what: 'a logout response',
    refused: { onItsWay: (xml) => xml.replaceAll('samlp:Response', 'samlp:LogoutResponse') },
    as: 'not_a_response',
  },
  {
    rule: 'S-5',
    what: 'a response of SAML 1.1',
    refused: changes('Version="2.0"', 'Version="1.1"'),
    as: 'wrong_version',
  },
  {
    rule: 'S-5',
    what: 'an assertion of another version',
    refused: says('ID="_assertion" Version="2.0"', 'ID="_assertion" Version="1.1"'),
    as: 'wrong_version',
  },
  {
    rule: 'S-5',
    what: 'no assertion',
    refused: { signs: [], says: (xml) => xml.replace(assertionOf(xml), '') },
    as: 'no_assertion',
  },
  {
    rule: 'S-5',
    what: 'a second assertion before the signed one',
    refused: { onItsWay: (xml) => xml.replace('<saml:Assertion ', () => `${forged(xml)}<saml:Assertion `) },
    as: 'several_assertions',
  },
  {
    rule: 'S-5',
    what: 'a second assertion after the signed one',
    refused: { onItsWay: (xml) => xml.replace('</samlp:Response>', () => `${forged(xml)}</samlp:Response>`) },
    as: 'several_assertions',
  },
  {
    rule: 'S-5',
    what: 'an encrypted assertion beside the signed one',
    refused: changes('</samlp:Response>', '<saml:EncryptedAssertion/></samlp:Response>'),
    as: 'several_assertions',
  },
  {
    rule: 'S-5',
    what: 'the signed assertion wrapped in a forged one',
    refused: {
      onItsWay: (xml) =>
        xml.replace(assertionOf(xml), () =>
          forged(xml).replace('</saml:Assertion>', `<saml:Advice>${assertionOf(xml)}</saml:Advice></saml:Assertion>`),
        ),
    },
    as: 'misplaced_assertion',
  },
  {
    rule: 'S-5',
    what: 'the signed assertion moved into an extension',
    refused: {
      onItsWay: (xml) =>
        xml.replace(assertionOf(xml), () => `<samlp:Extensions>${assertionOf(xml)}</samlp:Extensions>${forged(xml)}`),
    },
    as: 'misplaced_assertion',
  },
  {
    rule: 'S-5',
    what: 'the signed assertion hidden in its signature',
    refused: {
      onItsWay: (xml) =>
        xml.replace(assertionOf(xml), () =>
          forged(xml).replace(
            '<saml:Subject>',
            `${signatureOf(xml).replace('</Signature>', `<Object>${assertionOf(xml).replace(signatureOf(xml), '')}</Object></Signature>`)}<saml:Subject>`,
          ),
        ),
    },
    as: 'misplaced_assertion',
  },
  {
    rule: 'S-5',
    what: 'a look-alike assertion in another namespace',
    refused: { onItsWay: swap('</samlp:Response>', '<x:Assertion xmlns:x="urn:x"/></samlp:Response>') },
    as: 'misplaced_assertion',
  },
  {
    rule: 'S-5',
    what: 'the only assertion in another namespace',
    refused: {
      signs: [],
      says: (xml) => xml.replaceAll('urn:oasis:names:tc:SAML:2.0:assertion', 'urn:oasis:names:tc:SAML:1.0:assertion'),
    },
    as: 'misplaced_assertion',
  },
  {
    rule: 'S-5',
    what: 'a signature in the status',
    refused: { onItsWay: (xml) => xml.replace('</samlp:Status>', () => `${signatureOf(xml)}</samlp:Status>`) },
    as: 'misplaced_signature',
  },
  {
    rule: 'S-5',
    what: 'the signature moved to the subject',
    refused: {
      onItsWay: (xml) =>
        xml.replace(signatureOf(xml), '').replace('<saml:NameID', () => `${signatureOf(xml)}<saml:NameID`),
    },
    as: 'misplaced_signature',
  },
  {
    rule: 'S-5',
    what: 'two signatures of the assertion',
    refused: { onItsWay: (xml) => xml.replace(signatureOf(xml), () => signatureOf(xml).repeat(2)) },
    as: 'misplaced_signature',
    accepted: { signs: both },
  },
  { rule: 'S-6', what: 'an ID twice', refused: changes('ID="_response"', 'ID="_assertion"'), as: 'duplicate_id' },
  {
    rule: 'S-6',
    what: 'an ID in small letters',
    refused: changes('<samlp:Status>', '<samlp:Status id="_assertion">'),
    as: 'forbidden_id',
  },
  {
    rule: 'S-6',
    what: 'an ID with a prefix',
    refused: changes('<samlp:Status>', '<samlp:Status xml:id="_x">'),
    as: 'forbidden_id',
  },
  {
    rule: 'S-6',
    what: 'an Id as XML Signature spells it, on an assertion',
    refused: changes('<samlp:Status>', '<samlp:Status Id="_assertion">'),
    as: 'forbidden_id',
    accepted: changes('<KeyInfo>', '<KeyInfo Id="_key">'),
  },
  {
    rule: 'S-6',
    what: 'a reference that the key info could answer as well',
    refused: changes('<KeyInfo>', '<KeyInfo Id="_assertion">'),
    as: 'duplicate_id',
  },
  { rule: 'S-6', what: 'an assertion without an ID', refused: changes(' ID="_assertion"', ''), as: 'missing_id' },
  // Signatures.
  {
    rule: 'S-7',
    what: 'two SignedInfo',
    refused: { onItsWay: (xml) => xml.replace(/<SignedInfo>.*<\/SignedInfo>/s, (info) => info.repeat(2)) },
    as: 'malformed_signature',
  },
  {
    rule: 'S-7',
    what: 'two references',
    refused: { onItsWay: (xml) => xml.replace(/<Reference .*<\/Reference>/s, (each) => each.repeat(2)) },
    as: 'malformed_signature',
  },
  {
    rule: 'S-7',
    what: 'an object',
    refused: changes('</Signature>', '<Object/></Signature>'),
    as: 'malformed_signature',
    accepted: { signing: { named: null } },
  },
  {
    rule: 'S-7',
    what: 'two digests',
    refused: {
      onItsWay: (xml) =>
        xml.replace(/<DigestValue>.*<\/DigestValue>/s, (each) => `<DigestValue>AAAA</DigestValue>${each}`),
    },
    as: 'malformed_signature',
  },
  {
    rule: 'S-7',
    what: 'a comment in the digest',
    refused: { onItsWay: (xml) => xml.replace('<DigestValue>', '<DigestValue><!-- AAAA -->') },
    as: 'malformed_signature',
  },
  {
    rule: 'S-7',
    what: 'a reference to the whole document',
    refused: changes('URI="#_assertion"', 'URI=""'),
    as: 'wrong_reference',
  },
  {
    rule: 'S-7',
    what: 'a reference to another element',
    refused: changes('URI="#_assertion"', 'URI="#_response"'),
    as: 'wrong_reference',
    accepted: { signs: ['Response'] },
  },
  {
    rule: 'S-7',
    what: 'a reference to another server',
    refused: changes('URI="#_assertion"', 'URI="https://evil.example/x"'),
    as: 'wrong_reference',
  },
  {
    rule: 'S-7',
    what: 'a reference by XPointer',
    refused: changes('URI="#_assertion"', `URI="#xpointer(id('_assertion'))"`),
    as: 'wrong_reference',
  },
  {
    rule: 'S-7',
    what: 'a transform by stylesheet',
    refused: changes(
      `<Transform Algorithm="${exclusive}"/>`,
      '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>',
    ),
    as: 'forbidden_transform',
  },
  {
    rule: 'S-7',
    what: 'a transform by XPath',
    refused: changes(
      `<Transform Algorithm="${exclusive}"/>`,
      '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"/>',
    ),
    as: 'forbidden_transform',
  },
  {
    rule: 'S-7',
    what: 'a canonical form with comments',
    refused: { signing: { transforms: [enveloped, `${exclusive}WithComments`] } },
    as: 'forbidden_transform',
  },
  {
    rule: 'S-7',
    what: 'a transform a hundred times',
    refused: { onItsWay: (xml) => xml.replace(`<Transform Algorithm="${exclusive}"/>`, (each) => each.repeat(100)) },
    as: 'forbidden_transform',
  },
  {
    rule: 'S-7',
    what: 'the inclusive canonical form of the signed info',
    refused: { signing: { canonicalization: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315' } },
    as: 'forbidden_canonicalization',
  },
  {
    rule: 'S-8',
    what: 'the key of another provider, which it names',
    refused: { signing: { key: otherKey } },
    as: 'unknown_certificate',
    accepted: {
      signing: { key: otherKey },
      expected: { certificates: [readCertificate(providerKey.certificate), readCertificate(otherKey.certificate)] },
    },
  },
  {
    rule: 'S-8',
    what: 'another key under the name of the known one',
    refused: { signing: { key: otherKey, named: providerKey.certificate } },
    as: 'wrong_signature',
  },
  {
    rule: 'S-8',
    what: 'another key without a name',
    refused: { signing: { key: otherKey, named: null } },
    as: 'wrong_signature',
  },
  {
    rule: 'S-8',
    what: 'a certificate that was removed',
    refused: { expected: { certificates: [readCertificate(otherKey.certificate)] } },
    as: 'unknown_certificate',
  },
  {
    rule: 'S-8',
    what: 'no configured certificate',
    refused: { expected: { certificates: [] } },
    as: 'unknown_certificate',
  },
  {
    rule: 'S-9',
    what: 'SHA-1',
    refused: { signing: sha1 },
    as: 'weak_signature',
    accepted: { signing: sha1, expected: { allowSha1: true } },
  },
  {
    rule: 'S-9',
    what: 'a digest by SHA-1',
    refused: { signing: { digest: sha1.digest } },
    as: 'weak_digest',
    accepted: {
      signing: {
        algorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
        digest: 'http://www.w3.org/2001/04/xmlenc#sha512',
      },
    },
  },
  {
    rule: 'S-9',
    what: 'HMAC with the certificate as the key',
    refused: changes(
      'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      'http://www.w3.org/2000/09/xmldsig#hmac-sha1',
    ),
    as: 'weak_signature',
  },
  {
    rule: 'S-9',
    what: 'an unknown algorithm',
    refused: changes('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'none'),
    as: 'weak_signature',
  },
  {
    rule: 'S-9',
    what: 'ECDSA over SHA-1',
    refused: { ...ecdsa, signing: { key: p256, algorithm: `${more}ecdsa-sha1` } },
    as: 'weak_signature',
    accepted: ecdsa,
  },
  {
    rule: 'S-9',
    what: 'a digest by SHA-1 under a good signature of ECDSA',
    refused: { ...ecdsa, signing: { ...ecdsa.signing, digest: sha1.digest } },
    as: 'weak_digest',
    accepted: ecdsa384,
  },
  {
    rule: 'S-9',
    what: 'RSA that calls itself ECDSA',
    refused: changes(`${more}rsa-sha256`, `${more}ecdsa-sha256`),
    as: 'wrong_signature',
    accepted: { signing: { algorithm: `${more}rsa-sha384`, digest: `${more}sha384` } },
  },
  {
    rule: 'S-9',
    what: 'ECDSA that calls itself RSA',
    refused: { ...ecdsa, signing: { key: p256, algorithm: `${more}rsa-sha256`, dsaEncoding: 'der' } },
    as: 'wrong_signature',
    accepted: ecdsa,
  },
  {
    rule: 'S-9',
    what: 'ECDSA in another form than XML signatures have',
    refused: { ...ecdsa, signing: { ...ecdsa.signing, dsaEncoding: 'der' } },
    as: 'wrong_signature',
    accepted: ecdsa,
  },
  {
    rule: 'S-8',
    what: 'another key of ECDSA',
    refused: {
      ...ecdsa,
      signing: { key: p384, algorithm: `${more}ecdsa-sha256` },
      expected: { certificates: curveCertificates.slice(0, 1) },
    },
    as: 'unknown_certificate',
    accepted: { ...ecdsa, signing: { key: p384, algorithm: `${more}ecdsa-sha256` } },
  },
  {
    rule: 'S-10',
    what: 'an added group under a signature of ECDSA',
    refused: {
      ...ecdsa,
      ...changes(
        '</saml:AttributeStatement>',
        '<saml:Attribute Name="groups"><saml:AttributeValue>Owners</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>',
      ),
    },
    as: 'wrong_signature',
    accepted: ecdsa,
  },
  {
    rule: 'S-10',
    what: 'a digest by SHA-384 of something else',
    refused: { ...ecdsa384, ...changes('ada@northwind.example</saml:NameID>', `${evil}</saml:NameID>`) },
    as: 'wrong_signature',
    accepted: { ...ecdsa384, signs: ['Assertion', 'Response'] },
  },
  { rule: 'S-10', what: 'no signature', refused: { signs: [] }, as: 'unsigned' },
  {
    rule: 'S-10',
    what: 'a signature that was taken off',
    refused: { onItsWay: (xml) => xml.replace(signatureOf(xml), '') },
    as: 'unsigned',
  },
  {
    rule: 'S-10',
    what: 'another name after the signature',
    refused: changes('ada@northwind.example</saml:NameID>', `${evil}</saml:NameID>`),
    as: 'wrong_signature',
  },
  {
    rule: 'S-10',
    what: 'an added group',
    refused: changes(
      '</saml:AttributeStatement>',
      '<saml:Attribute Name="groups"><saml:AttributeValue>Owners</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>',
    ),
    as: 'wrong_signature',
  },
  {
    rule: 'S-10',
    what: 'a good signature of the response and a spoilt one of the assertion',
    refused: { onItsWay: (xml) => sign(xml.replace(/<SignatureValue>..../, '<SignatureValue>AAAA'), 'Response') },
    as: 'wrong_signature',
    accepted: { signs: both },
  },
  {
    rule: 'S-10',
    what: 'a good signature of the assertion and a changed response',
    refused: {
      signs: both,
      onItsWay: swap(
        'ID="_response" Version="2.0" IssueInstant="2026-06-01T11:59:58Z"',
        'ID="_response" Version="2.0" IssueInstant="2026-06-01T11:59:59Z"',
      ),
    },
    as: 'wrong_signature',
    accepted: { signs: both },
  },
  // Encryption.
  {
    rule: 'S-11',
    what: 'encrypted for another key',
    refused: { encrypts: { key: otherKey } },
    as: 'not_decryptable',
    accepted: { encrypts: { key: otherKey }, expected: { decryptionKeys: [ownKey.privateKey, otherKey.privateKey] } },
  },
  {
    rule: 'S-11',
    what: 'a changed ciphertext',
    refused: {
      encrypts: { spoil: (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])]) },
    },
    as: 'not_decryptable',
    accepted: { encrypts: {} },
  },
  {
    rule: 'S-11',
    what: 'a truncated ciphertext',
    refused: { encrypts: { spoil: (bytes) => bytes.subarray(0, 20) } },
    as: 'not_decryptable',
    accepted: { encrypts: { algorithm: 'aes-128-gcm' } },
  },
  {
    rule: 'S-11',
    what: 'a spoilt padding',
    refused: { encrypts: { algorithm: 'aes-256-cbc', spoil: (bytes) => bytes.subarray(0, -5) } },
    as: 'not_decryptable',
    accepted: { encrypts: { algorithm: 'aes-256-cbc' } },
  },
  {
    rule: 'S-11',
    what: 'a ciphertext that is no XML',
    refused: { encrypts: { algorithm: 'aes-128-cbc', plain: () => 'no xml' } },
    as: 'not_decryptable',
    accepted: { encrypts: { algorithm: 'aes-128-cbc' } },
  },
  {
    rule: 'S-11',
    what: 'a document type inside',
    refused: { encrypts: { plain: (text) => `<!DOCTYPE r>${text}` } },
    as: 'not_decryptable',
    accepted: { encrypts: {} },
  },
  {
    rule: 'S-11',
    what: 'no key',
    refused: { encrypts: {}, expected: { decryptionKeys: [] } },
    as: 'not_decryptable',
    accepted: { encrypts: {} },
  },
  {
    rule: 'S-11',
    what: 'Triple DES',
    refused: { encrypts: { dataMethod: 'http://www.w3.org/2001/04/xmlenc#tripledes-cbc' } },
    as: 'forbidden_encryption',
    accepted: { encrypts: {} },
  },
  {
    rule: 'S-11',
    what: 'a key by PKCS #1 1.5',
    refused: { encrypts: { keyMethod: 'http://www.w3.org/2001/04/xmlenc#rsa-1_5' } },
    as: 'forbidden_encryption',
    accepted: { encrypts: {} },
  },
  {
    rule: 'S-11',
    what: 'a hash of RSA-OAEP that is out of use',
    refused: { encrypts: { digestMethod: 'http://www.w3.org/2001/04/xmldsig-more#md5' } },
    as: 'forbidden_encryption',
    accepted: { encrypts: { digest: 'sha256', mask: 'sha1' } },
  },
  {
    rule: 'S-11',
    what: 'a mask of RSA-OAEP that is not known',
    refused: {
      encrypts: { keyMethod: oaep11, digest: 'sha256', maskMethod: 'http://www.w3.org/2009/xmlenc11#mgf1md5' },
    },
    as: 'forbidden_encryption',
    accepted: { encrypts: { keyMethod: oaep11, digest: 'sha256' } },
  },
  {
    rule: 'S-11',
    what: 'a key with another hash than it names',
    refused: { encrypts: { keyMethod: oaep11, digest: 'sha384', digestMethod: sha256, mask: 'sha256' } },
    as: 'not_decryptable',
    accepted: { encrypts: { keyMethod: oaep11, digest: 'sha384', mask: 'sha256' } },
  },
  {
    rule: 'S-11',
    what: 'a key with another mask than it names',
    refused: {
      encrypts: {
        keyMethod: oaep11,
        digest: 'sha256',
        mask: 'sha1',
        maskMethod: 'http://www.w3.org/2009/xmlenc11#mgf1sha256',
      },
    },
    as: 'not_decryptable',
    accepted: { encrypts: { keyMethod: oaep11, digest: 'sha256', mask: 'sha1' } },
  },
  {
    rule: 'S-11',
    what: 'a key without a mask, which means SHA-1',
    refused: { encrypts: { keyMethod: oaep11, digest: 'sha512', maskMethod: null } },
    as: 'not_decryptable',
    accepted: { encrypts: { keyMethod: oaep11, digest: 'sha512', mask: 'sha1', maskMethod: null } },
  },
  {
    rule: 'S-11',
    what: 'a key whose first hash is spoilt',
    refused: { encrypts: { digest: 'sha256', mask: 'sha1', spoilPadding: flip(0) } },
    as: 'not_decryptable',
    accepted: { encrypts: { digest: 'sha256', mask: 'sha1', spoilPadding: (encoded) => encoded } },
  },
  {
    rule: 'S-11',
    what: 'a key whose filler is spoilt',
    refused: { encrypts: { digest: 'sha256', mask: 'sha1', spoilPadding: flip(40) } },
    as: 'not_decryptable',
    accepted: { encrypts: { keyMethod: oaep11, digest: 'sha256', mask: 'sha512' } },
  },
  {
    rule: 'S-11',
    what: 'a key whose filler never ends',
    refused: {
      encrypts: { digest: 'sha256', mask: 'sha1', spoilPadding: (encoded) => Buffer.from(encoded).fill(0, 32) },
    },
    as: 'not_decryptable',
    accepted: { encrypts: { keyMethod: oaep11, digest: 'sha1', mask: 'sha256', algorithm: 'aes-128-cbc' } },
  },
  {
    rule: 'S-11',
    what: 'an unsigned assertion inside',
    refused: { signs: [], encrypts: {} },
    as: 'unsigned',
    accepted: { signs: ['Response'], encrypts: {} },
  },
  {
    rule: 'S-11',
    what: 'an assertion that was changed before it was encrypted',
    refused: { encrypts: { plain: swap('ada@northwind.example</saml:NameID>', `${evil}</saml:NameID>`) } },
    as: 'wrong_signature',
    accepted: { signs: both, encrypts: {} },
  },
  {
    rule: 'S-11',
    what: 'something else than an assertion inside',
    refused: { encrypts: { plain: () => '<x/>' } },
    as: 'no_assertion',
    accepted: { encrypts: {} },
  },
  {
    rule: 'S-11',
    what: 'an encrypted name',
    refused: says(/<saml:NameID .*<\/saml:NameID>/, '<saml:EncryptedID/>'),
    as: 'encrypted_parts',
  },
  {
    rule: 'S-11',
    what: 'an encrypted attribute',
    refused: says('</saml:AttributeStatement>', '<saml:EncryptedAttribute/></saml:AttributeStatement>'),
    as: 'encrypted_parts',
  },
  // What it says.
  {
    rule: 'S-12',
    what: 'a refusal of the provider',
    refused: says(
      'status:Success"/>',
      'status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode><samlp:StatusMessage>No access</samlp:StatusMessage>',
    ),
    as: 'provider_refused',
  },
  {
    rule: 'S-12',
    what: 'success inside a refusal',
    refused: says(
      'status:Success"/>',
      'status:Requester"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:StatusCode>',
    ),
    as: 'provider_refused',
  },
  {
    rule: 'S-12',
    what: 'no status',
    refused: { says: (xml) => xml.replace(/<samlp:Status>.*<\/samlp:Status>/, '') },
    as: 'missing_status',
  },
  {
    rule: 'S-12',
    what: 'two statuses',
    refused: { says: (xml) => xml.replace(/<samlp:Status>.*<\/samlp:Status>/, (each) => each.repeat(2)) },
    as: 'missing_status',
  },
  {
    rule: 'S-12',
    what: 'a response of another issuer',
    refused: changes(
      '>https://idp.northwind.example</saml:Issuer><samlp:Status>',
      '>https://evil.example</saml:Issuer><samlp:Status>',
    ),
    as: 'wrong_issuer',
    accepted: changes('<saml:Issuer>https://idp.northwind.example</saml:Issuer><samlp:Status>', '<samlp:Status>'),
  },
  {
    rule: 'S-12',
    what: 'an assertion of another issuer',
    refused: says(
      '>https://idp.northwind.example</saml:Issuer><saml:Subject>',
      '>https://evil.example</saml:Issuer><saml:Subject>',
    ),
    as: 'wrong_issuer',
  },
  {
    rule: 'S-12',
    what: 'an issuer with a slash more',
    refused: { says: (xml) => xml.replaceAll('northwind.example</saml:Issuer>', 'northwind.example/</saml:Issuer>') },
    as: 'wrong_issuer',
  },
  {
    rule: 'S-12',
    what: 'white space around an issuer',
    refused: { says: (xml) => xml.replaceAll('northwind.example</saml:Issuer>', 'northwind.example\n</saml:Issuer>') },
    as: 'wrong_issuer',
  },
  {
    rule: 'S-12',
    what: 'an assertion without an issuer',
    refused: {
      signs: ['Response'],
      says: swap('<saml:Issuer>https://idp.northwind.example</saml:Issuer><saml:Subject>', '<saml:Subject>'),
    },
    as: 'missing_issuer',
    accepted: { signs: ['Response'] },
  },
  {
    rule: 'S-13',
    what: 'another destination',
    refused: { onItsWay: (xml) => xml.replace(/Destination="[^"]*"/, 'Destination="https://evil.example/acs"') },
    as: 'wrong_destination',
    accepted: { onItsWay: (xml) => xml.replace(/Destination="[^"]*"/, '') },
  },
  {
    rule: 'S-13',
    what: 'a destination with another port',
    refused: {
      onItsWay: (xml) =>
        xml.replace('Destination="https://auth.eastwind.example', 'Destination="https://auth.eastwind.example:443'),
    },
    as: 'wrong_destination',
  },
  {
    rule: 'S-13',
    what: 'a signed response without a destination',
    refused: { signs: ['Response'], says: (xml) => xml.replace(/Destination="[^"]*"/, '') },
    as: 'missing_destination',
    accepted: { says: (xml) => xml.replace(/Destination="[^"]*"/, '') },
  },
  {
    rule: 'S-13',
    what: 'another recipient',
    refused: {
      says: (xml) => xml.replace(/Recipient="[^"]*"/, 'Recipient="https://auth.eastwind.example/sso/saml/acs/other"'),
    },
    as: 'wrong_recipient',
  },
  {
    rule: 'S-13',
    what: 'a recipient in capitals',
    refused: { says: (xml) => xml.replace(/Recipient="https:\/\/auth/, 'Recipient="https://AUTH') },
    as: 'wrong_recipient',
  },
  {
    rule: 'S-14',
    what: 'another audience',
    refused: { says: (xml) => xml.replace(/<saml:Audience>[^<]*</, '<saml:Audience>https://other.example<') },
    as: 'wrong_audience',
  },
  {
    rule: 'S-14',
    what: 'an audience that begins like ours',
    refused: says('</saml:Audience>', 'x</saml:Audience>'),
    as: 'wrong_audience',
    accepted: says('</saml:Audience>', '</saml:Audience><saml:Audience>https://other.example</saml:Audience>'),
  },
  {
    rule: 'S-14',
    what: 'a space inside of our name',
    refused: says('<saml:Audience>https://', '<saml:Audience>https:// '),
    as: 'wrong_audience',
    accepted: { says: (xml) => xml.replace(/(<saml:Audience>)(.*)(<\/saml:Audience>)/, '$1\n\t $2\r\n  $3') },
  },
  {
    rule: 'S-14',
    what: 'a space that XML does not know, after our name',
    refused: says('</saml:Audience>', '\u00a0</saml:Audience>'),
    as: 'wrong_audience',
  },
  {
    rule: 'S-14',
    what: 'a second restriction without us',
    refused: says(
      '</saml:AudienceRestriction>',
      '</saml:AudienceRestriction><saml:AudienceRestriction><saml:Audience>https://other.example</saml:Audience></saml:AudienceRestriction>',
    ),
    as: 'wrong_audience',
  },
  {
    rule: 'S-14',
    what: 'an empty restriction',
    refused: {
      says: (xml) =>
        xml.replace(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, '<saml:AudienceRestriction/>'),
    },
    as: 'wrong_audience',
  },
  {
    rule: 'S-14',
    what: 'no audience',
    refused: { says: (xml) => xml.replace(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, '') },
    as: 'missing_audience',
  },
  {
    rule: 'S-14',
    what: 'no conditions',
    refused: { says: (xml) => xml.replace(/<saml:Conditions .*<\/saml:Conditions>/, '') },
    as: 'missing_conditions',
  },
  {
    rule: 'S-14',
    what: 'a condition that no one knows',
    refused: says('</saml:Conditions>', '<saml:Condition/></saml:Conditions>'),
    as: 'unknown_condition',
    accepted: says('</saml:Conditions>', '<saml:OneTimeUse/></saml:Conditions>'),
  },
  {
    rule: 'S-15',
    what: 'no subject',
    refused: { says: (xml) => xml.replace(/<saml:Subject>.*<\/saml:Subject>/, '') },
    as: 'missing_subject',
  },
  {
    rule: 'S-15',
    what: 'no name',
    refused: { says: (xml) => xml.replace(/<saml:NameID .*<\/saml:NameID>/, '') },
    as: 'missing_name_id',
  },
  {
    rule: 'S-15',
    what: 'an empty name',
    refused: says('ada@northwind.example</saml:NameID>', ' </saml:NameID>'),
    as: 'missing_name_id',
  },
  {
    rule: 'S-15',
    what: 'no confirmation',
    refused: { says: (xml) => xml.replace(/<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/, '') },
    as: 'no_bearer_confirmation',
  },
  {
    rule: 'S-15',
    what: 'a confirmation by a key',
    refused: says('cm:bearer', 'cm:holder-of-key'),
    as: 'no_bearer_confirmation',
  },
  {
    rule: 'S-15',
    what: 'two bearer confirmations',
    refused: {
      says: (xml) => xml.replace(/<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/, (each) => each.repeat(2)),
    },
    as: 'several_confirmations',
    accepted: {
      says: (xml) =>
        xml.replace(
          /<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/,
          (each) => `${each}${each.replace('cm:bearer', 'cm:sender-vouches')}`,
        ),
    },
  },
  {
    rule: 'S-15',
    what: 'a confirmation without data',
    refused: { says: (xml) => xml.replace(/<saml:SubjectConfirmationData [^>]*>/, '') },
    as: 'incomplete_confirmation',
  },
  {
    rule: 'S-15',
    what: 'a confirmation without an end',
    refused: says(' NotOnOrAfter="2026-06-01T12:05:00Z" Recipient', ' Recipient'),
    as: 'incomplete_confirmation',
  },
  {
    rule: 'S-15',
    what: 'a confirmation without a recipient',
    refused: { says: (xml) => xml.replace(/ Recipient="[^"]*"/, '') },
    as: 'incomplete_confirmation',
  },
  {
    rule: 'S-15',
    what: 'a confirmation that has ended',
    refused: says('NotOnOrAfter="2026-06-01T12:05:00Z" Recipient', 'NotOnOrAfter="2026-06-01T11:57:00Z" Recipient'),
    as: 'confirmation_expired',
    accepted: says('NotOnOrAfter="2026-06-01T12:05:00Z" Recipient', 'NotOnOrAfter="2026-06-01T11:57:01Z" Recipient'),
  },
  {
    rule: 'S-15',
    what: 'a confirmation that begins later',
    refused: says(
      'NotOnOrAfter="2026-06-01T12:05:00Z" Recipient',
      'NotBefore="2026-06-01T12:03:01Z" NotOnOrAfter="2026-06-01T12:05:00Z" Recipient',
    ),
    as: 'confirmation_not_yet_valid',
    accepted: says(
      'NotOnOrAfter="2026-06-01T12:05:00Z" Recipient',
      'NotBefore="2026-06-01T12:03:00Z" NotOnOrAfter="2026-06-01T12:05:00Z" Recipient',
    ),
  },
  {
    rule: 'S-15',
    what: 'conditions that have ended',
    refused: says(
      'NotBefore="2026-06-01T11:55:00Z" NotOnOrAfter="2026-06-01T12:05:00Z"',
      'NotOnOrAfter="2026-06-01T11:57:00Z"',
    ),
    as: 'expired',
    accepted: later(479),
  },
  {
    rule: 'S-15',
    what: 'conditions that begin later',
    refused: says('NotBefore="2026-06-01T11:55:00Z"', 'NotBefore="2026-06-01T12:03:01Z"'),
    as: 'not_yet_valid',
    accepted: says('NotBefore="2026-06-01T11:55:00Z"', 'NotBefore="2026-06-01T12:03:00Z"'),
  },
  {
    rule: 'S-15',
    what: 'the same message eight minutes later',
    refused: later(480),
    as: 'confirmation_expired',
    accepted: later(479),
  },
  {
    rule: 'S-15',
    what: 'a session that has ended',
    refused: says('SessionIndex="_session"', 'SessionIndex="_session" SessionNotOnOrAfter="2026-06-01T11:57:00Z"'),
    as: 'session_expired',
    accepted: says('SessionIndex="_session"', 'SessionIndex="_session" SessionNotOnOrAfter="2026-06-01T20:00:00Z"'),
  },
  {
    rule: 'S-15',
    what: 'no statement of the authentication',
    refused: { says: (xml) => xml.replace(/<saml:AuthnStatement .*<\/saml:AuthnStatement>/, '') },
    as: 'missing_authentication',
  },
  {
    rule: 'S-15',
    what: 'a time in words',
    refused: says('NotBefore="2026-06-01T11:55:00Z"', 'NotBefore="yesterday"'),
    as: 'invalid_time',
    accepted: says('NotBefore="2026-06-01T11:55:00Z"', 'NotBefore="2026-06-01T13:55:00.1234567+02:00"'),
  },
  {
    rule: 'S-15',
    what: 'a day that does not exist',
    refused: says('NotBefore="2026-06-01T11:55:00Z"', 'NotBefore="2026-13-41T11:55:00Z"'),
    as: 'invalid_time',
  },
  {
    rule: 'S-15',
    what: 'a time in the year 10000',
    refused: says('SessionIndex="_session"', 'SessionIndex="_session" SessionNotOnOrAfter="9999-12-31T23:59:59-01:00"'),
    as: 'invalid_time',
    accepted: says('SessionIndex="_session"', 'SessionIndex="_session" SessionNotOnOrAfter="9999-12-31T23:59:59Z"'),
  },
  {
    rule: 'S-16',
    what: 'a confirmation for another request',
    refused: says(
      '<saml:SubjectConfirmationData InResponseTo="_request"',
      '<saml:SubjectConfirmationData InResponseTo="_other"',
    ),
    as: 'in_response_to_disagrees',
  },
  {
    rule: 'S-16',
    what: 'a response to another request',
    refused: changes(/InResponseTo="_request">/, 'InResponseTo="_other">'),
    as: 'in_response_to_disagrees',
  },
  {
    rule: 'S-16',
    what: 'an answer in the guise of a sign-in that the provider began',
    refused: changes(/ InResponseTo="_request">/, '>'),
    as: 'in_response_to_disagrees',
    accepted: { says: (xml) => xml.replaceAll(' InResponseTo="_request"', '') },
  },
  {
    rule: 'S-16',
    what: 'an assertion without a request in an answer to one',
    refused: says('<saml:SubjectConfirmationData InResponseTo="_request"', '<saml:SubjectConfirmationData'),
    as: 'in_response_to_disagrees',
  },
]

const validate = (message: Message) =>
  validateResponse(createMessage(message), { ...expectations, ...message.expected })

test.each(rows)(
  '[$rule] $what is refused as $as, and its honest sibling is accepted',
  ({ refused, as, accepted = {} }) => {
    expect(validate(accepted)).toMatchObject({ nameId: 'ada@northwind.example', assertionId: '_assertion' })
    const failure = failureOf(() => validate(refused))
    expect(failure).toMatchObject({ reason: as })
  },
)

function failureOf(run: () => unknown): unknown {
  try {
    return { accepted: run() }
  } catch (error) {
    // Anything else would be a fault of ours.
    expect(error).toBeInstanceOf(SamlFailure)
    return error
  }
}

const hashes = ['sha1', 'sha256', 'sha384', 'sha512'] as const
const transports: [string, NonNullable<Message['encrypts']>][] = [
  ...hashes.flatMap((digest) =>
    hashes.map((mask): [string, Message['encrypts'] & {}] => [
      `rsa-oaep with ${digest} and MGF1 with ${mask}`,
      { keyMethod: oaep11, digest, mask },
    ]),
  ),
  ...hashes.map((digest): [string, Message['encrypts'] & {}] => [
    `rsa-oaep-mgf1p with ${digest}`,
    { digest, mask: 'sha1' },
  ]),
  ['rsa-oaep-mgf1p of a library with one hash for both', { digest: 'sha256', mask: 'sha256' }],
  [
    'SHA-384 by its name in XML Encryption',
    { digest: 'sha384', digestMethod: 'http://www.w3.org/2001/04/xmlenc#sha384' },
  ],
]

test.each(transports)('[S-11] accepted: a key encrypted by %s', (_name, encrypts) => {
  expect(validate({ encrypts })).toMatchObject({ nameId: 'ada@northwind.example' })
})

test('[S-11] every fault of an encrypted key is one failure without details', () => {
  const spoilt = [flip(0), flip(31), flip(40), flip(220), (bytes: Buffer) => Buffer.from(bytes).fill(0, 32)]
  const faults: NonNullable<Message['encrypts']>[] = [
    ...hashes.flatMap((mask) =>
      spoilt.map(
        (spoilPadding): NonNullable<Message['encrypts']> => ({
          keyMethod: oaep11,
          digest: 'sha256',
          mask,
          spoilPadding,
        }),
      ),
    ),
    { key: otherKey, digest: 'sha256', mask: 'sha1' },
    { digest: 'sha256', mask: 'sha512' },
    { keyMethod: oaep11, digest: 'sha256', mask: 'sha1', spoil: (bytes) => bytes.subarray(0, 20) },
  ]
  for (const encrypts of faults) {
    expect(failureOf(() => validate({ encrypts }))).toMatchObject({ reason: 'not_decryptable', details: {} })
    expect(failureOf(() => validate({ encrypts }))).toHaveProperty('details', {})
  }
})

test('[S-3] what is returned is what was signed', () => {
  expect(validate({})).toEqual({
    assertionId: '_assertion',
    nameId: 'ada@northwind.example',
    nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    nameQualifier: null,
    spNameQualifier: null,
    inResponseTo: '_request',
    usableUntil: new Date('2026-06-01T12:05:00Z'),
    sessionIndex: '_session',
    sessionEndsAt: null,
    attributes: new Map([
      ['email', ['ada@northwind.example']],
      ['groups', ['Engineering', 'Admins']],
    ]),
  })
})

test('[S-4] a comment does not shorten a name or a value, whatever was signed', () => {
  const commented = {
    says: (xml: string) => xml.replaceAll('ada@northwind.example<', 'ada@northwind.example<!-- -->.evil.example<'),
  }
  const { nameId, attributes } = validate(commented)
  expect([nameId, attributes.get('email')]).toEqual([
    'ada@northwind.example.evil.example',
    ['ada@northwind.example.evil.example'],
  ])
})

test('white space around a name or a value is left out, and the one inside is kept', () => {
  const indented = (xml: string) =>
    xml
      .replace(/(<saml:NameID [^>]*>)(.*)(<\/saml:NameID>)/, '$1\n    $2\n  $3')
      .replace(
        /<saml:AttributeValue>(Engineering|Admins)/g,
        '<saml:AttributeValue>\r\n\t $1 & more'.replace('&', '&amp;'),
      )
      .replaceAll('</saml:AttributeValue>', ' \n</saml:AttributeValue>')
  const { nameId, attributes } = validate({ says: indented })
  expect(nameId).toBe('ada@northwind.example')
  expect(attributes).toEqual(
    new Map([
      ['email', ['ada@northwind.example']],
      ['groups', ['Engineering & more', 'Admins & more']],
    ]),
  )
})

test('a response without a NameID is accepted where the connection allows it, and one with a NameID says the same as before', () => {
  const allowed = { expected: { allowMissingNameId: true } }
  expect(validate(allowed)).toEqual(validate({}))
  for (const name of ['', '<saml:NameID/>', '<saml:NameID> \n </saml:NameID>', '<saml:BaseID/>']) {
    const without = { says: (xml: string) => xml.replace(/<saml:NameID .*<\/saml:NameID>/, name) }
    expect(validate({ ...without, ...allowed })).toMatchObject({
      nameId: null,
      nameIdFormat: null,
      inResponseTo: '_request',
    })
    expect(failureOf(() => validate(without))).toMatchObject({ reason: 'missing_name_id' })
  }
})

test('the end of the session at the provider is the earliest that it says', () => {
  const endOf = (...ends: (string | undefined)[]) =>
    validate({
      says: (xml) =>
        xml.replace(/<saml:AuthnStatement (.*)<\/saml:AuthnStatement>/, (statement) =>
          ends
            .map((end) =>
              end === undefined
                ? statement
                : statement.replace(' AuthnInstant', ` SessionNotOnOrAfter="${end}" AuthnInstant`),
            )
            .join(''),
        ),
    }).sessionEndsAt
  expect(endOf(undefined)).toBeNull()
  expect(endOf('2026-06-01T20:00:00Z')).toEqual(new Date('2026-06-01T20:00:00Z'))
  expect(endOf(undefined, '2026-06-01T20:00:00Z', '2026-06-01T14:30:00+02:00')).toEqual(
    new Date('2026-06-01T12:30:00Z'),
  )
  expect(failureOf(() => endOf('2026-06-01T20:00:00Z', '2026-06-01T11:00:00Z'))).toMatchObject({
    reason: 'session_expired',
  })
})

test('a failure says what an administrator needs: both fingerprints, both audiences, by how much a clock is off', () => {
  const [known, foreign] = [providerKey, otherKey].map(({ certificate }) => readCertificate(certificate).fingerprint)
  expect(failureOf(() => validate({ signing: { key: otherKey } }))).toMatchObject({
    details: { named: foreign, configured: [known] },
  })
  expect(failureOf(() => validate(says('</saml:Audience>', 'x</saml:Audience>')))).toMatchObject({
    details: { found: [`${expectations.spEntityId}x`], expected: expectations.spEntityId },
  })
  expect(failureOf(() => validate(later(600)))).toMatchObject({ details: { clock_off_by_seconds: 300 } })
})

test('[S-1] a response of hostile size or depth is refused before a tree is built of it', () => {
  for (const inner of [
    '<a>'.repeat(80_000),
    '<a/>'.repeat(60_000),
    '<!--x-->'.repeat(30_000),
    '&#97;'.repeat(50_000),
  ]) {
    const xml = plainResponse().replace('</samlp:Response>', `${inner}</samlp:Response>`)
    expect(failureOf(() => validate({ encode: () => Buffer.from(xml).toString('base64') }))).toBeInstanceOf(SamlFailure)
  }
})
