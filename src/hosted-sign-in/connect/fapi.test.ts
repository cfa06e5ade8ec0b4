import { createRemoteJWKSet, decodeProtectedHeader, exportJWK, jwtVerify } from 'jose'
import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { postForm } from '#connect/oauth-server/machine.fixture.ts'
import { answerAt, redirectUri, startConnect } from './connect.fixture.ts'
import { codeFor, keysOf, startFapi } from './fapi.fixture.ts'

const server = await startConnect()
const { api, url, issuer, browser, signIn } = server
const [app, other] = await Promise.all([startFapi(server), startFapi(server)])
const rsa = await keysOf('RS256')
const seconds = (ahead: number) => Math.floor(Date.now() / 1_000) + ahead

test('openid-client goes the whole way of the profile: pushed request, bound tokens by PS256, claims, refreshes, introspection', async () => {
  const { config, dpop: DPoP } = app
  const pkceCodeVerifier = client.randomPKCECodeVerifier()
  const [expectedState, expectedNonce] = [client.randomState(), 'n'.repeat(64)]
  const address = await client.buildAuthorizationUrlWithPAR(
    config,
    {
      redirect_uri: redirectUri,
      scope: 'openid email offline_access',
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: expectedState,
      nonce: expectedNonce,
    },
    { DPoP },
  )
  const visitor = browser()
  await visitor.open(address.href)
  await signIn(visitor)
  expect(answerAt(visitor)).toMatchObject({ iss: issuer })

  const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true }
  const tokens = await client.authorizationCodeGrant(config, visitor.location, checks, undefined, { DPoP })
  expect(tokens.token_type).toBe('dpop')
  const keySet = createRemoteJWKSet(new URL(`${issuer}/jwks`))
  for (const [token, typ] of [
    [tokens.access_token, 'at+jwt'],
    [tokens.id_token ?? '', 'JWT'],
  ] as const) {
    const { protectedHeader } = await jwtVerify(token, keySet, { issuer, typ, algorithms: ['PS256'] })
    expect(protectedHeader.kid).toMatch(/\.ps256$/)
  }
  const cnf = { jkt: await DPoP.calculateThumbprint() }
  expect(await client.tokenIntrospection(config, tokens.access_token)).toMatchObject({ active: true, cnf })
  const claims = await client.fetchUserInfo(config, tokens.access_token, server.person.id, { DPoP })
  expect(claims.email).toBe(server.person.email)

  const first = await client.refreshTokenGrant(config, tokens.refresh_token ?? '', undefined, { DPoP })
  const second = await client.refreshTokenGrant(config, tokens.refresh_token ?? '', undefined, { DPoP })
  expect([first.refresh_token, second.refresh_token]).toEqual([tokens.refresh_token, tokens.refresh_token])
  expect(await client.tokenIntrospection(config, tokens.refresh_token ?? '')).toMatchObject({ active: true })
  await client.tokenRevocation(config, tokens.refresh_token ?? '')
  expect(await client.tokenIntrospection(config, second.access_token)).toEqual({ active: false })
})

test('the metadata announces what the profile needs, and the key set has one id for each key and algorithm', async () => {
  expect(app.config.serverMetadata()).toMatchObject({
    authorization_response_iss_parameter_supported: true,
    pushed_authorization_request_endpoint: `${issuer}/par`,
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: expect.arrayContaining(['private_key_jwt']),
    token_endpoint_auth_signing_alg_values_supported: expect.arrayContaining(['PS256', 'ES256', 'EdDSA']),
    dpop_signing_alg_values_supported: expect.arrayContaining(['PS256', 'ES256', 'EdDSA']),
    id_token_signing_alg_values_supported: expect.arrayContaining(['PS256']),
  })
  const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: { kid: string; alg: string }[] }
  expect(new Set(keys.map(({ kid }) => kid)).size).toBe(keys.length)
  expect(keys.map(({ alg }) => alg)).toEqual(expect.arrayContaining(['RS256', 'PS256']))
})

test('switching the profile on says what the application lacks, and changes nothing until it has a key that fits', async () => {
  const { id, clientId } = await server.firstParty()
  const switchOn = async () => {
    const { status, body } = await api.put<{ errors?: { code: string }[] }>(`/connect/applications/${id}`, {
      security_profile: 'fapi2',
    })
    return [status, ...(body.errors ?? []).map(({ code }) => code)]
  }
  expect(await switchOn()).toEqual([422, 'key_set_missing'])
  const jwk = await exportJWK(rsa.publicKey)
  await api.put(`/connect/applications/${id}/key_set`, { jwks: { keys: [{ ...jwk, alg: 'RS256' }] } })
  expect(await switchOn()).toEqual([422, 'key_set_not_usable'])
  expect((await api.get(`/connect/applications/${clientId}`)).body).toMatchObject({ security_profile: 'none' })
  await api.put(`/connect/applications/${id}/key_set`, { jwks: { keys: [jwk] } })
  expect(await switchOn()).toEqual([200])
  const { body } = await api.put(`/connect/applications/${id}`, { name: 'Renamed', security_profile: 'none' })
  expect(body).toMatchObject({ name: 'Renamed', security_profile: 'none' })
})

