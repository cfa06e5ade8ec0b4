import { expect, onTestFinished, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { providerKey } from '#protocol/saml/provider.fixture.ts'
import { metadataOf, serveDocuments } from '#sso/connections/connection.fixture.ts'
import { readSaml, refreshMetadata } from '#sso/connections/index.ts'
import type { FormBrowser } from '#test/form-browser.ts'
import { startLocalServer } from '#test/local-server.ts'
import { answerTo, idp, readRequest, redirectUri, type SsoServer, samlOfIdp, startSso } from './sso.fixture.ts'

const kept = { acs_url: 'https://old.example/acs?connection=acme', sp_entity_id: 'urn:old.example:acme' }

interface Shown {
  id: string
  saml: { acs_url: string; sp_entity_id: string; own_acs_url: string }
}

async function change({ api, connectionId }: SsoServer, saml: object, id = connectionId) {
  return api.request<Shown>(`/connections/${id}`, { method: 'PATCH', body: { saml } })
}

/** The provider answers a request with the addresses that it knows, and a browser brings the answer to our own. */
async function answerWith(
  server: SsoServer,
  browser: FormBrowser,
  { acs_url, sp_entity_id }: { acs_url: string; sp_entity_id: string },
): Promise<URL> {
  const { id, relayState } = await server.begin(browser)
  const fields = { SAMLResponse: answerTo(id, acs_url, sp_entity_id, {}), RelayState: relayState }
  await browser.arriveByForm(server.acsUrl, fields, 'null')
  return browser.location
}

test('a provider that still has the addresses of an earlier product signs people in, by a response forwarded with 307', async () => {
  const server = await startSso()
  const { acsUrl, entityId, workos, clientId, begin } = server
  const earlier = await startLocalServer(() => ({ status: 307, headers: { location: acsUrl } }))
  onTestFinished(() => earlier.close())
  const old = { ...kept, acs_url: `${earlier.url}/acs?connection=acme` }
  const { body } = await change(server, old)
  expect(body.saml).toMatchObject({ ...old, own_acs_url: acsUrl })

  const person = server.browser()
  const { id, relayState, xml } = await begin(person)
  expect(xml).toContain(`AssertionConsumerServiceURL="${old.acs_url}"`)
  expect(xml).toContain(`<saml:Issuer>${old.sp_entity_id}</saml:Issuer>`)
  const metadata = await (await fetch(entityId)).text()
  expect(metadata).toContain(`entityID="${old.sp_entity_id}"`)
  expect(metadata).toContain(`Location="${old.acs_url}" index="0"`)

  const fields = { SAMLResponse: answerTo(id, old.acs_url, old.sp_entity_id, {}), RelayState: relayState }
  const forwarded = await fetch(old.acs_url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
  })
  expect(forwarded.status).toBe(307)
  await person.arriveByForm(forwarded.headers.get('location') ?? '', fields, 'null')
  expect(person.location.href).toMatch(`${redirectUri}?code=`)
  const { profile } = await workos.sso.getProfileAndToken({
    code: person.location.searchParams.get('code') ?? '',
    clientId,
  })
  expect(profile.email).toBe('ada@northwind.example')
})

test('[S-13] [S-14] a response names an address that its connection keeps or has, exactly', async () => {
  const server = await startSso()
  const { acsUrl, entityId, lastAttempt } = server
  const own = { acs_url: acsUrl, sp_entity_id: entityId }
  const refusedAs = async (addresses: typeof own) => {
    const location = await answerWith(server, server.browser(), addresses)
    return location.searchParams.has('code') ? undefined : (await lastAttempt()).failure?.reason
  }
  expect(await refusedAs(kept)).toMatch('wrong_')
  await change(server, kept)
  expect(await refusedAs(kept)).toBeUndefined()
  // A provider may be given ours before they replace the kept ones.
  expect(await refusedAs(own)).toBeUndefined()
  for (const acs_url of [`${kept.acs_url}x`, kept.acs_url.toUpperCase(), 'https://old.example/acs'])
    expect(await refusedAs({ ...kept, acs_url })).toMatch(/wrong_(destination|recipient)/)
  for (const sp_entity_id of [`${kept.sp_entity_id}x`, 'urn:old.example:acmE', ''])
    expect(await refusedAs({ ...kept, sp_entity_id })).toBe('wrong_audience')

  const { body } = await change(server, { acs_url: null, sp_entity_id: null })
  expect(body.saml).toMatchObject(own)
  expect(await refusedAs(kept)).toMatch('wrong_')
  expect(await refusedAs(own)).toBeUndefined()
})

