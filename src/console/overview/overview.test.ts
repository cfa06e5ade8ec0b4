import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'

interface Figures {
  sign_ins: { label: string; count: number }[]
  failures: { label: string; code: string; count: number }[]
  new_users: { count: number }[]
  active_users: { count: number }[]
}

test('the overview counts sign-ins, failures by cause and new users of its own environment', async () => {
  const [server, other] = [await startServer(), await startServer()]
  const [email, password] = ['ada@acme.example', 'a sturdy long passphrase']
  await server.workos.userManagement.createUser({ email, password, emailVerified: true })
  const { clientId } = server
  await server.workos.userManagement.authenticateWithPassword({ clientId, email, password })
  for (let i = 0; i < 2; i++)
    await expect(
      server.workos.userManagement.authenticateWithPassword({ clientId, email, password: 'another passphrase' }),
    ).rejects.toThrow()

  for (const period of ['24h', '7d', '30d']) {
    await expect
      .poll(async () => (await server.api.get<Figures>(`/overview?period=${period}`)).body.failures)
      .toMatchObject([{ label: 'password', code: expect.any(String), count: 2 }])
    const { status, body } = await server.api.get<Figures>(`/overview?period=${period}`)
    expect(status).toBe(200)
    expect(body.sign_ins).toMatchObject([{ label: 'password', count: 1 }])
    expect(body.new_users).toMatchObject([{ count: 1 }])
    expect(body.active_users).toMatchObject([{ count: 1 }])
  }
  expect((await other.api.get<Figures>('/overview')).body).toMatchObject({ sign_ins: [], failures: [], new_users: [] })
})

test('[T-3] search finds objects of its own environment by id, email, name, slug and external id', async () => {
  const [server, other] = [await startServer(), await startServer()]
  const { api } = server
  const user = (
    await api.post<{ id: string }>('/user_management/users', { email: 'Grace@navy.example', external_id: 'crm_7' })
  ).body
  const organization = (await api.post<{ id: string }>('/organizations', { name: '100% Harbour Works' })).body
  await api.post('/authorization/roles', { slug: 'dockmaster', name: 'Dock master' })
  const found = async (q: string, of = api) =>
    (await of.get<{ data: { type: string; id: string; name: string }[] }>(`/search?q=${encodeURIComponent(q)}`)).body
      .data

  for (const q of [user.id, 'grace@', 'GRACE@navy.example', 'grace', 'crm_7'])
    expect([q, await found(q)]).toEqual([q, [{ type: 'user', id: user.id, name: 'Grace@navy.example', parent: null }]])
  for (const q of [organization.id, 'harbour', '100%'])
    expect([q, await found(q)]).toEqual([
      q,
      [{ type: 'organization', id: organization.id, name: '100% Harbour Works', parent: null }],
    ])
  expect(await found('dockm')).toMatchObject([{ type: 'role', name: 'dockmaster' }])
  for (const q of ['%', '_race', 'user_01J00000000000000000000000', '\\'])
    expect([q, await found(q)]).toEqual([q, q === '%' ? [expect.anything()] : []])
  for (const q of [user.id, organization.id, 'grace', 'harbour', 'dockm']) expect(await found(q, other.api)).toEqual([])
})
