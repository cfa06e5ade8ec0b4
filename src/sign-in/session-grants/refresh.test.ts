import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { defined } from '#platform/defined.ts'
import { startServer, startServerWithClock, type TestServer } from '#test/server.ts'

const password = 'a sturdy long passphrase'

async function signIn({ workos, clientId }: TestServer, email = 'ada@northwind.example') {
  await workos.userManagement.createUser({ email, password, emailVerified: true })
  return workos.userManagement.authenticateWithPassword({ clientId, email, password })
}

test('[A-4] fifty parallel refreshes of one token get the same successor, and it works', async () => {
  const server = await startServer()
  const { workos, clientId } = server
  const { refreshToken } = await signIn(server)

  const answers = await Promise.all(
    Array.from({ length: 50 }, () => workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })),
  )

  const successors = new Set(answers.map((answer) => answer.refreshToken))
  expect(successors.size).toBe(1)
  expect(successors.has(refreshToken)).toBe(false)
  const [next = ''] = successors
  const again = await workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken: next })
  expect(again.refreshToken).not.toBe(next)
})

test('[A-4] a token two generations old gets nothing and ends the session', async () => {
  const server = await startServer()
  const { workos, clientId } = server
  const { refreshToken: first, user } = await signIn(server)
  const refresh = (refreshToken: string) =>
    workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })
  const { refreshToken: second } = await refresh(first)
  const { refreshToken: third } = await refresh(second)

  await expect(refresh(first)).rejects.toMatchObject({
    error: 'invalid_grant',
    errorDescription: 'Refresh token already exchanged.',
  })

  await expect(refresh(third)).rejects.toMatchObject({ error: 'invalid_grant' })
  const { data: events } = await workos.events.listEvents({ events: ['session.revoked'] })
  expect(events.map((event) => (event.data as { userId: string }).userId)).toEqual([user.id])
})

test('[A-4] the predecessor is honoured for 30 seconds from its exchange and not longer', async () => {
  let offsetMs = 0
  const server = await startServerWithClock(() => new Date(Date.now() + offsetMs))
  const { workos, clientId } = server
  const { refreshToken } = await signIn(server)
  const refresh = () => workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })
  // The session is older than that when it is refreshed.
  offsetMs = 60_000
  const { refreshToken: successor } = await refresh()
  offsetMs = 89_000
  expect((await refresh()).refreshToken).toBe(successor)
  offsetMs = 91_000
  await expect(refresh()).rejects.toMatchObject({ error: 'invalid_grant' })
})

test('a session ends at the moment that it names: it is listed no more and refreshed no more', async () => {
  let now = Date.now()
  const server = await startServerWithClock(() => new Date(now))
  const { workos, clientId } = server
  let { refreshToken, user } = await signIn(server)
  const refresh = () => workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })
  const listed = async () => (await workos.userManagement.listSessions(user.id)).data
  const end = Date.parse((await listed())[0]?.expiresAt ?? '')

  now = end - 1
  expect(await listed()).toHaveLength(1)
  refreshToken = (await refresh()).refreshToken
  now = end
  expect(await listed()).toEqual([])
  await expect(refresh()).rejects.toMatchObject({ error: 'invalid_grant' })
})

test('a retried refresh with the same Idempotency-Key gets the first answer, not a reuse', async () => {
  const server = await startServer()
  const { api, clientId } = server
  const { refreshToken } = await signIn(server)
  const body = { client_id: clientId, grant_type: 'refresh_token', refresh_token: refreshToken }
  const headers = { 'idempotency-key': 'retry-1' }

  const first = await api.post('/user_management/authenticate', body, headers)
  const second = await api.post('/user_management/authenticate', body, headers)

  expect(first.status).toBe(200)
  expect(second.body).toEqual(first.body)
  expect(second.headers.get('idempotent-replayed')).toBe('true')
})

test('[A-5] a refresh needs an active membership, and switches to the organization that it names', async () => {
  const server = await startServer()
  const { workos, clientId } = server
  const { refreshToken, user, accessToken } = await signIn(server)
  expect(decodeJwt(accessToken)).not.toHaveProperty('org_id')
  const organization = await workos.organizations.createOrganization({ name: 'Northwind' })
  const refresh = (token: string, organizationId?: string) =>
    workos.userManagement.authenticateWithRefreshToken({
      clientId,
      refreshToken: token,
      ...defined({ organizationId }),
    })

  await expect(refresh(refreshToken, organization.id)).rejects.toMatchObject({
    error: 'organization_membership_not_found',
  })
  const membership = await workos.userManagement.createOrganizationMembership({
    userId: user.id,
    organizationId: organization.id,
  })
  const switched = await refresh(refreshToken, organization.id)
  expect(decodeJwt(switched.accessToken)).toMatchObject({ org_id: organization.id, role: 'member' })
  const kept = await refresh(switched.refreshToken)
  expect(decodeJwt(kept.accessToken)).toMatchObject({ org_id: organization.id })

  await workos.userManagement.deactivateOrganizationMembership(membership.id)
  await expect(refresh(kept.refreshToken)).rejects.toMatchObject({ error: 'invalid_grant' })
})

test('[A-5] a revoked session and a deleted user cannot refresh; a revoked session is refused at once where we are asked', async () => {
  const server = await startServer()
  const { workos, clientId, api } = server
  const { refreshToken, accessToken, user } = await signIn(server)
  const current = () => api.request('/user_management/sessions/current', { key: accessToken })
  expect((await current()).body).toMatchObject({ user: { id: user.id }, session: { status: 'active' } })
  const { data: sessions } = await workos.userManagement.listSessions(user.id)

  await workos.userManagement.revokeSession({ sessionId: sessions[0]?.id ?? '' })

  expect((await current()).status).toBe(401)
  await expect(workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  const other = await signIn(server, 'other@northwind.example')
  await workos.userManagement.deleteUser(other.user.id)
  await expect(
    workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken: other.refreshToken }),
  ).rejects.toMatchObject({ error: 'invalid_grant' })
})

test('a token of one environment is worth nothing in another', async () => {
  const [one, two] = [await startServer(), await startServer()]
  const { refreshToken, accessToken } = await signIn(one)

  await expect(
    two.workos.userManagement.authenticateWithRefreshToken({ clientId: two.clientId, refreshToken }),
  ).rejects.toMatchObject({ error: 'invalid_grant' })
  const forged = accessToken.replace(
    /\.[^.]+\./,
    `.${Buffer.from(JSON.stringify({ ...decodeJwt(accessToken), client_id: two.clientId })).toString('base64url')}.`,
  )
  expect((await two.api.request('/user_management/sessions/current', { key: forged })).status).toBe(401)
})
