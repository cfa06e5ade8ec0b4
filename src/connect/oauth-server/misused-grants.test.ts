import { afterAll, expect, test } from 'vitest'
import { startOwnServer } from '#test/server.ts'
import { makeCode, makeSigner, redirectUri, verifier } from '../grants/grant.fixture.ts'
import { isActive, makeMachine, postForm } from './machine.fixture.ts'
import { exchange, getUserTokens, refresh } from './signer.fixture.ts'

let offsetMs = 0
const server = await startOwnServer({ now: () => new Date(Date.now() + offsetMs) })
afterAll(() => server.close())
const { url, api } = server
const signer = await makeSigner(server)
const refused = { status: 400, body: { error: 'invalid_grant' } }

test.each([
  ['verifier', { code_verifier: `${verifier}x` }],
  ['redirect URI', { redirect_uri: `${redirectUri}/` }],
])('[A-3] a wrong %s spends the code', async (_what, wrong) => {
  const code = await makeCode(server, signer)

  expect(await exchange(url, signer, code, wrong)).toMatchObject(refused)
  expect(await exchange(url, signer, code)).toMatchObject(refused)
})

test('[A-2] a code needs its verifier, and one that is not sent spends nothing', async () => {
  const code = await makeCode(server, signer)
  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }

  const without = await postForm(`${url}/oauth2/token`, fields, { by: signer.application })
  expect(without).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
  expect((await exchange(url, signer, code, { code_verifier: '' })).body.error).toBe('invalid_request')
  // OAuth 2.1 has no redirect URI here.
  const answer = await postForm(
    `${url}/oauth2/token`,
    { grant_type: 'authorization_code', code, code_verifier: verifier },
    { by: signer.application },
  )
  expect(answer.status).toBe(200)
})

test('[A-2] a code without a challenge needs the secret and the redirect URI of its request, and no verifier', async () => {
  const code = await makeCode(server, signer, { codeChallenge: null })
  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
  const send = (more: Record<string, string>, by?: { clientId: string; secret: string }) =>
    postForm(`${url}/oauth2/token`, { ...fields, ...more }, by === undefined ? {} : { by })

  // None of these spends it.
  const { clientId: client_id, secret } = signer.application
  expect(await send({ client_id })).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  expect(await send({}, { clientId: client_id, secret: 'wrong' })).toMatchObject({ status: 401 })
  expect(await send({ redirect_uri: '' }, signer.application)).toMatchObject({
    status: 400,
    body: { error: 'invalid_request' },
  })
  expect(await send({}, { clientId: client_id, secret })).toMatchObject({ status: 200 })

  // The challenge may have been taken out of the request by an attacker (RFC 9700 §4.8).
  const downgraded = { code: await makeCode(server, signer, { codeChallenge: null }), code_verifier: verifier }
  expect(await send(downgraded, signer.application)).toMatchObject(refused)
  const other = { code: await makeCode(server, signer, { codeChallenge: null }), redirect_uri: `${redirectUri}/` }
  expect(await send(other, signer.application)).toMatchObject(refused)
})

test('[A-2] a code without a challenge is of no use to an application without a secret', async () => {
  const { id, clientId } = await server.workos.connect.createOAuthApplication(
    ...(['Phone', true, undefined, undefined] as const),
    [{ uri: redirectUri }],
    true,
  )
  const phone = { ...signer, application: { id, clientId, secret: '' } }
  const code = await makeCode(server, phone, { codeChallenge: null })

  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, client_id: clientId }
  const answer = await postForm(`${url}/oauth2/token`, fields)

  expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
})

test('[A-3] a code is good for a minute, and its second use ends what the first began, also after that', async () => {
  const late = await makeCode(server, signer)
  const code = await makeCode(server, signer)
  const { body } = await exchange(url, signer, code)

  offsetMs += 60_000
  expect(await exchange(url, signer, late)).toMatchObject(refused)
  expect(await isActive(url, signer.application, String(body.access_token))).toBe(true)
  expect(await exchange(url, signer, code)).toMatchObject(refused)

  expect(await isActive(url, signer.application, String(body.access_token))).toBe(false)
  expect(await refresh(url, signer, body.refresh_token)).toMatchObject(refused)
})

