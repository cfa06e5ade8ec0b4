import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createProviderKey, otherKey, providerKey } from '#protocol/saml/provider.fixture.ts'
import { startOwnServer } from '#test/server.ts'
import { metadataOf, samlProvider, startWithOrganization } from '../connection.fixture.ts'
import { readSaml } from '../saml/saml-settings.ts'
import { refreshDueMetadata } from './jobs.ts'
import { refreshMetadata } from './refresh.ts'

let ahead = 0
const own = await startOwnServer({ now: () => new Date(Date.now() + ahead) })
const server = await startWithOrganization(own)
const { app, environment, create, change, announced } = server
const thirdKey = await createProviderKey()
const [first, second, third] = [providerKey, otherKey, thirdKey].map((key) => metadataOf(key.certificate))

beforeEach(() => {
  ahead = 0
})
afterAll(() => own.close())

interface Provider {
  url: string
  /** The document or the status that it answers with. */
  says: string | number | undefined
  etag?: string
  /** What was asked: the validator of each question. */
  asked: (string | undefined)[]
  /** Answers wait for it. */
  gate?: Promise<void>
}

async function serveMetadata(says: Provider['says']): Promise<Provider> {
  const provider: Provider = { url: '', says, asked: [] }
  const http = createServer(async (request, response) => {
    provider.asked.push(request.headers['if-none-match'])
    await provider.gate
    const { etag } = provider
    if (etag !== undefined && request.headers['if-none-match'] === etag) return response.writeHead(304).end()
    if (typeof provider.says === 'number') return response.writeHead(provider.says).end()
    return response.writeHead(200, etag === undefined ? {} : { etag }).end(provider.says)
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    http.closeAllConnections()
    http.close()
  })
  provider.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/metadata`
  return provider
}

async function connect(provider: Provider): Promise<string> {
  const { body } = await create({ type: 'GenericSAML', saml: { idp_metadata_url: provider.url } })
  return body.id
}

const accepted = (id: string) => refreshMetadata(environment, id)
const settings = (id: string) => readSaml(environment, id)
const later = (ms: number) => {
  ahead += ms
}
const aMinute = 60_000
const aDay = 86_400_000

test('a certificate that appears in the metadata is known after one question, and announced', async () => {
  const provider = await serveMetadata(first)
  const id = await connect(provider)
  expect(await accepted(id)).toHaveLength(1)
  provider.says = second
  later(aMinute)

  const known = await accepted(id)

  expect(known).toHaveLength(2)
  expect((await announced()).at(-1)).toMatchObject([
    'connection.saml_certificate_renewed',
    { connection: { id }, certificate: { certificate_type: 'ResponseSigning' } },
  ])
  later(aMinute)
  await accepted(id)
  expect((await announced()).filter(([name]) => name.endsWith('renewed'))).toHaveLength(1)
})

test('[S-8] a certificate that vanished from the metadata is accepted for a day more, one that an administrator removed no longer', async () => {
  const provider = await serveMetadata(first)
  const id = await connect(provider)
  provider.says = second
  expect(await accepted(id)).toHaveLength(2)
  later(aDay - aMinute)
  expect(await accepted(id)).toHaveLength(2)
  later(2 * aMinute)
  expect(await accepted(id)).toHaveLength(1)

  provider.says = third
  expect(await change(id, { saml: { idp_metadata_url: provider.url } })).toMatchObject({ status: 200 })
  expect(await accepted(id)).toHaveLength(1)

  await change(id, { saml: { idp_certificates: [providerKey.certificate] } })
  later(aMinute)
  expect(await accepted(id)).toHaveLength(1)
  expect(await settings(id)).toMatchObject({ idp_metadata_url: null })
})

test('a certificate that comes back within its day stays', async () => {
  const provider = await serveMetadata(first)
  const id = await connect(provider)
  for (const document of [second, first]) {
    provider.says = document
    later(aMinute)
    await accepted(id)
  }
  later(2 * aDay)
  provider.says = 503
  expect(await accepted(id)).toHaveLength(1)
})

test('metadata is asked for once a minute at most, and all who need it wait for the one answer', async () => {
  const provider = await serveMetadata(first)
  const id = await connect(provider)
  let open = () => {}
  provider.gate = new Promise((resolve) => {
    open = resolve
  })
  provider.says = second

  const waiting = Array.from({ length: 20 }, () => accepted(id))
  await vi.waitFor(() => expect(provider.asked).toHaveLength(2))
  open()
  expect((await Promise.all(waiting)).map((known) => known.length)).toEqual(Array(20).fill(2))
  await accepted(id)
  expect(provider.asked).toHaveLength(2)
  later(aMinute)
  await accepted(id)
  expect(provider.asked).toHaveLength(3)
})

test('metadata that did not change is not sent again where its server says which one it is', async () => {
  const provider = await serveMetadata(first)
  provider.etag = '"one"'
  const id = await connect(provider)
  await accepted(id)
  expect(provider.asked).toEqual([undefined, '"one"'])
  later(aMinute)
  provider.etag = '"two"'
  provider.says = second
  expect(await accepted(id)).toHaveLength(2)
})

test('what is wrong with metadata changes nothing, and is remembered until it is right again', async () => {
  const provider = await serveMetadata(first)
  const id = await connect(provider)
  const before = await settings(id)
  const tooLarge = metadataOf(otherKey.certificate).replace('</md:', `<!--${'x'.repeat(1_100_000)}--></md:`)
  for (const [says, failure] of [
    [404, { reason: 'unexpected_status', details: { status: 404 } }],
    ['<html>', { reason: 'not_xml' }],
    [`<!DOCTYPE x>${second}`, { reason: 'forbidden_dtd' }],
    [tooLarge, { reason: 'answer_too_large' }],
    [
      second?.replace(samlProvider.idp_entity_id, 'https://evil.example'),
      { reason: 'entity_id_changed', details: { found: 'https://evil.example' } },
    ],
    [metadataOf(otherKey.certificate, 'javascript:alert(1)'), { reason: 'forbidden_address' }],
  ] as const) {
    provider.says = says
    later(aMinute)
    expect(await accepted(id)).toHaveLength(1)
    const now = await settings(id)
    expect(now.idp_metadata_failure).toMatchObject(failure)
    expect(now.idp_metadata_failed_at).not.toBeNull()
    const { idp_metadata_failure, idp_metadata_failed_at, idp_metadata_failures, idp_metadata_due_at } = before
    const asBefore = { idp_metadata_failure, idp_metadata_failed_at, idp_metadata_failures, idp_metadata_due_at }
    expect({ ...now, ...asBefore }).toEqual(before)
  }
  provider.says = second
  later(aMinute)
  await accepted(id)
  expect(await settings(id)).toMatchObject({ idp_metadata_failure: null, idp_metadata_failed_at: null })
})

test('a provider that did not answer at first is read later, and takes its entity id then', async () => {
  const provider = await serveMetadata(503)
  const id = await connect(provider)
  expect(await settings(id)).toMatchObject({
    idp_entity_id: null,
    idp_metadata_failure: { reason: 'unexpected_status' },
  })
  provider.says = first
  expect(await accepted(id)).toHaveLength(1)
  expect(await settings(id)).toMatchObject({ idp_entity_id: samlProvider.idp_entity_id, idp_metadata_failure: null })
})

test('no one is made to sign in through a connection whose metadata was never read, and it is active once it was', async () => {
  const { workos } = server
  const domain = `${crypto.randomUUID()}.example`
  const organization = await workos.organizations.createOrganization({
    name: 'Northwind',
    domainData: [{ domain, state: 'verified' as never }],
  })
  const email = `ada@${domain}`
  const password = 'a password of Ada 1843'
  await workos.userManagement.createUser({ email, password, emailVerified: true })
  const signIn = () => workos.userManagement.authenticateWithPassword({ clientId: server.clientId, email, password })
  const provider = await serveMetadata(404)

  const { body } = await create({
    organization_id: organization.id,
    type: 'GenericSAML',
    saml: { idp_metadata_url: provider.url },
  })

  expect(body).toMatchObject({
    state: 'validating',
    saml: { metadata_failure: { reason: 'unexpected_status', message: expect.stringContaining('200') } },
  })
  expect(await signIn()).toMatchObject({ user: { email } })
  expect(await change(body.id, { state: 'active' })).toMatchObject({
    status: 422,
    body: { code: 'connection_metadata_unread' },
  })

  provider.says = first
  await accepted(body.id)

  expect(await workos.sso.getConnection(body.id)).toMatchObject({ state: 'active' })
  expect((await announced()).at(-1)).toMatchObject(['connection.activated', { id: body.id, state: 'active' }])
  await expect(signIn()).rejects.toMatchObject({ rawData: { error: 'sso_required' } })
})

test('metadata is read again within the hour by itself, except of connections that are switched off', async () => {
  const [on, off] = [await serveMetadata(first), await serveMetadata(first)]
  const id = await connect(on)
  await change(await connect(off), { state: 'inactive' })
  on.says = second

  await refreshDueMetadata.run(app.system)
  later(70 * aMinute)
  await refreshDueMetadata.run(app.system)

  await vi.waitFor(async () => expect(await settings(id)).not.toMatchObject({ idp_metadata_read_at: null }))
  await vi.waitFor(() => expect(on.asked).toHaveLength(2))
  expect(off.asked).toHaveLength(1)
})

test('an address that fails is asked later each time, up to six hours, as the connection says; once it was read, within the hour', async () => {
  const provider = await serveMetadata(first)
  const id = await connect(provider)
  const hoursToNext = async () => {
    const { idp_metadata_due_at, idp_metadata_failed_at } = await settings(id)
    return (Date.parse(idp_metadata_due_at ?? '') - Date.parse(idp_metadata_failed_at ?? '')) / 3_600_000
  }
  provider.says = 503
  for (const [i, hours] of [1, 2, 4, 6, 6].entries()) {
    later(aMinute)
    await accepted(id)
    expect(await hoursToNext()).toBeGreaterThanOrEqual((hours * 5) / 6)
    expect(await hoursToNext()).toBeLessThanOrEqual((hours * 7) / 6)
    const { body } = await server.api.get<{ saml: { metadata_failure: object } }>(`/connections/${id}/settings`)
    expect(body.saml.metadata_failure).toMatchObject({
      reason: 'unexpected_status',
      failures: i + 1,
      next_attempt_at: (await settings(id)).idp_metadata_due_at,
    })
  }

  provider.says = first
  later(aMinute)
  await accepted(id)

  const { idp_metadata_failures, idp_metadata_due_at, idp_metadata_read_at } = await settings(id)
  expect(idp_metadata_failures).toBe(0)
  expect(Date.parse(idp_metadata_due_at ?? '') - Date.parse(idp_metadata_read_at ?? '')).toBeLessThanOrEqual(
    70 * aMinute,
  )
})

test('addresses that do not answer keep no other from being read', async () => {
  const hanging = await serveMetadata(first)
  const ids = await Promise.all(Array.from({ length: 6 }, () => connect(hanging)))
  const good = await serveMetadata(first)
  await connect(good)
  hanging.gate = new Promise(() => undefined)
  later(70 * aMinute)

  await refreshDueMetadata.run(app.system)

  await vi.waitFor(() => expect(good.asked).toHaveLength(2), { timeout: 15_000 })
  const outcomes = await Promise.all(ids.map(settings))
  expect(outcomes.map(({ idp_metadata_failed_at }) => idp_metadata_failed_at)).toEqual(ids.map(() => null))
})

test('[S-1] metadata that is made to block does not keep the server from answering', async () => {
  const { api } = server
  const hostile = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${'<a b="c"/>'.repeat(19_000)}${'&#97;'.repeat(150_000)}</md:EntityDescriptor>`
  const attacks = Array.from({ length: 4 }, () =>
    create({ type: 'GenericSAML', saml: { idp_metadata_xml: hostile.slice(0, 990_000) } }),
  )
  let answered = 0
  let isOver = false
  const watch = (async () => {
    while (!isOver) {
      expect((await api.get('/organizations?limit=1')).status).toBe(200)
      answered += 1
    }
  })()
  const outcomes = await Promise.all(attacks)
  isOver = true
  await watch
  expect(outcomes.map(({ status }) => status)).toEqual([422, 422, 422, 422])
  expect(answered).toBeGreaterThan(20)
})