test('an application of the profile authenticates with its key alone at every endpoint, whatever secrets it has', async () => {
  const { secret } = (await api.post<{ secret: string }>(`/connect/applications/${app.id}/client_secrets`)).body
  const by = { clientId: app.clientId, secret }
  for (const endpoint of ['par', 'token', 'introspection', 'revoke', 'device_authorization'])
    expect(
      (await postForm(`${url}/oauth2/${endpoint}`, { grant_type: 'refresh_token', token: 'x' }, { by })).body,
    ).toMatchObject({ error: 'invalid_client' })
  expect(await app.push({ client_assertion: null, client_assertion_type: null })).toMatchObject({ status: 401 })
  const foreign = await other.assertion({ iss: app.clientId, sub: app.clientId })
  expect((await app.push({ client_assertion: foreign })).body.error).toBe('invalid_client')
})

test('its assertions are for the issuer alone, about itself and of now', async () => {
  const signer = await startFapi(server)
  const refused = async (claims: Record<string, unknown>) =>
    (await signer.push({ client_assertion: await signer.assertion(claims) })).body.error
  for (const aud of [[issuer], `${url}/oauth2/par`, `${issuer}/par`, `${url}/oauth2/token`, `${issuer}/token`, 'x'])
    expect(await refused({ aud })).toBe('invalid_client')
  for (const wrong of [{ sub: undefined }, { exp: seconds(-300) }, { iat: seconds(70) }, { nbf: seconds(70) }])
    expect(await refused(wrong)).toBe('invalid_client')
  expect(await refused({ iat: seconds(8), nbf: seconds(8) })).toBeUndefined()
})

test('what is signed with RS256 neither authenticates an application of the profile nor proves a key', async () => {
  const { id, clientId } = await server.firstParty()
  const jwk = await exportJWK(rsa.publicKey)
  await api.put(`/connect/applications/${id}/key_set`, { jwks: { keys: [jwk] } })
  const rs256 = { alg: 'RS256', key: rsa.privateKey }
  const about = { iss: clientId, sub: clientId, aud: `${url}/oauth2/par` }
  const push = async (claims: object) =>
    (await app.push({ client_id: clientId, client_assertion: await app.assertion({ ...about, ...claims }, rs256) }))
      .status
  expect(await push({})).toBe(201)
  await api.put(`/connect/applications/${id}`, { security_profile: 'fapi2' })
  expect(await push({ aud: issuer })).toBe(401)

  const dpop = await app.proof({ htu: `${url}/oauth2/par` }, { alg: 'RS256', keys: rsa })
  expect((await app.push({}, { dpop })).body.error).toBe('invalid_dpop_proof')
})

test('a request that was not pushed goes back with an error, and what stands beside a pushed one counts for nothing', async () => {
  const visitor = browser()
  const { url: plain } = await server.start({ client_id: app.clientId })
  await visitor.open(plain.href)
  expect(answerAt(visitor)).toMatchObject({ error: 'invalid_request', iss: issuer })
  const form = new URLSearchParams(plain.searchParams)
  const posted = await fetch(`${url}/oauth2/authorize`, { method: 'POST', body: form, redirect: 'manual' })
  expect(posted.status).toBe(303)
  expect(posted.headers.get('location')).toContain('error=invalid_request')

  const pushed = await app.push({ state: null, nonce: null })
  await visitor.open(app.at(pushed.body.request_uri, { state: 'planted', redirect_uri: 'https://evil.example' }))
  await signIn(visitor)
  expect(Object.keys(answerAt(visitor)).sort()).toEqual(['code', 'iss'])

  const stolen = new URL(app.at((await app.push()).body.request_uri))
  stolen.searchParams.set('client_id', other.clientId)
  await visitor.open(stolen.href)
  expect(visitor.status).toBe(400)
})

