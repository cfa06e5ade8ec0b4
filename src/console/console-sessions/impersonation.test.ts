import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { openConsole } from '../console.fixture.ts'

test('an operator who impersonates a user from the console acts under their own name, whatever is sent', async () => {
  const server = await startServer()
  const { api, workos, environment } = server
  const settings = { method: 'PATCH', body: { impersonation: true } }
  expect((await api.request('/environments/current/sign_in_settings', settings)).status).toBe(200)
  await api.post('/user_management/redirect_uris', { uri: 'https://app.example/callback' })
  const user = await workos.userManagement.createUser({ email: 'ada@example.com' })
  const team = await openConsole(server)
  const { call, email } = await team.session({ role: 'owner' })

  const { status, body } = await call(team.path(environment, '/user_management/impersonations'), {
    method: 'POST',
    body: { user_id: user.id, impersonator_email: 'someone.else@team.example', reason: 'Ticket 4711' },
    headers: { 'x-gatehouse-reason': 'Ticket%204711' },
  })

  expect(status).toBe(201)
  expect(body.impersonator).toEqual({ email, reason: 'Ticket 4711' })
  const code = new URL(body.url).searchParams.get('code') ?? ''
  const answer = await workos.userManagement.authenticateWithCode({ clientId: server.clientId, code })
  expect(answer.impersonator).toEqual({ email, reason: 'Ticket 4711' })
})
