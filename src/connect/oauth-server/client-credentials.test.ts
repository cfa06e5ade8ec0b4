import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import * as oauth from 'oauth4webapi'
import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { getToken, makeApi, makeMachine, postForm } from './machine.fixture.ts'

const server = await startServer()
const { url, api, clientId: environmentId } = server
const issuer = `${url}/oauth2/${environmentId}`
const machine = await makeMachine(server)
const resourceServer = await makeApi(server)
const insecure = { [oauth.allowInsecureRequests]: true }

test('oauth4webapi finds the issuer of an environment, gets a token, validates it as RFC 9068 says, introspects and revokes it', async () => {
  const discovered = await oauth.discoveryRequest(new URL(issuer), { algorithm: 'oauth2', ...insecure })
  const as = await oauth.processDiscoveryResponse(new URL(issuer), discovered)
  const self = { client_id: machine.clientId }
  const bySecret = oauth.ClientSecretPost(machine.secret)

  const parameters = new URLSearchParams({ scope: 'orders:read' })
  const answer = await oauth.clientCredentialsGrantRequest(as, self, bySecret, parameters, insecure)
  const { access_token: token, ...rest } = await oauth.processClientCredentialsResponse(as, self, answer)
  expect(rest).toEqual({ token_type: 'bearer', expires_in: 300, scope: 'orders:read' })

  const request = new Request('https://api.example/orders', { headers: { authorization: `Bearer ${token}` } })
  const claims = await oauth.validateJwtAccessToken(as, request, environmentId, insecure)
  expect(claims).toEqual({
    iss: issuer,
    sub: machine.clientId,
    aud: environmentId,
    client_id: machine.clientId,
    org_id: machine.organizationId,
    scope: 'orders:read',
    jti: expect.stringMatching(/^[0-9A-Z]{26}$/),
    iat: expect.any(Number),
    exp: claims.iat + 300,
  })

  const asked = { client_id: resourceServer.clientId }
  const introspect = async () => {
    const byBasic = oauth.ClientSecretBasic(resourceServer.secret)
    return oauth.processIntrospectionResponse(
      as,
      asked,
      await oauth.introspectionRequest(as, asked, byBasic, token, insecure),
    )
  }
  expect(await introspect()).toEqual({ active: true, token_type: 'access_token', ...claims })

  await oauth.processRevocationResponse(await oauth.revocationRequest(as, self, bySecret, token, insecure))
  expect(await introspect()).toEqual({ active: false })
})

test.each(['oauth2', 'oidc'] as const)(
  'openid-client goes the same way, by the %s document of the first environment',
  async (algorithm) => {
    const first = server.app.firstEnvironment
    const config = await client.discovery(new URL(url), 'unused', undefined, undefined, {
      algorithm,
      execute: [client.allowInsecureRequests],
    })
    expect(config.serverMetadata()).toMatchObject({ issuer: url, jwks_uri: `${url}/oauth2/jwks` })
    const keysAt = async (path: string): Promise<object[]> =>
      fetch(url + path)
        .then((response) => response.json())
        .then(({ keys }) => keys)
    // Beside them are the keys of agents, once another test has made one in this environment.
    expect(await keysAt('/oauth2/jwks')).toEqual(expect.arrayContaining(await keysAt(`/sso/jwks/${first.clientId}`)))

    const own = await client.discovery(
      new URL(issuer),
      machine.clientId,
      undefined,
      client.ClientSecretBasic(machine.secret),
      {
        algorithm,
        execute: [client.allowInsecureRequests],
      },
    )
    const { access_token: token } = await client.clientCredentialsGrant(own)
    expect(await client.tokenIntrospection(own, token)).toMatchObject({
      active: true,
      scope: 'orders:read orders:write',
    })
    await client.tokenRevocation(own, token)
    expect(await client.tokenIntrospection(own, token)).toEqual({ active: false })
  },
)

