import { expect, test } from 'vitest'
import { oidcProvider, serveDocuments, startWithOrganization } from '../connections/connection.fixture.ts'
import { connect } from './oidc-client.fixture.ts'

/** How the client of a connection authenticates, whose provider announces this. */
async function used(announced: unknown, settings: object = {}) {
  const { provider, visit, read } = await connect({ settings, announced })
  await read((await visit()).query)
  const [request] = provider.tokenRequests
  if (request?.has('client_assertion')) return 'private_key_jwt'
  return request?.has('client_secret') ? 'client_secret_post' : 'client_secret_basic'
}

test('a provider that compares credentials of HTTP Basic without decoding them accepts a secret of unreserved characters', async () => {
  const secret = 'a-secret_of.theirs~'
  const { provider, visit, read } = await connect({ settings: { client_id: 'gate-house_1.0~', client_secret: secret } })
  provider.clientSecret = secret
  provider.decodesBasic = false
  await read((await visit()).query)
  expect(provider.tokenRequests[0]?.has('client_secret')).toBe(false)
})

test.each([
  ['nothing', undefined, 'client_secret_basic'],
  ['something that is no list', 'client_secret_post', 'client_secret_basic'],
  ['both ways to send a secret', ['client_secret_post', 'client_secret_basic'], 'client_secret_basic'],
  ['one of them', ['tls_client_auth', 'client_secret_post', 'private_key_jwt'], 'client_secret_post'],
  ['no way that is known', ['client_secret_jwt', 1], 'client_secret_basic'],
])('a client authenticates as its provider announces: %s', async (_what, announced, expected) => {
  expect(await used(announced)).toBe(expected)
})

test('what is set counts, whatever the provider announces', async () => {
  expect(await used(['client_secret_post'], { client_authentication: 'client_secret_basic' })).toBe(
    'client_secret_basic',
  )
  expect(await used(undefined, { client_authentication: 'client_secret_post' })).toBe('client_secret_post')
})

test('a provider that takes only signatures gets them, without being set up for it', async () => {
  const unset = { client_secret: undefined }
  const { server, connection, provider, visit, read } = await connect({
    settings: unset,
    announced: ['private_key_jwt'],
  })
  expect(connection.state).toBe('active')
  const { body } = await server.api.get<{ keys: object[] }>(`/sso/oidc/jwks/${connection.external_key}`)
  expect(body.keys).toHaveLength(1)
  provider.isRightSecret = (assertion) => assertion.split('.').length === 3
  await read((await visit()).query)
  expect(provider.tokenRequests[0]?.has('client_assertion')).toBe(true)
})

test('a provider that takes secrets too leaves a connection without one a draft', async () => {
  const { connection, server } = await connect({
    settings: { client_secret: undefined },
    announced: ['private_key_jwt', 'client_secret_post'],
  })
  expect(connection.state).toBe('draft')
  const answer = await server.api.request(`/connections/${connection.id}`, {
    method: 'PATCH',
    body: { state: 'active' },
  })
  expect(answer).toMatchObject({ status: 422, body: { message: expect.stringContaining('oidc.client_secret') } })
})

test('how the client authenticates is set, read and left to the provider again through the API', async () => {
  const { create, change } = await startWithOrganization()
  const { id, oidc } = (await create({ type: 'GenericOIDC', oidc: oidcProvider })).body
  expect(oidc).toMatchObject({ client_authentication: null })
  for (const client_authentication of ['client_secret_post', 'client_secret_basic', 'private_key_jwt', null]) {
    expect((await change(id, { oidc: { client_authentication } })).body.oidc).toMatchObject({ client_authentication })
    expect((await change(id, { oidc: { client_id: 'another' } })).body.oidc).toMatchObject({ client_authentication })
  }
  for (const client_authentication of ['client_secret_jwt', 'none', '', 1]) {
    expect(await change(id, { oidc: { client_authentication } })).toMatchObject({ status: 422 })
  }
})

test('a connection that was to sign and shall not any more needs a secret', async () => {
  const { create, change } = await startWithOrganization()
  const origin = await serveDocuments((_path, issuer) => JSON.stringify({ issuer }))
  const signing = { issuer: origin, client_id: 'client', client_authentication: 'private_key_jwt' }
  const { id } = (await create({ type: 'GenericOIDC', oidc: signing })).body
  const draft = await change(id, { oidc: { client_authentication: 'client_secret_post' } })
  expect(draft.body).toMatchObject({ state: 'draft' })
  expect((await change(id, { oidc: { client_secret: 'a secret' } })).body).toMatchObject({ state: 'active' })
})

test('the failure of a client that is refused says how it authenticated', async () => {
  const { visit, read } = await connect({
    settings: { client_secret: 'another' },
    announced: ['client_secret_post'],
  })
  await expect(read((await visit()).query)).rejects.toMatchObject({
    reason: 'client_refused',
    details: { error: 'invalid_client', client_authentication: 'client_secret_post' },
  })
})
