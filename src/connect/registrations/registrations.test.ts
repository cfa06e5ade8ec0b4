import * as oauth from 'oauth4webapi'
import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { postForm } from '../oauth-server/machine.fixture.ts'

const redirect_uris = ['http://127.0.0.1/callback', 'https://client.example/callback', 'com.example.app:/callback']

async function start(settings: object = { dynamic_client_registration: true }) {
  const server = await startServer()
  await server.api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: settings })
  const issuer = `${server.url}/oauth2/${server.clientId}`
  const send = async (method: string, url: string, body?: object, token?: string) => {
    const answer = await fetch(url, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, string>) }
  }
  return { ...server, issuer, send, register: (body: object) => send('POST', `${issuer}/register`, body) }
}

test('oauth4webapi finds where to register, and what it registers is listed, public, and an application like others', async () => {
  const server = await start()
  const insecure = { [oauth.allowInsecureRequests]: true }
  const address = new URL(server.issuer)
  const found = await oauth.discoveryRequest(address, { algorithm: 'oauth2', ...insecure })
  const as = await oauth.processDiscoveryResponse(address, found)
  const metadata = { redirect_uris, client_name: 'Reader', token_endpoint_auth_method: 'none', scope: 'openid admin' }
  const answer = await oauth.dynamicClientRegistrationRequest(as, metadata, insecure)
  const client = await oauth.processDynamicClientRegistrationResponse(answer)

  expect(client).toMatchObject({
    client_name: 'Reader',
    redirect_uris,
    scope: 'openid',
    grant_types: expect.any(Array),
  })
  expect(client).not.toHaveProperty('client_secret')
  expect((await server.api.get('/connect/applications?registration_types=dynamic')).body).toMatchObject({
    data: [{ client_id: client.client_id, was_dynamically_registered: true, is_first_party: false, uses_pkce: true }],
  })
  const fields = { token: 'x', client_id: client.client_id }
  expect((await postForm(`${server.url}/oauth2/revoke`, fields)).status).toBe(200)
})

test('what registers gets the scopes that the environment allows, and a secret if it wants one', async () => {
  const server = await start({ dynamic_client_registration: true, self_registered_scopes: ['tools:use'] })

  const { body } = await server.register({ redirect_uris, scope: 'email tools:use orders:delete' })
  expect(body).toMatchObject({
    scope: 'email tools:use',
    token_endpoint_auth_method: 'client_secret_basic',
    client_name: '127.0.0.1',
    client_secret_expires_at: 0,
  })
  const by = { clientId: String(body.client_id), secret: String(body.client_secret) }
  expect((await postForm(`${server.url}/oauth2/revoke`, { token: 'x' }, { by })).status).toBe(200)
  expect((await server.register({ redirect_uris })).body.scope).toBe('openid profile email offline_access tools:use')
})

test('nothing registers while it is switched off, and the metadata does not say that it could', async () => {
  const server = await start({})

  expect(await server.register({ redirect_uris })).toMatchObject({ status: 403, body: { error: 'access_denied' } })
  const { body } = await server.api.get(`/oauth2/${server.clientId}/.well-known/openid-configuration`)
  expect(body).not.toHaveProperty('registration_endpoint')
  expect((await server.send('POST', `${server.url}/oauth2/client_nobody/register`, { redirect_uris })).status).toBe(404)
})

const redirects = (uri: string) => ({ redirect_uris: [uri] })
test.each<[what: string, body: object, error: string]>([
  ['no redirect URI', {}, 'invalid_redirect_uri'],
  ['a script', redirects('javascript:alert(1)'), 'invalid_redirect_uri'],
  ['http elsewhere', redirects('http://client.example/callback'), 'invalid_redirect_uri'],
  ['a wildcard', redirects('https://*.client.example/callback'), 'invalid_redirect_uri'],
  ['a scheme that is no one’s', redirects('myapp://callback'), 'invalid_redirect_uri'],
  ['user information', redirects('https://me@client.example/'), 'invalid_redirect_uri'],
  ['tokens in the address', { redirect_uris, response_types: ['token'] }, 'invalid_client_metadata'],
  ['another grant', { redirect_uris, grant_types: ['client_credentials'] }, 'invalid_client_metadata'],
  ['a name that turns text round', { redirect_uris, client_name: 'a\u202eb' }, 'invalid_client_metadata'],
  ['no key to sign with', { redirect_uris, token_endpoint_auth_method: 'private_key_jwt' }, 'invalid_client_metadata'],
  [
    'keys inside',
    { redirect_uris, token_endpoint_auth_method: 'private_key_jwt', jwks_uri: 'http://169.254.169.254/' },
    'invalid_client_metadata',
  ],
  ['a text for a list', { redirect_uris: 'https://client.example/' }, 'invalid_redirect_uri'],
  ['a list for a text', { redirect_uris, client_name: [] }, 'invalid_client_metadata'],
  [
    'a way to authenticate that there is not',
    { redirect_uris, token_endpoint_auth_method: 'x' },
    'invalid_client_metadata',
  ],
])('[A-1] an application with %s cannot register itself', async (_what, body, error) => {
  const server = await start()

  expect(await server.register(body)).toMatchObject({ status: 400, body: { error } })
  expect((await server.api.get('/connect/applications?registration_types=dynamic')).body).toMatchObject({ data: [] })
})

test('the registration access token reads, replaces and deletes its own registration, and nothing else does', async () => {
  const server = await start()
  const { body: own } = await server.register({ redirect_uris, token_endpoint_auth_method: 'none' })
  const { body: other } = await server.register({ redirect_uris })
  const [at = '', token = ''] = [own.registration_client_uri, own.registration_access_token]

  for (const wrong of [undefined, other.registration_access_token, server.apiKey, ''])
    for (const method of ['GET', 'DELETE']) expect((await server.send(method, at, undefined, wrong)).status).toBe(401)
  expect((await server.send('GET', at, undefined, token)).body).toMatchObject({
    client_id: own.client_id,
    redirect_uris,
  })
  const changed = { client_id: own.client_id, redirect_uris: ['https://client.example/new'], client_name: 'Renamed' }
  expect((await server.send('PUT', at, { ...changed, client_id: 'x' }, token)).status).toBe(400)
  expect(
    (await server.send('PUT', at, { ...changed, token_endpoint_auth_method: 'client_secret_post' }, token)).status,
  ).toBe(400)
  expect((await server.send('PUT', at, changed, token)).body).toMatchObject(changed)
  expect((await server.send('DELETE', at, undefined, token)).status).toBe(204)
  expect((await server.send('GET', at, undefined, token)).status).toBe(401)
})

test('an address registers 20 applications in an hour, also when it tries more at once', async () => {
  const server = await start()

  const answers = await Promise.all(Array.from({ length: 25 }, () => server.register({ redirect_uris })))
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(20).fill(201), ...Array(5).fill(429)])
})
