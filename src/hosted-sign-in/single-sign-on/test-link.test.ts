import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { readRequest, type SsoServer, startSso } from './sso.fixture.ts'

async function makeLink({ api, connectionId }: SsoServer): Promise<string> {
  const { status, body } = await api.post<{ url: string }>(`/connections/${connectionId}/test`)
  expect(status).toBe(201)
  return body.url
}

test('a link of the API tests a connection that is off, in the browser that opens it, and signs no one in', async () => {
  const server = await startSso()
  const { api, connectionId, environment } = server
  await api.request(`/connections/${connectionId}`, { method: 'PATCH', body: { state: 'inactive' } })
  const person = server.browser()

  await person.open(await makeLink(server))
  expect(person.location.href).toMatch(/^https:\/\/idp\.northwind\.example\/sso\?/)
  await server.respond(person, readRequest(person.location))

  expect(person.location.pathname).toBe(`/console/${environment.environmentId}/connections/${connectionId}/test`)
  const { body } = await api.get<{ data: object[] }>(`/sso/sessions?connection_id=${connectionId}&origin=test`)
  expect(body.data).toMatchObject([{ state: 'succeeded', origin: 'test', profile_id: null }])
  expect((await server.workos.userManagement.listUsers()).data).toEqual([])
  expect((await api.get<{ data: object[] }>('/sso/sessions?origin=service_provider')).body.data).toEqual([])
})

test('[O-1] a test that another browser answers does not succeed', async () => {
  const server = await startSso()
  const [person, other] = [server.browser(), server.browser()]

  await person.open(await makeLink(server))
  await server.respond(other, readRequest(person.location))

  expect(await server.lastAttempt()).not.toMatchObject({ state: 'succeeded' })
})

test('a link that was changed, or whose connection was deleted, begins nothing', async () => {
  const [server, other] = [await startSso(), await startServer()]
  const { api, connectionId } = server
  const link = await makeLink(server)
  const open = async (url: string) => (await fetch(url, { redirect: 'manual' })).status

  for (const url of [`${link}x`, link.slice(0, -4), `${server.url}/sso/test/x`]) expect(await open(url)).toBe(404)
  expect((await other.api.post(`/connections/${connectionId}/test`)).status).toBe(404)
  expect(await open(link)).toBe(302)
  await api.request(`/connections/${connectionId}`, { method: 'DELETE' })
  expect(await open(link)).toBe(404)
})
