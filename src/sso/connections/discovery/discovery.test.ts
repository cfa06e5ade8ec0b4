import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { startOwnServer } from '#test/server.ts'
import { serveDocuments, startWithOrganization } from '../connection.fixture.ts'
import { refreshDueDiscovery } from './jobs.ts'
import { refreshDiscovery } from './refresh.ts'

let ahead = 0
const own = await startOwnServer({ now: () => new Date(Date.now() + ahead) })
const server = await startWithOrganization(own)
const { workos, environment, create, change, announced } = server
const client = { client_id: 'client', client_secret: 'a secret of theirs' }

beforeEach(() => {
  ahead = 0
})
afterAll(() => own.close())

/** A provider that says nothing until it is given a document. */
async function provide() {
  const provider: { issuer: string; says: object | string | undefined } = { issuer: '', says: undefined }
  provider.issuer = await serveDocuments(() =>
    typeof provider.says === 'object' ? JSON.stringify(provider.says) : provider.says,
  )
  return provider
}

const connect = async (issuer: string, more: object = {}) =>
  (await create({ type: 'GenericOIDC', oidc: { issuer, ...client }, ...more })).body
const stateOf = async (id: string) => (await workos.sso.getConnection(id)).state

test('no one is made to sign in through a connection whose discovery document was never read, and it is active once it was', async () => {
  const domain = `${crypto.randomUUID()}.example`
  const { id: organization_id } = await workos.organizations.createOrganization({
    name: 'Northwind',
    domainData: [{ domain, state: 'verified' as never }],
  })
  const email = `ada@${domain}`
  const password = 'a password of Ada 1843'
  await workos.userManagement.createUser({ email, password, emailVerified: true })
  const signIn = () => workos.userManagement.authenticateWithPassword({ clientId: server.clientId, email, password })
  const provider = await provide()

  const connection = await connect(provider.issuer, { organization_id })

  expect(connection).toMatchObject({
    state: 'validating',
    status: 'linked',
    oidc: { discovery_failure: { reason: 'unexpected_status', message: expect.stringContaining('200') } },
  })
  expect(await signIn()).toMatchObject({ user: { email } })
  expect(await change(connection.id, { state: 'active' })).toMatchObject({
    status: 422,
    body: { code: 'connection_metadata_unread' },
  })
  await refreshDiscovery(environment, connection.id)
  expect(await stateOf(connection.id)).toBe('validating')

  provider.says = { issuer: provider.issuer }
  await refreshDiscovery(environment, connection.id)

  expect(await stateOf(connection.id)).toBe('active')
  expect((await announced()).at(-1)).toMatchObject(['connection.activated', { id: connection.id, state: 'active' }])
  expect((await change(connection.id, { name: 'Renamed' })).body.oidc).toMatchObject({ discovery_failure: null })
  await expect(signIn()).rejects.toMatchObject({ rawData: { error: 'sso_required' } })
})

test('a discovery document is read within the hour by itself, also of a connection that is switched off', async () => {
  const [on, off] = [await provide(), await provide()]
  const [{ id }, { id: switchedOff }] = [await connect(on.issuer), await connect(off.issuer)]
  await change(switchedOff, { state: 'inactive' })
  for (const provider of [on, off]) provider.says = { issuer: provider.issuer }

  await refreshDueDiscovery.run(own.app.system)
  expect(await stateOf(id)).toBe('validating')
  ahead += 6 * 60_000
  await refreshDueDiscovery.run(own.app.system)

  await vi.waitFor(async () => expect(await stateOf(id)).toBe('active'))
  await vi.waitFor(async () =>
    expect(await change(switchedOff, { state: 'active' })).toMatchObject({ body: { state: 'active' } }),
  )
})

test('[O-5] [O-6] what is wrong with a discovery document leaves the connection as it is, and the next change says why', async () => {
  const provider = await provide()
  const { issuer } = provider
  const { id } = await connect(issuer)
  for (const [says, reason] of [
    ['<html>', 'not_json'],
    [{ issuer: 'https://evil.example' }, 'wrong_discovery_issuer'],
    [{ issuer, token_endpoint: 'http://10.0.0.1/token' }, 'forbidden_address'],
    [{ issuer, authorization_endpoint: 'javascript:1' }, 'forbidden_address'],
  ] as const) {
    provider.says = says
    await refreshDiscovery(environment, id)
    const { body } = await change(id, { name: reason })
    expect(body).toMatchObject({ state: 'validating', oidc: { discovery_failure: { reason } } })
  }
})

test('each failure makes the next attempt later, and the connection says when it is', async () => {
  const provider = await provide()
  const { id } = await connect(provider.issuer)
  provider.says = '<html>'
  const seen: number[] = []
  for (let i = 0; i < 3; i++) {
    await refreshDiscovery(environment, id)
    const { body } = await change(id, { name: `Try ${i}` })
    expect(body).toMatchObject({ oidc: { discovery_failure: { failures: i + 2 } } })
    seen.push(Date.parse(body.oidc?.discovery_failure?.next_attempt_at ?? ''))
  }
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect((seen[2] ?? 0) - (seen[0] ?? 0)).toBeGreaterThan(3_600_000)
})

test('a provider that is down now stays the one of an active connection; another one has to be read first', async () => {
  const [provider, other] = [await provide(), await provide()]
  const { issuer } = provider
  provider.says = { issuer }
  const { id, state } = await connect(issuer)
  expect(state).toBe('active')
  provider.says = undefined

  expect((await change(id, { oidc: { issuer, client_id: 'another' } })).body).toMatchObject({ state: 'active' })
  expect(await change(id, { oidc: { issuer: other.issuer, ...client } })).toMatchObject({
    body: { state: 'validating', oidc: { discovery_failure: { reason: 'unexpected_status' } } },
  })
  expect((await announced()).at(-1)).toMatchObject(['connection.deactivated', { id, state: 'validating' }])
})
