import { createPrivateKey, createVerify, X509Certificate } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { SignedXml } from 'xml-crypto'
import { postFields, redirectUrl, writeAuthnRequest, writeMetadata } from '../index.ts'
import { expectations, now, ownKey } from '../provider.fixture.ts'
import { parseXml } from '../xml/parse.ts'
import { attributeOf, childElements, withDescendants } from '../xml/read.ts'

const { acsUrl, spEntityId } = expectations
const sloUrl = 'https://auth.eastwind.example/sso/saml/slo/key'
const destination = 'https://idp.northwind.example/sso?tenant=a&b="<c>"'
const request = { id: '_01J', issuedAt: now, destination, spEntityId, acsUrl, forceAuthn: false }

test('a request says who asks, where the answer goes, and whom the application expects', () => {
  const root = parseXml(writeAuthnRequest({ ...request, forceAuthn: true, loginHint: 'a&b<c>@x.example' }))
  const all = withDescendants(root)

  expect(attributeOf(root, 'Destination')).toBe(destination)
  expect(attributeOf(root, 'AssertionConsumerServiceURL')).toBe(acsUrl)
  expect(attributeOf(root, 'ForceAuthn')).toBe('true')
  expect(attributeOf(root, 'IssueInstant')).toBe('2026-06-01T12:00:00.000Z')
  expect(all.find(({ localName }) => localName === 'Issuer')?.textContent).toBe(spEntityId)
  expect(all.find(({ localName }) => localName === 'NameID')?.textContent).toBe('a&b<c>@x.example')
  expect(writeAuthnRequest(request)).not.toMatch(/ForceAuthn|Subject|Format=/)
})

test('a request names the NameID that a provider has to be asked for', () => {
  const policy = withDescendants(parseXml(writeAuthnRequest({ ...request, nameIdFormat: 'persistent' }))).find(
    ({ localName }) => localName === 'NameIDPolicy',
  )
  expect(policy && attributeOf(policy, 'Format')).toBe('urn:oasis:names:tc:SAML:2.0:nameid-format:persistent')
})

test('HTTP-Redirect keeps the query of the sign-in URL, and signs the parameters as they are sent', () => {
  const xml = writeAuthnRequest(request)
  const url = redirectUrl(xml, {
    destination: 'https://idp.northwind.example/sso?tenant=a',
    relayState: 'a state & more',
    signingKey: createPrivateKey(ownKey.privateKey),
  })
  const { searchParams } = new URL(url)

  expect(inflateRawSync(Buffer.from(searchParams.get('SAMLRequest') ?? '', 'base64')).toString()).toBe(xml)
  expect([searchParams.get('tenant'), searchParams.get('RelayState')]).toEqual(['a', 'a state & more'])
  const [, signed = ''] = /(SAMLRequest=.*)&Signature=/.exec(url) ?? []
  const verify = createVerify('sha256').update(signed)
  expect(
    verify.verify(new X509Certificate(ownKey.certificate).publicKey, searchParams.get('Signature') ?? '', 'base64'),
  ).toBe(true)
  expect(redirectUrl(xml, { destination: 'https://idp.example/sso' })).not.toMatch(/RelayState|SigAlg|Signature/)
})

test('HTTP-POST carries a request whose signature stands after the issuer and is about all of it', () => {
  const fields = postFields(writeAuthnRequest(request), { relayState: 'state', signing: ownKey })
  const xml = Buffer.from(fields.SAMLRequest ?? '', 'base64').toString()
  const verifier = new SignedXml({ publicCert: ownKey.certificate })
  const root = parseXml(xml)
  const [, second] = Array.from(root.childNodes)
  expect(second?.nodeName).toBe('Signature')
  verifier.loadSignature(second as Node)

  expect(verifier.checkSignature(xml)).toBe(true)
  expect(verifier.getSignedReferences()[0]).toContain('AuthnRequest')
  expect(fields.RelayState).toBe('state')
  expect(Buffer.from(postFields('<a/>', {}).SAMLRequest ?? '', 'base64').toString()).toBe('<a/>')
})

test('[S-11] the metadata of a connection carries its addresses and its certificates, and says which encryption it takes', () => {
  const root = parseXml(
    writeMetadata({
      entityId: spEntityId,
      acsUrl,
      sloUrl,
      signsRequests: true,
      signingCertificates: ['AAAA', 'BBBB'],
      encryptionCertificates: ['CCCC'],
    }),
  )
  const all = withDescendants(root)
  const named = (name: string) => all.filter(({ localName }) => localName === name)

  expect(attributeOf(root, 'entityID')).toBe(spEntityId)
  expect(named('AssertionConsumerService').map((each) => attributeOf(each, 'Location'))).toEqual([acsUrl])
  expect(
    named('SingleLogoutService').map((each) => [attributeOf(each, 'Binding'), attributeOf(each, 'Location')]),
  ).toEqual(
    ['HTTP-Redirect', 'HTTP-POST'].map((binding) => [`urn:oasis:names:tc:SAML:2.0:bindings:${binding}`, sloUrl]),
  )
  expect(named('KeyDescriptor').map((each) => [attributeOf(each, 'use'), each.textContent])).toEqual([
    ['signing', 'AAAA'],
    ['signing', 'BBBB'],
    ['encryption', 'CCCC'],
  ])
  expect(named('NameIDFormat').map(({ textContent }) => textContent)).toEqual([
    'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
  ])
  const algorithmOf = (each: Element) => (attributeOf(each, 'Algorithm') ?? '').replace(/.*#/, '')
  expect(named('EncryptionMethod').map((each) => [each, ...childElements(each)].map(algorithmOf).join(' '))).toEqual([
    'aes256-gcm',
    'aes128-gcm',
    'aes256-cbc',
    'aes128-cbc',
    'rsa-oaep sha256 mgf1sha256',
    'rsa-oaep sha384 mgf1sha384',
    'rsa-oaep sha512 mgf1sha512',
    'rsa-oaep-mgf1p sha256',
    'rsa-oaep-mgf1p sha1',
  ])
  const method = named('EncryptionMethod')[4]
  expect(method && childElements(method).map(({ namespaceURI }) => namespaceURI)).toEqual([
    'http://www.w3.org/2000/09/xmldsig#',
    'http://www.w3.org/2009/xmlenc11#',
  ])
})