test('the documents announce what is served, and nothing else', async () => {
  const documents = await Promise.all(
    [
      '/.well-known/oauth-authorization-server',
      '/.well-known/openid-configuration',
      `/.well-known/oauth-authorization-server/oauth2/${environmentId}`,
      `/oauth2/${environmentId}/.well-known/openid-configuration`,
    ].map(async (path) => (await api.get<Record<string, unknown>>(path)).body),
  )
  const served = new Set(server.app.operations.map(({ path }) => url + path.replace('{client_id}', environmentId)))

  for (const document of documents) {
    const addresses = Object.entries(document).filter(([name]) => /_(endpoint|uri)$/.test(name))
    expect(addresses.map(([, address]) => served.has(String(address)))).toEqual(addresses.map(() => true))
    expect(document).toMatchObject({
      grant_types_supported: [
        'authorization_code',
        'refresh_token',
        'urn:ietf:params:oauth:grant-type:device_code',
        'client_credentials',
        'urn:ietf:params:oauth:grant-type:token-exchange',
        'urn:ietf:params:oauth:grant-type:jwt-bearer',
      ],
      authorization_grant_profiles_supported: ['urn:ietf:params:oauth:grant-profile:id-jag'],
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'],
      introspection_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    })
  }
  expect(documents.map(({ issuer: name }) => name)).toEqual([url, url, issuer, issuer])
  // The first environment has one issuer, not two.
  const { clientId } = server.app.firstEnvironment
  expect((await api.get(`/oauth2/${clientId}/.well-known/openid-configuration`)).status).toBe(404)
})

test('[A-7] a token says what it is, is signed by a key of the environment, and is not kept on the way', async () => {
  const { headers, body } = await postForm(`${url}/oauth2/token`, { grant_type: 'client_credentials' }, { by: machine })
  const token = String(body.access_token)

  expect(headers.get('cache-control')).toBe('no-store')
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'RS256', typ: 'at+jwt', kid: expect.any(String) })
  const keySet = createRemoteJWKSet(new URL(`${issuer}/jwks`))
  await jwtVerify(token, keySet, { issuer, audience: environmentId, typ: 'at+jwt' })
})

test('[T-2] a token of a machine is neither a management key nor a session, and a client secret is no management key', async () => {
  const token = await getToken(url, machine)

  for (const key of [token, machine.secret])
    for (const path of ['/organizations', '/user_management/users', `/connect/applications/${machine.id}`])
      expect((await api.request(path, { key })).status).toBe(401)
  const ofSessions = server.app.operations.filter(({ access, method }) => access === 'session' && method === 'GET')
  for (const { path } of ofSessions)
    expect((await api.request(path.replace(/\{\w+\}/g, 'x'), { key: token })).status).toBe(401)
})

test('a token is for the resource that it asks for, else for the default one, and for nothing that is not registered', async () => {
  const path = '/user_management/authkit_oauth_resources'
  const audienceOf = async (resource?: string) => {
    const asked = resource === undefined ? {} : { resource }
    const { status, body } = await postForm(
      `${url}/oauth2/token`,
      { grant_type: 'client_credentials', ...asked },
      { by: machine },
    )
    if (status !== 200) return body.error
    return JSON.parse(Buffer.from(String(body.access_token).split('.')[1] ?? '', 'base64url').toString()).aud
  }
  const [orders, files] = ['https://orders.example/api', 'https://files.example/']
  await api.post(path, { uri: orders })
  const { body: fallback } = await api.post<{ id: string }>(path, { uri: files, default: true })

  expect(await audienceOf(orders)).toBe(orders)
  expect(await audienceOf()).toBe(files)
  expect(await audienceOf(`${orders}/`)).toBe('invalid_target')
  await api.delete(`${path}/${fallback.id}`)
  expect(await audienceOf()).toBe(environmentId)
  expect(await audienceOf(files)).toBe('invalid_target')
  expect((await api.post(path, { uri: orders })).status).toBe(422)
  for (const uri of ['orders', 'https://orders.example/#x', 'https://orders.example/ x'])
    expect((await api.post(path, { uri })).status).toBe(422)
  expect((await api.get<{ data: object[] }>(path)).body.data).toMatchObject([{ uri: orders, default: false }])
})

test('a resource that becomes the default takes over from the one before', async () => {
  const other = await startServer()
  const path = '/user_management/authkit_oauth_resources'
  for (const uri of ['https://a.example', 'https://b.example']) await other.api.post(path, { uri, default: true })

  const { body } = await other.api.get<{ data: { uri: string; default: boolean }[] }>(path)
  expect(body.data.map((each) => [each.uri, each.default])).toEqual([
    ['https://b.example', true],
    ['https://a.example', false],
  ])
})
