import { expect, test } from 'vitest'
import { startServer } from '../../test/server.ts'

test('[A-5] signing a user out everywhere ends each session once and no session of anybody else', async () => {
  const { workos, api, clientId } = await startServer()
  const password = 'a sturdy long passphrase'
  const [ada, bob] = await Promise.all(
    ['ada', 'bob'].map((name) =>
      workos.userManagement.createUser({ email: `${name}@northwind.example`, password, emailVerified: true }),
    ),
  )
  const signIn = (email = '') => workos.userManagement.authenticateWithPassword({ clientId, email, password })
  await signIn(ada?.email)
  const { refreshToken } = await signIn(ada?.email)
  await signIn(bob?.email)

  expect((await api.delete(`/user_management/users/${ada?.id}/sessions`)).status).toBe(204)

  await expect(workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  expect((await workos.userManagement.listSessions(bob?.id ?? '')).data).toHaveLength(1)
  const { data: events } = await workos.events.listEvents({ events: ['session.revoked'] })
  expect(events.map(({ data }) => (data as { userId: string }).userId)).toEqual([ada?.id, ada?.id])
})