test('[S-18] connections to one provider never keep the same addresses, also when two are changed at once', async () => {
  const server = await startSso('OktaSAML', kept)
  const { api, organizationId } = server
  const create = (saml: object) =>
    api.post<Shown>('/connections', { organization_id: organizationId, type: 'OktaSAML', name: 'Another', saml })
  expect(await create({ ...samlOfIdp, ...kept })).toMatchObject({
    status: 422,
    body: { code: 'invalid_connection', errors: [{ field: 'saml.acs_url' }] },
  })
  // Products with one address for all connections: providers tell the connections apart.
  expect((await create({ ...samlOfIdp, ...kept, idp_entity_id: 'https://other.example' })).status).toBe(201)
  expect((await create({ ...samlOfIdp, acs_url: kept.acs_url })).status).toBe(201)
  const unfinished = await create(kept)
  expect(unfinished.status).toBe(201)
  expect((await change(server, { idp_entity_id: idp }, unfinished.body.id)).status).toBe(422)

  const both = { acs_url: 'https://old.example/both', sp_entity_id: 'both' }
  const statuses = await Promise.all([create({ ...samlOfIdp, ...both }), create({ ...samlOfIdp, ...both })])
  expect(statuses.map(({ status }) => status).sort()).toEqual([201, 422])
})

test('[S-18] a provider that turns out to be known to a connection with the same addresses is not taken over from metadata', async () => {
  const server = await startSso('OktaSAML', kept)
  const { api, organizationId, environment } = server
  let document: string | undefined
  const origin = await serveDocuments(() => document)
  const saml = { ...kept, idp_metadata_url: `${origin}/metadata` }
  const { body } = await api.post<Shown>('/connections', {
    organization_id: organizationId,
    type: 'OktaSAML',
    name: 'B',
    saml,
  })
  document = metadataOf(providerKey.certificate)
  await environment.system.database.run(sql`
    update saml_settings set idp_metadata_asked_at = null where connection_id = ${body.id}`)
  expect(await refreshMetadata(environment, body.id)).toEqual([])
  expect(await readSaml(environment, body.id)).toMatchObject({
    idp_entity_id: null,
    idp_metadata_failure: { reason: 'addresses_taken' },
  })
})

test('kept addresses are those of another product: https, without user and fragment, and none of another connection', async () => {
  const server = await startSso()
  const { api, organizationId, acsUrl, entityId, begin, browser } = server
  const other = await api.post<Shown>('/connections', { organization_id: organizationId, type: 'OktaSAML', name: 'B' })
  const { saml } = other.body
  const refused: [string, string[]][] = [
    [
      'acs_url',
      ['http://old.example/acs', 'https://user@old.example/', 'https://old.example/#a', 'javascript:1', 'old'],
    ],
    ['acs_url', ['https://10.0.0.1/acs', 'https://old.example/a b', saml.acs_url, '', 'x'.repeat(2_001)]],
    ['sp_entity_id', ['', 'with blank', 'line\nbreak', 'zero\u200bwidth', saml.sp_entity_id, 'x'.repeat(1_025)]],
  ]
  for (const [member, values] of refused)
    for (const value of values)
      expect([value, (await change(server, { [member]: value })).status]).toEqual([value, 422])
  // What an answer has named is no change.
  expect((await change(server, { acs_url: acsUrl, sp_entity_id: entityId })).body.saml.acs_url).toBe(acsUrl)
  const { xml } = await begin(browser())
  expect(xml).toContain(acsUrl)
  expect(readRequest((await begin(browser())).url).xml).toContain(`>${entityId}<`)
})