test('[A-4] a refresh token gets the same successor for 30 seconds, and its later use ends the grant', async () => {
  const { refresh_token: first } = await getUserTokens(server, signer)
  offsetMs += 60_000
  const { body } = await refresh(url, signer, first)
  offsetMs += 29_000
  expect((await refresh(url, signer, first)).body.refresh_token).toBe(body.refresh_token)
  offsetMs += 2_000

  expect(await refresh(url, signer, first)).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Refresh token already exchanged.' },
  })
  expect(await refresh(url, signer, body.refresh_token)).toMatchObject(refused)
})

test('[A-4] a token two generations old ends the grant at once', async () => {
  const { refresh_token: first } = await getUserTokens(server, signer)
  const second = await refresh(url, signer, first)
  const third = await refresh(url, signer, second.body.refresh_token)

  expect(await refresh(url, signer, first)).toMatchObject(refused)
  expect(await refresh(url, signer, third.body.refresh_token)).toMatchObject(refused)
})

test('a changed refresh token, that of a session and that of another environment get nothing and end nothing', async () => {
  const { refresh_token } = await getUserTokens(server, signer)
  const [id = '', generation = '', mac = ''] = refresh_token.split('.')
  const sessionId = (await api.get<{ data: { id: string }[] }>(`/user_management/users/${signer.userId}/sessions`)).body
    .data[0]?.id

  for (const token of [
    `${id}.1.${mac}`,
    `${id}.${generation}.${mac.slice(1)}`,
    `${sessionId?.slice('session_'.length)}.0.${mac}`,
    `${id}.${generation}`,
    'x',
    '\u{1F511}',
  ])
    expect(await refresh(url, signer, token)).toMatchObject(refused)
  expect((await refresh(url, signer, refresh_token)).status).toBe(200)
})

test('a machine signs no one in', async () => {
  const { clientId, secret } = await makeMachine(server)
  for (const grant_type of ['authorization_code', 'refresh_token']) {
    const fields = { grant_type, code: 'x', code_verifier: verifier, refresh_token: 'x' }
    expect((await postForm(`${url}/oauth2/token`, fields, { by: { clientId, secret } })).body.error).toBe(
      'unauthorized_client',
    )
  }
})

test('[A-5] no access token outlives the session of its grant', async () => {
  const { refresh_token } = await getUserTokens(server, signer)
  offsetMs += 30 * 86_400_000 - 60_000
  const { body } = await refresh(url, signer, refresh_token)
  expect(body.expires_in).toBeLessThanOrEqual(60)
  offsetMs += 60_000
  expect(await isActive(url, signer.application, String(body.access_token))).toBe(false)
  expect(await refresh(url, signer, body.refresh_token)).toMatchObject(refused)
})

test('an invitation that is on its way is accepted with the code, and one that was revoked makes it invalid', async () => {
  const { workos } = server
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Fabrikam' })
  const { id } = await workos.userManagement.sendInvitation({ email: 'jane@northwind.example', organizationId })
  const wishes = { organizationId, invitation: { id, organizationId } }
  const [code, late] = [await makeCode(server, signer, wishes), await makeCode(server, signer, wishes)]

  await workos.userManagement.revokeInvitation(id)
  expect(await exchange(url, signer, late)).toMatchObject(refused)
  const { id: another } = await workos.userManagement.sendInvitation({
    email: 'jane@northwind.example',
    organizationId,
  })
  const renewed = await makeCode(server, signer, { organizationId, invitation: { id: another, organizationId } })
  const { body } = await exchange(url, signer, renewed)
  expect(await isActive(url, signer.application, String(body.access_token))).toBe(true)
  expect(await exchange(url, signer, code)).toMatchObject(refused)
})
