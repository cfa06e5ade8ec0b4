import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { openConsole } from './console.fixture.ts'

test('an operator sends a test of an email to themselves and to no one else', async () => {
  const server = await startServer()
  const team = await openConsole(server)
  const { environmentId } = server.environment
  const { call, email } = await team.session({ role: 'support', environmentId })
  const path = team.path(server.environment, '/environments/current/mails/invitation/test')

  const own = await call(path, { method: 'POST', body: {} })
  const foreign = await call(path, { method: 'POST', body: { to: 'customer@acme.example' } })

  expect([own.status, own.body.to]).toEqual([202, email])
  expect([foreign.status, foreign.body.errors[0].field]).toEqual([422, 'to'])
  const messages = await server.api.get<{ data: { to: string }[] }>('/messages')
  expect(messages.body.data.map(({ to }) => to)).toEqual([email])
})
