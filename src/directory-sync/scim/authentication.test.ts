import { expect, test } from 'vitest'
import { send } from '#test/samples.ts'
import { startServer } from '#test/server.ts'
import { refusalOf, startDirectory } from './scim.fixture.ts'

const server = await startServer()
const scim = await startDirectory(server)
const other = await startDirectory(server)

test('[D-1] nothing but a token of exactly this directory opens it, before path and body are looked at', async () => {
  const ask = (key: string | undefined, path = `${scim.path}/Users`) =>
    send(server.url, path, { method: 'POST', key, body: '{', headers: { 'content-type': 'application/xml' } })
  const wrong = [undefined, '', 'se_wrong', other.token, server.apiKey, `${scim.token}x`, scim.token.toUpperCase()]
  for (const key of wrong) {
    const answer = await ask(key)
    expect([key, refusalOf(answer)]).toEqual([key, '401'])
    expect(answer.headers['www-authenticate']).toBe('Bearer')
  }
  for (const key of ['', 'x', '%00', 'x'.repeat(300), '..', other.path.split('/').at(-1)])
    expect([401, 404]).toContain((await ask(scim.token, `/scim/v2.0/${key}/Users`)).status)
})

test('[D-1] a token anywhere but in the header is ignored', async () => {
  const { token, path } = scim
  const asks = [
    send(server.url, `${path}/Users?access_token=${token}&token=${token}`),
    send(server.url, `${path}/Users`, { headers: { cookie: `token=${token}` } }),
    send(server.url, `${path}/Users`, { headers: { authorization: `Basic ${btoa(`x:${token}`)}` } }),
    send(server.url, `${path}/Users`, { headers: { authorization: token } }),
    send(server.url, `${path}/Users`, { method: 'POST', body: { access_token: token } }),
  ]
  for (const answer of await Promise.all(asks)) expect(refusalOf(answer)).toBe('401')
})

test('[D-1] both tokens of a directory open it while they are rotated, and a revoked one does not', async () => {
  const rotated = await startDirectory(server)
  const { body: second } = await server.api.post<{ id: string; bearer_token: string }>(
    `/directories/${rotated.directoryId}/tokens`,
  )
  const statusWith = async (key: string) => (await rotated.request('GET', '/Users', { key })).status
  expect([await statusWith(rotated.token), await statusWith(second.bearer_token)]).toEqual([200, 200])

  const { body: tokens } = await server.api.get<{ data: { id: string }[] }>(
    `/directories/${rotated.directoryId}/tokens`,
  )
  const first = tokens.data.find(({ id }) => id !== second.id)
  await server.api.delete(`/directories/${rotated.directoryId}/tokens/${first?.id}`)
  expect([await statusWith(rotated.token), await statusWith(second.bearer_token)]).toEqual([401, 200])
})

test('[D-1] a directory that is deleted answers no more', async () => {
  const gone = await startDirectory(server)
  await gone.createUser('ada')
  await server.api.delete(`/directories/${gone.directoryId}`)
  expect(refusalOf(await gone.request('GET', '/Users'))).toBe('401')
})

test('[D-1] [T-2] a token of a directory is no management key, and reads nothing of another directory', async () => {
  expect((await send(server.url, '/organizations', { key: scim.token })).status).toBe(401)
  const { id } = await other.createUser('grace')
  for (const method of ['GET', 'DELETE']) expect(refusalOf(await scim.request(method, `/Users/${id}`))).toBe('404')
  const { json } = await scim.request('GET', `/Users?filter=${encodeURIComponent(`id eq "${id}"`)}`)
  expect(json).toMatchObject({ totalResults: 0, Resources: [] })
})

test('a directory is linked by the first request with its token, once, and announced before its users', async () => {
  const fresh = await startDirectory(server)
  const state = async () => (await server.api.get<{ state: string }>(`/directories/${fresh.directoryId}`)).body.state
  await fresh.request('GET', '/Users', { key: 'se_wrong' })
  expect(await state()).toBe('unlinked')

  await Promise.all([1, 2, 3].map((i) => fresh.createUser(`user-${i}`)))

  expect(await state()).toBe('linked')
  const events = await fresh.events()
  expect(events.filter((event) => event === 'dsync.activated')).toHaveLength(1)
  expect(events.indexOf('dsync.activated')).toBeLessThan(events.indexOf('dsync.user.created'))
})
