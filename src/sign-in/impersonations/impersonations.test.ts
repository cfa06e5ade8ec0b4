import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { defined } from '#platform/defined.ts'
import { createLog } from '#platform/log.ts'
import { startServer, startServerWithClock, type TestServer } from '#test/server.ts'
import { authenticateSession } from '../access-tokens/index.ts'

const unaskedRequest = {
  id: 'test',
  url: '/',
  ip: '127.0.0.1',
  userAgent: undefined,
  isOfProxy: () => false,
  cookie: () => undefined,
  authenticateAgain: async () => undefined,
  log: createLog('silent', new Set()),
}

const path = '/user_management/impersonations'
const callback = 'https://app.northwind.example/callback'
const operator = { impersonator_email: 'olga@gatehouse.example', reason: 'Ticket 4711: cannot see the invoice' }
const impersonator = { email: operator.impersonator_email, reason: operator.reason }
const email = 'ada@northwind.example'

async function prepare(server: TestServer) {
  const { api, workos } = server
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { impersonation: true } })
  await api.post('/user_management/redirect_uris', { uri: callback })
  return workos.userManagement.createUser({ email })
}

async function join({ workos }: TestServer, userId: string, name: string) {
  const { id } = await workos.organizations.createOrganization({ name })
  const membership = await workos.userManagement.createOrganizationMembership({ userId, organizationId: id })
  return { organizationId: id, membership }
}

async function start({ api }: TestServer, body: object) {
  const answer = await api.post(path, { ...operator, ...body })
  return answer as { status: number; body: { url: string; code?: string; organization_id?: string | null } }
}

const codeOf = ({ body }: { body: { url: string } }) => new URL(body.url).searchParams.get('code') ?? ''

const exchange = ({ workos, clientId }: TestServer, code: string) =>
  workos.userManagement.authenticateWithCode({ clientId, code })

test('an operator gets a session of the user that says who acts and why, wherever it is seen', async () => {
  const server = await startServer()
  const { workos, clientId } = server
  const user = await prepare(server)
  const { organizationId } = await join(server, user.id, 'Northwind')

  const started = await start(server, { user_id: user.id })
  expect(started).toMatchObject({ status: 201, body: { organization_id: organizationId, impersonator } })
  expect(started.body.url.startsWith(`${callback}?code=`)).toBe(true)
  // Neither the unproven address nor the environment's second factor is asked for.
  await server.api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { mfa_policy: 'required' },
  })
  const answer = await exchange(server, codeOf(started))

  expect(answer).toMatchObject({ user: { id: user.id }, organizationId, impersonator })
  expect(answer.authenticationMethod).toBe('Impersonation')
  expect(decodeJwt(answer.accessToken)).toMatchObject({ sub: user.id, act: { sub: operator.impersonator_email } })
  const { data: sessions } = await workos.userManagement.listSessions(user.id)
  expect(sessions).toMatchObject([{ authMethod: 'impersonation', impersonator }])
  const { data: events } = await workos.events.listEvents({ events: ['session.created'] })
  expect(events).toMatchObject([{ data: { userId: user.id, authMethod: 'impersonation', impersonator } }])

  const { refreshToken } = answer
  const refreshed = await workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })
  expect(refreshed.impersonator).toEqual(impersonator)
  expect(decodeJwt(refreshed.accessToken).act).toEqual({ sub: operator.impersonator_email })
  // It was not the user who signed in.
  expect((await workos.userManagement.getUser(user.id)).lastSignInAt).toBeNull()
})

test('an impersonation ends after an hour, whatever is refreshed, and so does every token of it', async () => {
  let time = Date.parse('2026-03-01T10:00:00Z')
  const server = await startServerWithClock(() => new Date(time))
  const { workos, clientId } = server
  const user = await prepare(server)
  let { refreshToken } = await exchange(server, codeOf(await start(server, { user_id: user.id })))
  const [session] = (await workos.userManagement.listSessions(user.id)).data
  expect(session?.expiresAt).toBe('2026-03-01T11:00:00.000Z')

  time = Date.parse('2026-03-01T10:58:00Z')
  const refreshed = await workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })
  refreshToken = refreshed.refreshToken
  expect(decodeJwt(refreshed.accessToken).exp).toBe(Date.parse('2026-03-01T11:00:00Z') / 1_000)

  time = Date.parse('2026-03-01T11:00:00Z')
  const refused = workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })
  await expect(refused).rejects.toMatchObject({ error: 'invalid_grant' })
  expect((await workos.userManagement.listSessions(user.id)).data).toEqual([])
})

