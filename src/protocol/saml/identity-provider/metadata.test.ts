import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { readMetadata, SamlFailure } from '../index.ts'
import { createCurveKey, createProviderKey, otherKey, providerKey } from '../provider.fixture.ts'

const base64 = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '')
const keyOf = (pem: string, use = ' use="signing"') =>
  `<md:KeyDescriptor${use}><ds:KeyInfo><ds:X509Data><ds:X509Certificate>\n${base64(pem)}\n</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`
const signIn = (binding: string) =>
  `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-${binding}" Location="https://idp.northwind.example/${binding}"/>`
const descriptor = (parts: string, entityId = 'https://idp.northwind.example') =>
  `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${entityId}">${parts}</md:EntityDescriptor>`
const provider = (parts: string, attributes = '') =>
  `<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"${attributes}>${parts}</md:IDPSSODescriptor>`
const fingerprintOf = (pem: string) => new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase()
const good = provider(`${keyOf(providerKey.certificate)}${signIn('POST')}${signIn('Redirect')}`)

test('metadata gives the entity id, the sign-in URL, and every certificate for signatures once', () => {
  const parts = `${keyOf(providerKey.certificate, '')}${keyOf(providerKey.certificate)}${keyOf(otherKey.certificate)}${keyOf(providerKey.certificate, ' use="encryption"')}${signIn('POST')}${signIn('Redirect')}`
  const read = readMetadata(
    `\ufeff<?xml version="1.0"?>\n${descriptor(provider(parts, ' WantAuthnRequestsSigned="true"'))}`,
  )

  expect(read).toMatchObject({
    entityId: 'https://idp.northwind.example',
    signInUrl: 'https://idp.northwind.example/Redirect',
    signInBinding: 'redirect',
    signOutUrl: null,
    wantsSignedRequests: true,
  })
  expect(read.certificates.map(({ pem }) => base64(pem))).toEqual([
    base64(providerKey.certificate),
    base64(otherKey.certificate),
  ])
  expect(read.certificates[0]?.expiresAt).toEqual(new Date('2027-01-01T00:00:00Z'))
})

test('a provider that accepts only HTTP-POST, and one among other entities, are found', () => {
  const post = readMetadata(descriptor(provider(`${keyOf(providerKey.certificate)}${signIn('POST')}`)))
  expect(post).toMatchObject({ signInUrl: 'https://idp.northwind.example/POST', signInBinding: 'post' })

  const all = `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${descriptor('<md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"/>', 'https://sp.example')}${descriptor(good)}</md:EntitiesDescriptor>`
  expect(readMetadata(all)).toMatchObject({ entityId: 'https://idp.northwind.example' })
})

test('metadata gives the sign-out URL by HTTP-Redirect before HTTP-POST, and where answers go', () => {
  const signOut = (binding: string, more = '') =>
    `<md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="https://idp.northwind.example/${binding}"${more}/>`
  const read = (services: string) =>
    readMetadata(descriptor(provider(`${keyOf(providerKey.certificate)}${services}${signIn('POST')}`)))
  const answers = ' ResponseLocation="https://idp.northwind.example/answers"'
  expect(read(signOut('SOAP') + signOut('HTTP-POST') + signOut('HTTP-Redirect', answers))).toMatchObject({
    signOutUrl: 'https://idp.northwind.example/HTTP-Redirect',
    signOutBinding: 'redirect',
    signOutResponseUrl: 'https://idp.northwind.example/answers',
  })
  expect(read(signOut('HTTP-POST'))).toMatchObject({
    signOutUrl: 'https://idp.northwind.example/HTTP-POST',
    signOutBinding: 'post',
    signOutResponseUrl: null,
  })
  expect(read(signOut('SOAP'))).toMatchObject({ signOutUrl: null })
})

const short = await createProviderKey(365, 1_024)
const edwards = await createCurveKey('Ed25519')

test.each<[as: string, what: string, text: string]>([
  ['forbidden_dtd', 'a document type', `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${descriptor(good)}`],
  ['not_xml', 'a page', '<html><body>Sign in<br></body>'],
  ['not_metadata', 'another document', '<x/>'],
  ['not_metadata', 'no entity id', descriptor(good, '')],
  ['no_identity_provider', 'a service provider', descriptor('<md:SPSSODescriptor/>')],
  ['no_identity_provider', 'SAML 1.1 alone', descriptor(good.replace('SAML:2.0', 'SAML:1.1'))],
  ['several_identity_providers', 'two providers', descriptor(good + good)],
  ['missing_sign_in_url', 'SOAP alone', descriptor(provider(keyOf(providerKey.certificate) + signIn('SOAP')))],
  ['missing_certificate', 'no certificate', descriptor(provider(signIn('Redirect')))],
  ['unreadable_certificate', 'no certificate where one belongs', descriptor(good.replace(/MII/, 'AAA'))],
  ['weak_key', 'a key of another curve', descriptor(provider(keyOf(edwards.certificate) + signIn('POST')))],
  ['weak_key', 'a key of 1024 bits', descriptor(provider(keyOf(short.certificate) + signIn('POST')))],
  ['too_large', 'over 1 MiB', descriptor(`${good}<!--${'x'.repeat(1_100_000)}-->`)],
  ['too_complex', 'thousands of levels', descriptor(`${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`)],
])('[S-2] metadata is refused as %s: %s', (as, _what, text) => {
  try {
    readMetadata(text)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(SamlFailure)
    expect(error).toMatchObject({ reason: as })
  }
})

test('[S-9] a weak certificate in metadata is left out and named, and those beside it are kept', () => {
  const parts = [short, providerKey, edwards, otherKey].map(({ certificate }) => keyOf(certificate)).join('')
  const { certificates, ignoredCertificates } = readMetadata(descriptor(provider(parts + signIn('POST'))))
  expect(certificates.map(({ pem }) => base64(pem))).toEqual(
    [providerKey, otherKey].map((key) => base64(key.certificate)),
  )
  expect(ignoredCertificates).toEqual([
    { fingerprint: fingerprintOf(short.certificate), key: 'rsa 1024' },
    { fingerprint: fingerprintOf(edwards.certificate), key: 'ed25519' },
  ])
})

test('[S-9] a provider may sign with a key of a curve of NIST', async () => {
  for (const curve of ['P-256', 'P-384'] as const) {
    const { certificate } = await createCurveKey(curve)
    const { certificates } = readMetadata(descriptor(provider(keyOf(certificate) + signIn('POST'))))
    expect(certificates.map(({ pem }) => base64(pem))).toEqual([base64(certificate)])
  }
})
