import { expect, test } from 'vitest'
import { createProviderKey, providerKey } from '#protocol/saml/provider.fixture.ts'
import { metadataOf } from '#sso/connections/connection.fixture.ts'
import { formFields, startPortal, submit, textOf } from '../kit/portal.fixture.ts'
import { startConnected } from '../single-sign-on/connected.fixture.ts'
import { newCertificate } from './certificate.fixture.ts'

test('a certificate is added beside the old one, which is removed later; the last one stays', async () => {
  const server = await startConnected()
  const { base, visit, organization, api } = server
  await api.post('/portal/setup_links', { organization, intent: 'certificate_renewal' })
  const browser = await visit({ intent: 'certificate_renewal' })
  const url = `${base}/certificates`
  expect(browser.location.pathname).toBe(url)

  await submit(browser, url, { certificate: 'no certificate' })
  expect(textOf(browser)).toContain('This certificate can’t be used')
  expect(browser.html).toContain('no certificate</textarea>')
  await submit(browser, url, { certificate: '' })
  expect(textOf(browser)).toContain('Paste the certificate.')
  await browser.open(url)
  await submit(browser, url, { certificate: await newCertificate() })
  expect(textOf(browser)).toContain('The certificate was added.')
  const fingerprints = [...browser.html.matchAll(/name="fingerprint" value="([^"]+)"/g)].map(([, each]) => each ?? '')
  expect(fingerprints).toHaveLength(2)
  expect((await api.get<{ data: object[] }>('/portal/setup_links')).body.data).toMatchObject([{ state: 'completed' }])

  await submit(browser, `${url}/remove`, { fingerprint: fingerprints[0] ?? '' })
  expect(browser.html).not.toContain('name="fingerprint"')
  await submit(browser, `${url}/remove`, { ...formFields(browser, '/portal/exit'), fingerprint: fingerprints[1] ?? '' })
  expect(textOf(browser)).toContain(fingerprints[1])
})

test('a link for certificates of an organization that has none says so', async () => {
  const browser = await (await startPortal()).visit({ intent: 'certificate_renewal' })

  expect(textOf(browser)).toContain('There’s no SAML connection')
})

test('[S-9] weak certificates of the metadata are shown as left out', async () => {
  const weak = await createProviderKey(365, 1_024)
  const [, key = ''] = /(<md:KeyDescriptor.*<\/md:KeyDescriptor>)/.exec(metadataOf(weak.certificate)) ?? []
  const metadata = metadataOf(providerKey.certificate).replace('<md:KeyDescriptor', `${key}<md:KeyDescriptor`)
  const { base, visit } = await startConnected({ saml: { idp_metadata_xml: metadata } })
  const browser = await visit({ intent: 'sso' })
  await browser.open(`${base}/certificates`)
  expect(textOf(browser)).toContain('rsa 1024')
  expect(textOf(browser)).toContain('Too weak')
})
