import { createRemoteJWKSet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { OidcFailure } from '#protocol/oidc/index.ts'
import type { TestProvider } from '#test/identity-provider.ts'
import type { TestServer } from '#test/server.ts'
import { openOidcClient } from '../connections/index.ts'
import { endSessionUrl, revokeToken } from './index.ts'
import { binding, connect, person } from './oidc-client.fixture.ts'

/** The paths that are asked for from now on. */
function watch(provider: TestProvider): string[] {
  const asked: string[] = []
  provider.intercept = (path) => {
    asked.push(path)
    return false
  }
  return asked
}

test('[O-1] a request carries state, nonce and PKCE with S256, and comes back to the address of its own connection', async () => {
  const { visit, connection, server } = await connect({ settings: { scopes: ['groups'] } })
  const { requested } = await visit({ scopes: ['groups', 'offline_access'], loginHint: person.email ?? '' })
  expect(Object.fromEntries(requested)).toEqual({
    response_type: 'code',
    client_id: 'gatehouse',
    redirect_uri: `${server.url}/sso/oidc/callback/${connection.external_key}`,
    scope: 'openid email profile groups offline_access',
    state: binding.state,
    nonce: binding.nonce,
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
    login_hint: person.email,
  })
})

test.each([
  ['GenericOIDC', { domain_hint: 'northwind.example', prompt: 'login', max_age: '0' }],
  ['OktaOIDC', { prompt: 'login', max_age: '0' }],
  ['EntraIdOIDC', { domain_hint: 'northwind.example', prompt: 'login' }],
  ['GoogleOIDC', { hd: 'northwind.example', prompt: 'select_account' }],
])('hints are spelled as the provider understands them: %s', async (type, hints) => {
  const { visit } = await connect({ type })
  const { requested } = await visit({ domainHint: 'northwind.example', forceLogin: true })
  const others = /^(response_type|client_id|redirect_uri|scope|state|nonce|code_challenge)/
  expect(Object.fromEntries([...requested].filter(([name]) => !others.test(name)))).toEqual(hints)
})

test('the tokens of the provider come with the claims', async () => {
  const { visit, read } = await connect()
  const { claims, tokens } = await read((await visit()).query)
  expect(claims).toMatchObject(person)
  expect(tokens).toMatchObject({
    idToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    accessToken: expect.any(String),
    refreshToken: expect.stringContaining('refresh-'),
    scopes: ['openid', 'email'],
  })
})

test('[O-6] metadata and keys of a provider are requested once by any number of sign-ins', async () => {
  const { visit, read, provider } = await connect()
  const asked = watch(provider)
  for (let i = 0; i < 3; i++) await read((await visit()).query)
  expect(asked.filter((path) => path !== '/token')).toEqual(['/.well-known/openid-configuration', '/jwks'])
})

test('[O-2] a provider may change its key at any time: an unknown one is looked for once', async () => {
  const { visit, read, provider } = await connect()
  await read((await visit()).query)
  provider.header = { alg: 'RS256', kid: 'k2' }
  provider.changeKeys = (keys) => keys.map((key) => ({ ...key, kid: 'k2' }))
  const asked = watch(provider)
  await read((await visit()).query)
  await read((await visit()).query)
  expect(asked).toEqual(['/token', '/jwks', '/token'])

  provider.header = { alg: 'RS256', kid: 'k3' }
  await expect(read((await visit()).query)).rejects.toMatchObject({ reason: 'unknown_key' })
  expect(asked.slice(3)).toEqual(['/token', '/jwks'])
})

test('[O-4] the userinfo endpoint is asked only for what the ID token lacks, and the token wins', async () => {
  const { visit, read, provider } = await connect()
  provider.changeUserinfo = (claims) => ({ ...claims, email: 'other@northwind.example', department: 'Engines' })
  const asked = watch(provider)
  await read((await visit()).query)
  expect(asked).not.toContain('/userinfo')

  provider.changeClaims = ({ given_name: _gone, ...claims }) => claims
  const { claims } = await read((await visit()).query)
  expect(asked).toContain('/userinfo')
  expect(claims).toMatchObject({ email: person.email, given_name: person.given_name, department: 'Engines' })
})

/** Leads a connection to its provider again, which answers nothing meanwhile. */
async function leaveUnread({ api }: TestServer, id: string, provider: TestProvider): Promise<void> {
  provider.intercept = (_path, response) => Boolean(response.writeHead(503).end())
  for (const origin of ['https://idp.invalid', provider.url]) {
    const oidc = {
      discovery_endpoint: `${origin}/.well-known/openid-configuration`,
      client_secret: provider.clientSecret,
    }
    const { body } = await api.request<{ state: string }>(`/connections/${id}`, { method: 'PATCH', body: { oidc } })
    expect(body.state).toBe('validating')
  }
}

test('[O-5] an issuer that was not known when its connection was configured is read at the first sign-in, and stays', async () => {
  const { ctx, connection, provider, visit, server } = await connect()
  await leaveUnread(server, connection.id, provider)
  expect((await openOidcClient(ctx, connection.id))?.issuer).toBeNull()
  await expect(visit()).rejects.toMatchObject({ reason: 'unexpected_status' })

  provider.intercept = undefined
  provider.changeMetadata = (document) => ({ ...document, issuer: 'https://evil.example' })
  await expect(visit()).rejects.toMatchObject({ reason: 'wrong_discovery_issuer' })
})

test('[O-5] an issuer that is read later may end in a slash, and is compared with it from then on', async () => {
  const { ctx, connection, provider, visit, read, server } = await connect()
  await leaveUnread(server, connection.id, provider)
  provider.intercept = undefined
  provider.changeMetadata = (document) => ({ ...document, issuer: `${provider.url}/` })
  const { query } = await visit()
  expect((await openOidcClient(ctx, connection.id))?.issuer).toBe(`${provider.url}/`)
  expect((await server.workos.sso.getConnection(connection.id)).state).toBe('active')
  await expect(read(query)).rejects.toMatchObject({ reason: 'wrong_issuer' })
  provider.changeClaims = (claims) => ({ ...claims, iss: `${provider.url}/` })
  await read((await visit()).query)
})

test('a client without a secret signs that it is itself, with a key that the provider reads from us', async () => {
  const { visit, read, provider, connection, server } = await connect({
    settings: { client_authentication: 'private_key_jwt', client_secret: undefined },
  })
  const keys = createRemoteJWKSet(new URL(`${server.url}/sso/oidc/jwks/${connection.external_key}`))
  const assertions: string[] = []
  provider.isRightSecret = async (assertion) => {
    assertions.push(assertion)
    const { payload } = await jwtVerify(assertion, keys, {
      issuer: 'gatehouse',
      subject: 'gatehouse',
      audience: provider.url,
      algorithms: ['RS256'],
      requiredClaims: ['jti', 'exp', 'iat'],
    })
    return typeof payload.jti === 'string'
  }
  for (let i = 0; i < 2; i++) await read((await visit()).query)
  expect(new Set(assertions).size).toBe(2)

  const first = await server.api.get<{ keys: { kid: string }[] }>(`/sso/oidc/jwks/${connection.external_key}`)
  expect(first.body).toEqual({ keys: [expect.not.objectContaining({ d: expect.anything() })] })
  await server.api.request(`/connections/${connection.id}`, {
    method: 'PATCH',
    body: { oidc: { client_authentication: 'private_key_jwt' } },
  })
  const second = await server.api.get(`/sso/oidc/jwks/${connection.external_key}`)
  expect(second.body).toEqual(first.body)
})

test('a connection that signs nothing publishes no key, and an unknown one is a 404', async () => {
  const { server, connection } = await connect()
  expect((await server.api.get(`/sso/oidc/jwks/${connection.external_key}`)).body).toEqual({ keys: [] })
  expect((await server.api.get('/sso/oidc/jwks/UNKNOWN')).status).toBe(404)
})

test('a connection that is not complete says what it lacks', async () => {
  const { server, ctx, connection } = await connect()
  const lacking = async (members: object) => {
    const { body } = await server.api.post<{ id: string }>('/connections', {
      organization_id: connection.organization_id,
      type: 'GenericOIDC',
      name: 'x',
      oidc: members,
    })
    return endSessionUrl(ctx, { ...connection, id: body.id }, { idToken: 'i', returnTo: 'r' }).catch(
      (error: unknown) => (error instanceof OidcFailure ? [error.reason, error.details] : error),
    )
  }
  expect(await lacking({ client_id: 'c' })).toEqual(['not_configured', { missing: 'discovery_endpoint' }])
  expect(await lacking({ issuer: 'https://idp.invalid' })).toEqual(['not_configured', { missing: 'client_id' }])
})

test('a provider that ends sessions gets the person’s browser, and hears of tokens that are no longer used', async () => {
  const { ctx, connection, provider } = await connect()
  provider.changeMetadata = (document) => ({
    ...document,
    end_session_endpoint: `${provider.url}/logout?tenant=1`,
    revocation_endpoint: `${provider.url}/revoke`,
  })
  const revocations: number[] = []
  provider.intercept = (path, response) => {
    if (path !== '/revoke') return false
    revocations.push(revocations.length)
    response.writeHead(revocations.length === 1 ? 200 : 400).end()
    return true
  }
  const url = new URL(
    (await endSessionUrl(ctx, connection, { idToken: 'token', returnTo: 'https://app.example' })) ?? '',
  )
  expect([url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
    '/logout',
    {
      tenant: '1',
      client_id: 'gatehouse',
      id_token_hint: 'token',
      post_logout_redirect_uri: 'https://app.example',
    },
  ])
  expect(await revokeToken(ctx, connection, 'a token')).toBe(true)
  expect(await revokeToken(ctx, connection, 'a token')).toBe(false)
})

test('a provider that ends no sessions is left alone at sign-out', async () => {
  const { ctx, connection } = await connect()
  expect(await endSessionUrl(ctx, connection, { idToken: 'i', returnTo: 'r' })).toBeUndefined()
  expect(await revokeToken(ctx, connection, 'a token')).toBe(false)
})

test('a connection can do without PKCE, and keep the callback of an earlier product, which forwards answers', async () => {
  const { server, connection, visit, read } = await connect()
  await setOptions(server, connection.id, { pkce: false, redirect_uri: 'https://old.example/callback' })

  const { query, requested } = await visit()

  expect(requested.get('redirect_uri')).toBe('https://old.example/callback')
  expect([...requested.keys()].filter((name) => name.startsWith('code_challenge'))).toEqual([])
  expect((await read(query)).claims.email).toBe(person.email)
})

test('[O-2] of a connection that names an algorithm, ID tokens with another one are refused', async () => {
  const { server, connection, visit, read } = await connect()
  await setOptions(server, connection.id, { id_token_signature_algorithm: 'ES256' })
  await expect(read((await visit()).query)).rejects.toBeInstanceOf(OidcFailure)

  await setOptions(server, connection.id, { id_token_signature_algorithm: 'RS256' })

  expect((await read((await visit()).query)).claims.email).toBe(person.email)
})

test('a connection can have the userinfo endpoint asked always, or never', async () => {
  const { server, connection, visit, read, provider } = await connect()
  const asksUserinfo = async (fetch_user_info: boolean) => {
    await setOptions(server, connection.id, { fetch_user_info })
    const asked = watch(provider)
    await read((await visit()).query)
    return asked.includes('/userinfo')
  }

  expect(await asksUserinfo(true)).toBe(true)
  provider.changeClaims = ({ given_name: _gone, ...claims }) => claims
  expect(await asksUserinfo(false)).toBe(false)
})

function setOptions({ api }: TestServer, id: string, oidc_options: object) {
  return api.request(`/connections/${id}`, { method: 'PATCH', body: { oidc_options } })
}
