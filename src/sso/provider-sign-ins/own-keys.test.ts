import { createVerify, X509Certificate } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { SignedXml } from 'xml-crypto'
import { createMessage, expectations, now } from '#protocol/saml/provider.fixture.ts'
import { parseXml } from '#protocol/saml/xml/parse.ts'
import { attributeOf, withDescendants } from '#protocol/saml/xml/read.ts'
import { startServerWithClock } from '#test/server.ts'
import { samlProvider, startWithOrganization } from '../connections/connection.fixture.ts'

async function startWithConnection(saml: object = {}) {
  const own = await startServerWithClock(() => now)
  const { create, change, api, clientId, url } = await startWithOrganization(own)
  const redirect_uri = 'https://app.example/callback'
  await api.post('/user_management/redirect_uris', { uri: redirect_uri })
  const { body } = await create({ type: 'GenericSAML', saml: { ...samlProvider, sign_requests: true, ...saml } })
  const { acs_url = '', sp_entity_id = '', metadata_url = '' } = body.saml ?? {}
  let count = 0
  return {
    change: (members: object) => change(body.id, { saml: members }),
    rotate: (days: number) => api.post(`/connections/${body.id}/rotate_keys`, { signs_after_days: days }),
    /** The certificates of our metadata for a use, in PEM. */
    async published(use: 'signing' | 'encryption'): Promise<string[]> {
      const root = parseXml((await (await fetch(metadata_url)).text()).trim())
      return withDescendants(root)
        .filter((each) => each.localName === 'KeyDescriptor' && attributeOf(each, 'use') === use)
        .map((each) => new X509Certificate(Buffer.from(each.textContent ?? '', 'base64')).toString())
    },
    /** Where a sign-in leads, and the page there if it is one of ours. */
    async authorize(more: Record<string, string> = {}) {
      const query = new URLSearchParams({ client_id: clientId, redirect_uri, response_type: 'code', ...more })
      query.set('connection', body.id)
      const answer = await fetch(`${url}/sso/authorize?${query}`, { redirect: 'manual' })
      const location = answer.headers.get('location') ?? ''
      if (!location.startsWith(url)) return { location, page: '' }
      const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0] ?? '')
      return { location, page: await (await fetch(location, { headers: { cookie: cookie.join('; ') } })).text() }
    },
    /** The status of the answer to a response whose assertion is encrypted for a certificate. */
    async signInEncryptedFor(certificate: string): Promise<number> {
      const assertion = `_assertion-${count++}`
      const SAMLResponse = createMessage({
        says: (xml) =>
          xml
            .replaceAll(expectations.acsUrl, acs_url)
            .replaceAll(expectations.spEntityId, sp_entity_id)
            .replaceAll(' InResponseTo="_request"', '')
            .replaceAll('_assertion', assertion),
        encrypts: { key: { certificate, privateKey: '' } },
      })
      const body = new URLSearchParams({ SAMLResponse })
      return (await fetch(acs_url, { method: 'POST', body, redirect: 'manual' })).status
    },
  }
}

function isSignedBy(certificate: string, location: string): boolean {
  const { searchParams } = new URL(location)
  const [, signed = ''] = /(SAMLRequest=.*)&Signature=/.exec(location) ?? []
  const signature = searchParams.get('Signature') ?? ''
  return createVerify('sha256').update(signed).verify(certificate, signature, 'base64')
}

const requestIn = (location: string) =>
  inflateRawSync(Buffer.from(new URL(location).searchParams.get('SAMLRequest') ?? '', 'base64')).toString()

test('requests are signed with the key in use, and our metadata has the next one before it is used', async () => {
  const { authorize, rotate, published } = await startWithConnection()
  const [first = ''] = await published('signing')
  const signed = async (certificate: string) => isSignedBy(certificate, (await authorize()).location)
  expect(await signed(first)).toBe(true)

  await rotate(14)
  const [inUse, next = ''] = await published('signing')
  expect(inUse).toBe(first)
  expect([await signed(first), await signed(next)]).toEqual([true, false])

  await rotate(0)
  expect(await published('signing')).toEqual([next])
  expect(await signed(next)).toBe(true)
})

test('[S-11] what a provider encrypts is read during a rotation and after it, for the key before it too', async () => {
  const { signInEncryptedFor, rotate, published } = await startWithConnection()
  const [first = ''] = await published('encryption')
  expect(await signInEncryptedFor(first)).toBe(303)
  await rotate(14)
  const [next = '', ...others] = await published('encryption')
  expect(others).toEqual([])
  expect(next).not.toBe(first)
  for (const certificate of [first, next]) expect(await signInEncryptedFor(certificate)).toBe(303)
  await rotate(0)
  for (const certificate of [first, next]) expect(await signInEncryptedFor(certificate)).toBe(303)
  expect(await signInEncryptedFor(samlProvider.idp_certificates[0] ?? '')).toBe(400)
})

test('a connection says whether people are authenticated again, and which NameID its provider is asked for', async () => {
  const { authorize, change } = await startWithConnection()
  const request = async (more = {}) => requestIn((await authorize(more)).location)
  expect(await request()).not.toMatch(/ForceAuthn|Format=/)
  expect(await request({ prompt: 'login' })).toContain('ForceAuthn="true"')
  await change({ force_authn: true, name_id_format: 'email' })
  expect(await request()).toMatch(/ForceAuthn="true".*NameIDPolicy Format="[^"]+emailAddress"/)
})

test('a provider that takes HTTP-POST alone gets a signed request in a form', async () => {
  const post = 'https://idp.northwind.example/post'
  const metadata = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="https://idp.northwind.example"><md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${samlProvider.idp_certificates[0]?.replace(/-----[^-]+-----|\s/g, '')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${post}"/></md:IDPSSODescriptor></md:EntityDescriptor>`
  const { authorize, change, published } = await startWithConnection({ sign_requests: false })
  expect(await change({ idp_metadata_xml: metadata })).toMatchObject({ status: 200 })

  const { page } = await authorize()

  expect(page).toContain(`action="${post}"`)
  const [, field = ''] = /name="SAMLRequest" value="([^"]+)"/.exec(page) ?? []
  const xml = Buffer.from(field.replaceAll('&#x3D;', '=').replaceAll('&#43;', '+'), 'base64').toString()
  const [publicCert = ''] = await published('signing')
  const check = new SignedXml({ publicCert })
  const signature = withDescendants(parseXml(xml)).find(({ localName }) => localName === 'Signature')
  check.loadSignature(signature as Node)
  expect(check.checkSignature(xml)).toBe(true)
})