test('an impersonator accepts no invitation for them and changes nothing with their tokens', async () => {
  const server = await startServer()
  const { workos, clientId } = server
  const user = await prepare(server)
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const invitation = await workos.userManagement.sendInvitation({ email, organizationId })

  const code = codeOf(await start(server, { user_id: user.id }))
  const { accessToken } = await workos.userManagement.authenticateWithCode({
    clientId,
    code,
    invitationToken: invitation.token,
  })

  expect((await workos.userManagement.getInvitation(invitation.id)).state).toBe('pending')
  const open = (method: string) =>
    authenticateSession(server.app.system, {
      ...unaskedRequest,
      method,
      header: (name) => (name === 'authorization' ? `Bearer ${accessToken}` : undefined),
    })
  expect((await open('GET')).actor).toMatchObject({ type: 'session', userId: user.id })
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
    await expect(open(method)).rejects.toMatchObject({ definition: { status: 403 } })
})

test('of several organizations one has to be chosen, among the user’s own, and it stays that one', async () => {
  const server = await startServer()
  const { workos } = server
  const user = await prepare(server)
  const one = await join(server, user.id, 'One')
  const two = await join(server, user.id, 'Two')
  const { id: foreign } = await workos.organizations.createOrganization({ name: 'Foreign' })

  expect(await start(server, { user_id: user.id })).toMatchObject({
    status: 400,
    body: { code: 'organization_selection_required', organizations: [{ name: 'One' }, { name: 'Two' }] },
  })
  expect(await start(server, { user_id: user.id, organization_id: foreign })).toMatchObject({
    status: 400,
    body: { code: 'organization_membership_not_found' },
  })
  const chosen = await start(server, { user_id: user.id, organization_id: two.organizationId })
  expect((await exchange(server, codeOf(chosen))).organizationId).toBe(two.organizationId)

  const left = await start(server, { user_id: user.id, organization_id: one.organizationId })
  await workos.userManagement.deactivateOrganizationMembership(one.membership.id)
  await expect(exchange(server, codeOf(left))).rejects.toMatchObject({ error: 'invalid_grant' })
})

test('an impersonation stays in its organization: a refresh for another one is refused, and spends and changes nothing', async () => {
  const server = await startServer()
  const { workos, api, clientId } = server
  const user = await prepare(server)
  const outside = await exchange(server, codeOf(await start(server, { user_id: user.id })))
  const one = await join(server, user.id, 'One')
  const two = await join(server, user.id, 'Two')
  const chosen = await start(server, { user_id: user.id, organization_id: one.organizationId })
  const inside = await exchange(server, codeOf(chosen))
  const refresh = (refreshToken: string, organizationId?: string) =>
    workos.userManagement.authenticateWithRefreshToken({
      clientId,
      refreshToken,
      ...defined({ organizationId }),
    })

  for (const { refreshToken } of [inside, outside])
    await expect(refresh(refreshToken, two.organizationId)).rejects.toMatchObject({ error: 'invalid_grant' })

  // As a browser kit does, which leaves the token with the browser.
  const origin = 'https://app.northwind.example'
  await api.post('/user_management/cors_origins', { origin })
  const inBrowser = (cookie: string, body: object) =>
    api.request('/user_management/authenticate', {
      method: 'POST',
      key: null,
      headers: { origin, cookie },
      body: { client_id: clientId, grant_type: 'refresh_token', ...body },
    })
  const { headers } = await inBrowser('', { refresh_token: inside.refreshToken })
  const cookie = headers.getSetCookie().join('; ')
  expect(await inBrowser(cookie, { organization_id: two.organizationId })).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  })

  const kept = await inBrowser(cookie, { organization_id: one.organizationId })
  expect(kept).toMatchObject({ status: 200, body: { organization_id: one.organizationId } })
  expect((await refresh((kept.body as { refresh_token: string }).refresh_token)).organizationId).toBe(
    one.organizationId,
  )
  expect((await refresh(outside.refreshToken)).organizationId).toBeUndefined()
  const { data: sessions } = await workos.userManagement.listSessions(user.id)
  expect(sessions.map(({ organizationId }) => organizationId)).toEqual([one.organizationId, undefined])
})

test('[E-5] no one is impersonated without a reason, a known operator, a registered address and the environment’s leave', async () => {
  const server = await startServer()
  const { api } = server
  const { id: user_id } = await server.workos.userManagement.createUser({ email })

  expect(await start(server, { user_id })).toMatchObject({ status: 403, body: { code: 'impersonation_disabled' } })
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { impersonation: true } })
  expect(await start(server, { user_id })).toMatchObject({ status: 422, body: { code: 'redirect_uri_not_registered' } })
  await api.post('/user_management/redirect_uris', { uri: callback })
  for (const body of [
    { reason: '' },
    { reason: '  ' },
    { reason: undefined },
    { impersonator_email: 'nobody' },
    { redirect_uri: 'https://evil.example/' },
  ])
    expect([body, (await start(server, { user_id, ...body })).status]).toEqual([body, 422])
  expect((await start(server, { user_id: 'user_01J00000000000000000000000' })).status).toBe(404)

  expect((await start(server, { user_id })).status).toBe(201)
})
