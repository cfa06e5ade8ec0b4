import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { makeSigner } from '../grants/grant.fixture.ts'
import { issuerOf } from '../oauth-server/index.ts'
import { getUserTokens, refresh } from '../oauth-server/signer.fixture.ts'
import { startLogoutReceiver, tokenIn, validateLogoutToken } from './receiver.fixture.ts'
import type { Logout } from './schemas.ts'

const server = await startServer()
const { api, url, workos } = server
const issuer = issuerOf(server.environment)

async function openStage(email: string) {
  const receiver = await startLogoutReceiver()
  const signer = await makeSigner(server, email)
  const path = `/connect/applications/${signer.application.id}`
  const set = (body: object) => api.put(path, body)
  const list = async () => (await api.get<{ data: Logout[] }>(`${path}/logouts`)).body.data
  return { receiver, signer, path, set, list, issuer, clientId: signer.application.clientId }
}

const endSessions = (userId: string) => api.delete(`/user_management/users/${userId}/sessions`)

test('[A-5] an application is sent a signed logout token with the `sid` of its ID token, again until it takes one, and every request can be read', async () => {
  const stage = await openStage('jane@northwind.example')
  const { receiver, signer, set, list } = stage
  expect((await set({ backchannel_logout_uri: receiver.url })).body).toMatchObject({
    backchannel_logout_uri: receiver.url,
    backchannel_logout_session_required: false,
  })
  const tokens = await getUserTokens(server, signer)
  const { sub, sid } = decodeJwt(tokens.id_token)
  const again = await refresh(url, signer, tokens.refresh_token)
  expect(decodeJwt(String(again.body.id_token)).sid).toBe(sid)
  expect((await workos.userManagement.listSessions(signer.userId)).data.map(({ id }) => id)).toEqual([sid])
  receiver.answer = () => {
    receiver.answer = () => ({ status: 200, text: '' })
    return { status: 400, body: { error: 'invalid_request', error_description: 'Of Jane Doe' } }
  }

  await endSessions(signer.userId)
  await endSessions(signer.userId)

  await expect.poll(async () => (await list())[0]?.state, { timeout: 20_000 }).toBe('succeeded')
  const [logout, ...others] = await list()
  expect(others).toEqual([])
  expect(logout).toMatchObject({
    object: 'connect_logout',
    session_id: sid,
    user_id: sub,
    sid,
    next_attempt_at: null,
    attempts: [
      { backchannel_logout_uri: receiver.url, response_status: 400, error: 'invalid_request' },
      { backchannel_logout_uri: receiver.url, response_status: 200, error: null },
    ],
  })
  expect(JSON.stringify(logout)).not.toContain('Jane Doe')
  expect(receiver.asked.map(({ method, headers }) => [method, headers['content-type']])).toEqual(
    Array(2).fill(['POST', 'application/x-www-form-urlencoded']),
  )
  const claims = await Promise.all(receiver.asked.map((asked) => validateLogoutToken(tokenIn(asked), stage)))
  for (const { exp = 0, iat = 0, ...each } of claims) {
    expect(each).toMatchObject({ sub, sid })
    expect(exp - iat).toBe(120)
  }
  expect(claims[0]?.jti).not.toBe(claims[1]?.jti)
})

test('an application that does not answer, or has no address any more, delays no other, and says why', async () => {
  const [dead, live] = await Promise.all(['dead', 'live'].map((name) => openStage(`${name}@northwind.example`)))
  if (dead === undefined || live === undefined) throw new Error('No stage.')
  await dead.set({ backchannel_logout_uri: dead.receiver.url })
  await live.set({ backchannel_logout_uri: live.receiver.url })
  dead.receiver.answer = () => new Promise(() => undefined)
  for (let i = 0; i < 9; i++) await getUserTokens(server, dead.signer)
  await getUserTokens(server, live.signer)

  await endSessions(dead.signer.userId)
  await endSessions(live.signer.userId)

  await expect.poll(async () => (await live.list())[0]?.state, { timeout: 20_000 }).toBe('succeeded')
  await expect.poll(() => dead.receiver.asked.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(8)
  expect((await dead.list()).map(({ state }) => state)).toEqual(Array(9).fill('pending'))
  await dead.set({ backchannel_logout_uri: '' })
  const lastErrors = async () => (await dead.list()).map(({ state, attempts }) => [state, attempts.at(-1)?.error])
  await expect
    .poll(lastErrors, { timeout: 30_000 })
    .toEqual(Array(9).fill(['failed', 'backchannel_logout_uri_removed']))
  expect((await dead.list()).flatMap(({ attempts }) => attempts.map(({ error }) => error))).toContain('timeout')
}, 60_000)

test('an application that was signed in with before it had an address, or asks for no ID token, keeps its `sid`', async () => {
  const { receiver, signer, set, list } = await openStage('joe@northwind.example')
  const { sid } = decodeJwt((await getUserTokens(server, signer)).id_token)
  await set({ backchannel_logout_uri: receiver.url, backchannel_logout_session_required: true })
  await getUserTokens(server, signer, { scopes: ['offline_access'] })

  await endSessions(signer.userId)

  await expect.poll(async () => (await list()).map(({ state }) => state)).toEqual(['succeeded'])
  expect(sid).toMatch(/^app_consent_/)
  expect(receiver.claims()).toMatchObject([{ sub: signer.userId, sid }])
})

test('[E-1] an address that leads inside, has a fragment or belongs to a machine is refused, and nothing changes', async () => {
  const { path, set } = await openStage('ada@northwind.example')
  for (const uri of [
    'https://app.example/logout#x',
    'http://app.example/logout',
    'https://169.254.1.1/',
    'not a url',
  ]) {
    const { status, body } = await set({ backchannel_logout_uri: uri })
    expect([uri, status, JSON.stringify(body)]).toEqual([
      uri,
      422,
      expect.stringContaining('backchannel_logout_uri_not_allowed'),
    ])
  }
  const { id: organization_id } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const machine = await workos.connect.createM2MApplication('Importer', organization_id)
  const refused = await api.put(`/connect/applications/${machine.id}`, {
    backchannel_logout_uri: 'https://app.example/logout',
  })
  expect(refused.status).toBe(422)
  expect((await api.get(path)).body).toMatchObject({ backchannel_logout_uri: null })
})

test('an application of the FAPI 2.0 profile gets logout tokens that are signed as its ID tokens are', async () => {
  const { receiver, signer, path, set, list } = await openStage('fay@northwind.example')
  await set({ backchannel_logout_uri: receiver.url })
  await getUserTokens(server, signer)
  const { publicKey } = await generateKeyPair('ES256')
  await api.put(`${path}/key_set`, { jwks: { keys: [await exportJWK(publicKey)] } })
  await set({ security_profile: 'fapi2' })

  await endSessions(signer.userId)

  await expect.poll(async () => (await list())[0]?.state, { timeout: 20_000 }).toBe('succeeded')
  expect(receiver.asked.map((each) => decodeProtectedHeader(tokenIn(each)).alg)).toEqual(['PS256'])
})
