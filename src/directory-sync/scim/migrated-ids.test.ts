import { expect, test } from 'vitest'
import { refusalOf, type ScimClient, startDirectory } from './scim.fixture.ts'

const scim = await startDirectory()
const user = (name: string) => ({ userName: `${name}@northwind.example`, externalId: `ext-${name}` })

function sendWith(client: ScimClient, id: string, method: string, path: string, body: object) {
  return client.request(method, path, { body, headers: { 'x-workos-migrated-id': id } })
}
const migrated = (id: string, method: string, path: string, body: object) => sendWith(scim, id, method, path, body)

test('the ladder of a migration copies a resource under its old id, and copies it again without a change', async () => {
  const id = '00u-1A2b_c3'
  const stored = {
    ...user('ada'),
    id,
    meta: { created: '2020-01-01T00:00:00Z' },
    schemas: ['urn:ietf:params:scim:core:2.0:User'],
  }
  expect(refusalOf(await migrated(id, 'PUT', `/Users/${id}`, stored))).toBe('404')
  const { id: _, ...body } = stored
  const created = await migrated(id, 'POST', '/Users', body)
  expect(created).toMatchObject({ status: 201, json: { id }, headers: { etag: 'W/"1"' } })
  expect(refusalOf(await migrated(id, 'POST', '/Users', body))).toBe('409 uniqueness')
  const events = await scim.events()
  expect(await migrated(id, 'PUT', `/Users/${id}`, stored)).toMatchObject({ status: 200, json: { id } })
  expect(await scim.events()).toEqual(events)

  const { body: read } = await scim.server.api.get(`/directory_users/${id}`)
  expect(read).toMatchObject({ id, idp_id: 'ext-ada' })
  const group = await migrated('42', 'POST', '/Groups', {
    displayName: 'Engineering',
    members: [{ value: id, display: 'x' }],
  })
  expect(group).toMatchObject({ status: 201, json: { id: '42', members: [{ value: id }] } })
})

test('of creations at one moment exactly one succeeds, by id, by user name and by group', async () => {
  const created = async (asks: Promise<{ status: number }>[]) =>
    (await Promise.all(asks)).map(({ status }) => status).sort()
  const once = [201, 409, 409, 409]
  expect(await created([1, 2, 3, 4].map((i) => migrated('race-1', 'POST', '/Users', user(`race${i}`))))).toEqual(once)
  expect(await created([1, 2, 3, 4].map((i) => migrated(`race-2-${i}`, 'POST', '/Users', user('race'))))).toEqual(once)
  expect(
    await created([1, 2, 3, 4].map((i) => migrated(`race-3-${i}`, 'POST', '/Groups', { displayName: 'Race' }))),
  ).toEqual(once)
})

test('an id of another path, or one that cannot be, is refused and changes nothing', async () => {
  await migrated('mine', 'POST', '/Users', user('mine'))
  expect(refusalOf(await migrated('other', 'PUT', '/Users/mine', { ...user('mine'), title: 'x' }))).toBe(
    '400 invalidValue',
  )
  for (const id of ['a b', 'é', 'x'.repeat(256)])
    expect(refusalOf(await migrated(id, 'POST', '/Users', user('bad')))).toBe('400 invalidValue')
  expect(await scim.done('GET', '/Users/mine')).not.toHaveProperty('title')
})

test('an id that another directory of the environment has is taken; in another environment it is free', async () => {
  const [neighbour, stranger] = [await startDirectory(scim.server), await startDirectory()]
  await migrated('shared', 'POST', '/Users', user('shared'))
  expect(refusalOf(await sendWith(neighbour, 'shared', 'POST', '/Users', user('shared')))).toBe('409 uniqueness')
  expect((await sendWith(stranger, 'shared', 'POST', '/Users', user('shared'))).status).toBe(201)
  expect(refusalOf(await sendWith(neighbour, 'shared', 'PUT', '/Users/shared', user('shared')))).toBe('404')
})

test('an id with a slash or a percent sign in it is reached at its address', async () => {
  const id = 'a/b%c?d'
  const { headers } = await migrated(id, 'POST', '/Users', user('odd'))
  const location = String(headers.location)
  const answer = await scim.request('GET', location.slice(location.indexOf(scim.path) + scim.path.length))
  expect(answer).toMatchObject({ status: 200, json: { id } })
})
