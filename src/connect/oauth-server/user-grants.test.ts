import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import * as oauth from 'oauth4webapi'
import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { makeCode, makeSigner, redirectUri, verifier } from '../grants/grant.fixture.ts'
import { isActive, makeApi, postForm } from './machine.fixture.ts'
import { exchange, getUserTokens, refresh, userinfo } from './signer.fixture.ts'

const server = await startServer()
const { url, api, clientId: environmentId, workos } = server
const issuer = `${url}/oauth2/${environmentId}`
const signer = await makeSigner(server)
const resourceServer = await makeApi(server)
const insecure = { [oauth.allowInsecureRequests]: true }
const about = {
  sub: signer.userId,
  name: 'Jane Doe',
  given_name: 'Jane',
  family_name: 'Doe',
  email: 'jane@northwind.example',
  email_verified: true,
}

test('oauth4webapi exchanges a code, validates the ID token, reads claims, refreshes, introspects and revokes', async () => {
  const as = await oauth.processDiscoveryResponse(
    new URL(issuer),
    await oauth.discoveryRequest(new URL(issuer), { algorithm: 'oidc', ...insecure }),
  )
  const self = { client_id: signer.application.clientId }
  const bySecret = oauth.ClientSecretBasic(signer.application.secret)
  const code = await makeCode(server, signer, { nonce: 'n-1' })
  const callback = oauth.validateAuthResponse(
    as,
    self,
    new URL(`${redirectUri}?code=${code}&state=s&iss=${issuer}`),
    's',
  )

  const granted = await oauth.processAuthorizationCodeResponse(
    as,
    self,
    await oauth.authorizationCodeGrantRequest(as, self, bySecret, callback, redirectUri, verifier, insecure),
    { expectedNonce: 'n-1', requireIdToken: true, maxAge: 600 },
  )
  expect(granted).toMatchObject({ token_type: 'bearer', expires_in: 300, scope: 'openid profile email offline_access' })
  const idToken = oauth.getValidatedIdTokenClaims(granted)
  expect(idToken).toEqual({
    ...about,
    iss: issuer,
    aud: self.client_id,
    nonce: 'n-1',
    amr: ['pwd'],
    acr: 'aal1',
    sid: expect.stringMatching(/^app_consent_/),
    auth_time: expect.any(Number),
    iat: expect.any(Number),
    exp: expect.any(Number),
  })

  const asked = await oauth.userInfoRequest(as, self, granted.access_token, insecure)
  expect(await oauth.processUserInfoResponse(as, self, signer.userId, asked)).toEqual(about)

  const refreshed = await oauth.processRefreshTokenResponse(
    as,
    self,
    await oauth.refreshTokenGrantRequest(as, self, bySecret, granted.refresh_token ?? '', insecure),
  )
  expect(oauth.getValidatedIdTokenClaims(refreshed)).toMatchObject({
    sub: signer.userId,
    auth_time: idToken?.auth_time,
  })
  const introspect = async (token: string | undefined) =>
    oauth.processIntrospectionResponse(
      as,
      self,
      await oauth.introspectionRequest(as, self, bySecret, token ?? '', insecure),
    )
  const sid = idToken?.sid
  const shared = { active: true, client_id: self.client_id, sub: signer.userId, sid, org_id: signer.organizationId }
  expect(await introspect(refreshed.access_token)).toMatchObject({ ...shared, token_type: 'access_token', iss: issuer })
  expect(await introspect(refreshed.refresh_token)).toMatchObject({ ...shared, token_type: 'refresh_token' })
  expect(await introspect(granted.refresh_token)).toEqual({ active: false })

  await oauth.processRevocationResponse(
    await oauth.revocationRequest(as, self, bySecret, refreshed.refresh_token ?? '', insecure),
  )
  for (const token of [granted.access_token, refreshed.access_token, refreshed.refresh_token])
    expect(await introspect(token)).toEqual({ active: false })
})

test('openid-client goes the same way for an application without a secret', async () => {
  const { id, clientId } = await workos.connect.createOAuthApplication(
    'Phone',
    true,
    undefined,
    undefined,
    [{ uri: redirectUri }],
    true,
  )
  const phone = { ...signer, application: { id, clientId, secret: '' } }
  const config = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
    execute: [client.allowInsecureRequests],
  })
  const code = await makeCode(server, phone, { nonce: 'n-2' })

  const tokens = await client.authorizationCodeGrant(config, new URL(`${redirectUri}?code=${code}&iss=${issuer}`), {
    pkceCodeVerifier: verifier,
    expectedNonce: 'n-2',
  })
  expect(await client.fetchUserInfo(config, tokens.access_token, signer.userId)).toEqual(about)
  const next = await client.refreshTokenGrant(config, tokens.refresh_token ?? '', { scope: 'openid email' })
  expect(next.scope).toBe('openid email')
  expect(await isActive(url, resourceServer, next.access_token)).toBe(true)
  await client.tokenRevocation(config, next.refresh_token ?? '')
  await expect(client.fetchUserInfo(config, next.access_token, signer.userId)).rejects.toMatchObject({ status: 401 })
  await expect(client.refreshTokenGrant(config, next.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })
})