test('a pushed request may be opened again until one sign-in got its code; any other that it began gets none', async () => {
  const pushed = await app.push()
  const address = app.at(pushed.body.request_uri)
  const [one, two, byForm] = [browser(), browser(), browser()]
  for (const each of [one, one, two]) await each.open(address)
  const form = new URLSearchParams(new URL(address).searchParams)
  const posted = await fetch(`${url}/oauth2/authorize`, { method: 'POST', body: form, redirect: 'manual' })
  await byForm.open(posted.headers.get('location') ?? '')
  await signIn(one)
  expect(answerAt(one)).toMatchObject({ code: expect.any(String) })
  for (const late of [two, byForm]) {
    await signIn(late)
    expect([late.location.origin, late.status, late.location.searchParams.get('code')]).toEqual([url, 400, null])
  }
  await one.open(address)
  expect(one.status).toBe(400)
})

test.each([
  ['without PKCE', { code_challenge: null, code_challenge_method: null }],
  ['with a plain challenge', { code_challenge_method: 'plain' }],
  ['without a redirect URI', { redirect_uri: null }],
  ['with a redirect URI that is not registered', { redirect_uri: `${redirectUri}/other` }],
  ['with a request URI', { request_uri: 'urn:ietf:params:oauth:request_uri:x' }],
  ['for a token', { response_type: 'token' }],
  ['for a code and an ID token', { response_type: 'code id_token' }],
])('a request %s is not pushed', async (_what, more) => {
  expect((await app.push(more)).status).toBe(400)
})

test('a code needs its application, its verifier and a proof of a key, and is bound to the key that the pushed request proved', async () => {
  const visitor = browser()
  const withProof = { dpop: await app.proof({ htu: `${url}/oauth2/par` }) }
  const jkt = await app.dpop.calculateThumbprint()
  expect((await app.push({ dpop_jkt: 'x'.repeat(43) }, withProof)).body.error).toBe('invalid_dpop_proof')
  const bound = async (more = {}, headers = {}) => codeFor(server, app, visitor, await app.push(more, headers))
  const exchange = async (
    code: string,
    more: Record<string, string | null> = {},
    headers: Record<string, string> = {},
  ) => {
    const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: app.verifier }
    return (await app.post('token', { ...fields, ...more }, headers)).body
  }
  const proven = async (claims = {}) => ({ dpop: await app.proof(claims) })

  const code = await bound({ dpop_jkt: jkt })
  expect((await exchange(code)).error).toBe('invalid_dpop_proof')
  expect((await exchange(code, { code_verifier: null }, await proven())).error).toBe('invalid_request')
  const foreign = await exchange(code, { client_assertion: await other.assertion() }, await proven())
  expect(foreign.error).toBe('invalid_grant')
  expect(await exchange(code, {}, await proven({ iat: seconds(10) }))).toMatchObject({ token_type: 'DPoP' })
  expect((await exchange(code, {}, await proven({ iat: seconds(-10) }))).error).toBe('invalid_grant')
  expect((await exchange(await bound(), { code_verifier: 'v'.repeat(43) }, await proven())).error).toBe('invalid_grant')

  const keys = await keysOf('ES256')
  const elsewhere = { dpop: await app.proof({}, { alg: 'ES256', keys }) }
  const atPar = { dpop: await app.proof({ htu: `${url}/oauth2/par` }) }
  expect((await exchange(await bound({}, atPar), {}, elsewhere)).error).toBe('invalid_grant')
  const again = { dpop: await app.proof({ htu: `${url}/oauth2/par` }) }
  const { access_token } = await exchange(await bound({}, again), {}, await proven())
  expect(decodeProtectedHeader(String(access_token))).toMatchObject({ alg: 'PS256', typ: 'at+jwt' })
  const bearer = await fetch(`${url}/oauth2/userinfo`, { headers: { authorization: `Bearer ${access_token}` } })
  expect(bearer.status).toBe(401)
})

test('a machine of the profile gets bound tokens by PS256, and no device gets any', async () => {
  const { id, clientId: machine } = await server.workos.connect.createM2MApplication('Importer', server.organizationId)
  const keys = await keysOf('EdDSA')
  await api.put(`/connect/applications/${id}/key_set`, { jwks: { keys: [await exportJWK(keys.publicKey)] } })
  await api.put(`/connect/applications/${id}`, { security_profile: 'fapi2' })
  const ask = async (headers = {}) => {
    const assertion = await app.assertion({ iss: machine, sub: machine }, { alg: 'EdDSA', key: keys.privateKey })
    return app.post('token', { grant_type: 'client_credentials', client_assertion: assertion }, headers)
  }
  expect((await ask()).body.error).toBe('invalid_dpop_proof')
  const { body } = await ask({ dpop: await app.proof() })
  expect([body.token_type, decodeProtectedHeader(String(body.access_token)).alg]).toEqual(['DPoP', 'PS256'])

  expect((await app.post('device_authorization', {})).body.error).toBe('unauthorized_client')
})
