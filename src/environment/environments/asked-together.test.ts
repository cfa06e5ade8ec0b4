import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { startOwnServer } from '#test/server.ts'
import { startWireCounter } from '#test/wire-counter.ts'

test('requests with one key that arrive together look it up once, and once it is revoked each of them is refused', async () => {
  const wire = await startWireCounter(await createDatabase())
  const server = await startOwnServer({ secrets: { databaseUrl: wire.url }, config: { role: 'api' } })
  onTestFinished(async () => {
    await server.close()
    wire.close()
  })
  const { api, app, workos } = server
  const users = await Promise.all(
    Array.from({ length: 10 }, (_, i) => workos.userManagement.createUser({ email: `user-${i}@northwind.example` })),
  )
  const { body: key } = await api.post<{ id: string; value: string }>('/environments/current/keys', { name: 'CI' })
  const read = async (id: string) => {
    const url = `/user_management/users/${id}`
    const answer = await app.http.inject({ method: 'GET', url, headers: { authorization: `Bearer ${key.value}` } })
    return answer.statusCode === 200 ? answer.json<{ id: string }>().id : answer.statusCode
  }
  const readAll = () => Promise.all(users.map(({ id }) => read(id)))

  expect(await readAll()).toEqual(users.map(({ id }) => id))
  expect((await wire.countLeast(readAll)).statements).toBe(users.length + 1)

  await api.delete(`/environments/current/keys/${key.id}`)
  expect(await readAll()).toEqual(users.map(() => 401))
})