test('[A-7] an access token says for whom, for what and by which consent it is, whatever a template or a choice calls itself', async () => {
  await api.request('/user_management/jwt_template', {
    method: 'PUT',
    body: {
      content:
        '{"aud": "elsewhere", "sid": "x", "scope": "admin", "org_id": "x", "cnf": {"jkt": "x"}, "grant_id": "x", "urn:mail": "{{ user.email }}"}',
    },
  })
  const { access_token: token } = await getUserTokens(server, signer, {
    scopes: ['openid', 'orders:read'],
    claims: { region: 'eu', sub: 'somebody', act: { sub: 'x' }, client_id: 'x' },
  })
  await api.delete('/user_management/jwt_template')

  const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(`${issuer}/jwks`)), { typ: 'at+jwt' })
  expect(payload).toEqual({
    iss: issuer,
    sub: signer.userId,
    aud: environmentId,
    client_id: signer.application.clientId,
    org_id: signer.organizationId,
    sid: expect.stringMatching(/^app_consent_/),
    grant_id: expect.stringMatching(/^connect_grant_/),
    scope: 'openid orders:read',
    auth_time: expect.any(Number),
    acr: 'aal1',
    'urn:mail': 'jane@northwind.example',
    region: 'eu',
    jti: expect.stringMatching(/^[0-9A-Z]{26}$/),
    iat: expect.any(Number),
    exp: (payload.iat ?? 0) + 300,
  })
  expect((await api.request('/user_management/sessions/current', { key: token })).status).toBe(401)
})

test('tokens have what the scopes ask for, and a refresh may ask for less and never for more', async () => {
  const plain = await exchange(url, signer, await makeCode(server, signer, { scopes: ['profile'] }))
  expect(Object.keys(plain.body).sort()).toEqual(['access_token', 'expires_in', 'scope', 'token_type'])
  expect(await userinfo(url, String(plain.body.access_token))).toMatchObject({
    status: 403,
    body: { error: 'insufficient_scope' },
  })

  const { refresh_token } = await getUserTokens(server, signer, { scopes: ['openid', 'email', 'offline_access'] })
  const less = await refresh(url, signer, refresh_token, { scope: 'email' })
  expect(less.body).toMatchObject({ scope: 'email', refresh_token: expect.any(String) })
  expect(less.body).not.toHaveProperty('id_token')
  const more = await refresh(url, signer, less.body.refresh_token, { scope: 'email profile' })
  expect(more).toMatchObject({ status: 400, body: { error: 'invalid_scope' } })
  const all = await refresh(url, signer, less.body.refresh_token)
  expect(all.body.scope).toBe('openid email offline_access')
})

test('a token of a user is for the resource that was agreed to, and ends with it', async () => {
  const resource = 'https://orders.example/api'
  const path = '/user_management/authkit_oauth_resources'
  const { body: registered } = await api.post<{ id: string }>(path, { uri: resource })
  const code = await makeCode(server, signer, { resource })

  // Neither of these spends the code.
  for (const other of ['https://files.example', environmentId])
    expect((await exchange(url, signer, code, { resource: other })).body.error).toBe('invalid_target')
  const { body } = await exchange(url, signer, code, { resource })
  expect(decodeJwt(String(body.access_token)).aud).toBe(resource)
  expect((await exchange(url, signer, await makeCode(server, signer), { resource })).body.error).toBe('invalid_target')

  await api.delete(`${path}/${registered.id}`)
  expect((await refresh(url, signer, body.refresh_token)).body.error).toBe('invalid_grant')
})

test('[T-3] a third party learns nothing of the tokens of another application, and ends none of them', async () => {
  const { access_token, refresh_token } = await getUserTokens(server, signer)
  const other = await makeSigner(server, 'joe@northwind.example')
  const { application: by } = other

  for (const token of [access_token, refresh_token]) {
    expect(await isActive(url, by, token)).toBe(false)
    expect(await postForm(`${url}/oauth2/revoke`, { token }, { by })).toMatchObject({
      status: 400,
      body: { error: 'unauthorized_client' },
    })
  }
  expect((await refresh(url, other, refresh_token)).body.error).toBe('invalid_grant')
  expect((await exchange(url, other, await makeCode(server, signer))).body.error).toBe('invalid_grant')
  expect(await isActive(url, resourceServer, access_token)).toBe(true)
  expect((await refresh(url, signer, refresh_token)).status).toBe(200)
})

test('[A-7] claims about a user are given to a token of a user in the Authorization header or a form, and to nothing else', async () => {
  const { access_token, id_token, refresh_token } = await getUserTokens(server, signer)
  const read = (init: RequestInit, query = '') => fetch(`${url}/oauth2/userinfo${query}`, init)
  const bearer = { authorization: `Bearer ${access_token}` }

  const posted = await read({ method: 'POST', headers: bearer })
  expect([posted.status, await posted.json()]).toEqual([200, about])
  const without = await read({}, `?access_token=${access_token}`)
  expect([without.status, without.headers.get('www-authenticate')]).toEqual([
    401,
    expect.stringMatching(/^Bearer, DPoP algs="ES256 /),
  ])
  const form = new URLSearchParams({ access_token })
  const inForm = await read({ method: 'POST', body: form })
  expect([inForm.status, await inForm.json()]).toEqual([200, about])
  expect((await read({ method: 'POST', body: form, headers: bearer })).status).toBe(400)
  const wrong = await read({ method: 'POST', body: new URLSearchParams({ access_token: `${access_token}x` }) })
  expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"'])
  for (const token of [id_token, refresh_token, server.apiKey, `${access_token}x`, 'a.b.c', '..']) {
    const response = await read({ headers: { authorization: `Bearer ${token}` } })
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"'])
  }
})
