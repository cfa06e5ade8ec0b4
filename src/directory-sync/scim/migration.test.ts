import { expect, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { type Sent, send } from '#test/samples.ts'
import { startOwnServer } from '#test/server.ts'
import { enterprise, type Json, refusalOf, type ScimClient, startDirectory } from './scim.fixture.ts'

/** A directory whose customer moves here, with the resources that the service before had of them. */
const scim = await startDirectory()
const stored = (id: string, attributes: object = {}) => ({
  schemas: ['urn:ietf:params:scim:core:2.0:User', enterprise],
  id,
  externalId: `ext-${id}`,
  userName: `${id}@northwind.example`,
  name: { givenName: 'Ada', familyName: id },
  emails: [{ value: `${id}@northwind.example`, type: 'work', primary: true }],
  active: true,
  meta: { resourceType: 'User', created: '2020-01-01T00:00:00Z', lastModified: '2020-01-02T00:00:00Z' },
  ...attributes,
})
type Stored = Record<string, unknown> & { id: string }

/** The rungs by which a resource is copied, as the statuses of their answers. */
async function copy(client: ScimClient, path: string, resource: Stored): Promise<{ rungs: number[]; answer: Sent }> {
  const headers = { 'x-workos-migrated-id': resource.id }
  const { id, ...body } = resource
  const put = () => client.request('PUT', `${path}/${encodeURIComponent(id)}`, { headers, body: resource })
  const first = await put()
  if (first.status !== 404) return { rungs: [first.status], answer: first }
  const posted = await client.request('POST', path, { headers, body })
  if (posted.status !== 409) return { rungs: [404, posted.status], answer: posted }
  const again = await put()
  if (again.status !== 404) return { rungs: [404, 409, again.status], answer: again }
  const name = path === '/Users' ? 'userName' : 'displayName'
  const filter = encodeURIComponent(`${name} eq "${body[name]}"`)
  const { Resources } = await client.done<{ Resources: Json[] }>('GET', `${path}?filter=${filter}`)
  const found = await client.request('PUT', `${path}/${Resources[0]?.id}`, { body: resource })
  return { rungs: [404, 409, 404, found.status], answer: found }
}

test('users and groups are copied under their ids, and a second copy finds them and announces nothing', async () => {
  const group = { id: '42', displayName: 'Engineering', members: [{ value: 'okta-1', display: 'x' }, { value: '7' }] }
  const all = async () => [
    (await copy(scim, '/Users', stored('okta-1'))).rungs,
    (await copy(scim, '/Users', stored('7', { active: false }))).rungs,
    (await copy(scim, '/Groups', group)).rungs,
  ]
  expect(await all()).toEqual([
    [404, 201],
    [404, 201],
    [404, 201],
  ])
  const events = await scim.events()
  expect(await all()).toEqual([[200], [200], [200]])
  expect(await scim.events()).toEqual(events)
  expect(await scim.done('GET', '/Groups/42')).toMatchObject({ members: [{ value: '7' }, { value: 'okta-1' }] })
})

test('a resource whose name is taken by one with an id of ours is written onto that one', async () => {
  const { id } = await scim.done('POST', '/Users', { userName: 'theirs@northwind.example' })
  const { rungs, answer } = await copy(scim, '/Users', stored('theirs', { title: 'copied' }))
  expect(rungs).toEqual([404, 409, 404, 200])
  expect(answer.json).toMatchObject({ id, externalId: 'ext-theirs', title: 'copied' })

  const group = await scim.done('POST', '/Groups', { displayName: 'Taken' })
  const copied = await copy(scim, '/Groups', { id: 'g-taken', displayName: 'Taken', members: [{ value: id }] })
  expect(copied.rungs).toEqual([404, 409, 404, 200])
  expect(copied.answer.json).toMatchObject({ id: group.id, members: [{ value: id }] })
})

test('a taken id, name or identity of a group is a conflict that changes nothing', async () => {
  const post = (id: string, path: string, body: object) =>
    scim.request('POST', path, { headers: { 'x-workos-migrated-id': id }, body })
  await copy(scim, '/Users', stored('first'))
  await copy(scim, '/Groups', { id: 'g-first', externalId: 'G', displayName: 'First' })
  const before = [
    await scim.done('GET', '/Users/first'),
    await scim.done('GET', '/Groups/g-first'),
    await scim.events(),
  ]
  for (const [id, path, body] of [
    ['first', '/Users', { userName: 'other@northwind.example' }],
    ['second', '/Users', { userName: 'FIRST@northwind.example' }],
    ['g-first', '/Groups', { displayName: 'Other' }],
    ['g-second', '/Groups', { displayName: 'Other', externalId: 'G' }],
  ] as const)
    expect([id, refusalOf(await post(id, path, body))]).toEqual([id, '409 uniqueness'])
  expect([
    await scim.done('GET', '/Users/first'),
    await scim.done('GET', '/Groups/g-first'),
    await scim.events(),
  ]).toEqual(before)
  for (const id of ['second', 'g-second'])
    for (const path of ['/Users', '/Groups']) expect((await scim.request('GET', `${path}/${id}`)).status).toBe(404)
})

test('[D-3] of four creations of one id at once on two servers exactly one succeeds', async () => {
  const databaseUrl = await createDatabase()
  const servers = [
    await startOwnServer({ secrets: { databaseUrl } }),
    await startOwnServer({ secrets: { databaseUrl } }),
  ] as const
  const [one, two] = servers
  try {
    const directory = await startDirectory(one)
    const post = (url: string, id: string, path: string, body: object) =>
      send(url, directory.path + path, {
        method: 'POST',
        key: directory.token,
        headers: { 'x-workos-migrated-id': id },
        body,
      })
    for (let round = 1; round <= 5; round++) {
      const users = [one, two, one, two].map(({ url }, i) =>
        post(url, `u-${round}`, '/Users', { userName: `${round}-${i}@northwind.example` }),
      )
      const groups = [one, two, one, two].map(({ url }, i) =>
        post(url, `g-${round}`, '/Groups', { displayName: `${round}-${i}` }),
      )
      for (const answers of [await Promise.all(users), await Promise.all(groups)])
        expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
    }
    expect(await directory.done('GET', '/Users?count=0')).toMatchObject({ totalResults: 5 })
    expect(await directory.done('GET', '/Groups?count=0')).toMatchObject({ totalResults: 5 })
  } finally {
    await Promise.all(servers.map((server) => server.close()))
  }
})

test('what is read is whole enough to be written back: nothing changes, nothing is announced', async () => {
  const odd = stored('whole', {
    displayName: 'Ada L.',
    nickName: 'Ada',
    title: 'Countess',
    userType: 'Employee',
    phoneNumbers: [{ value: '+44 1', type: 'mobile' }],
    addresses: [{ type: 'work', locality: 'London', formatted: 'London' }],
    roles: [{ value: 'admin' }],
    [enterprise]: { department: 'Research', employeeNumber: '7', manager: { value: 'M1' } },
    'urn:example:params:scim:schemas:extension:badge:1.0:User': { level: 7, doors: ['a', 'b'] },
  })
  await copy(scim, '/Users', odd)
  await copy(scim, '/Groups', { id: 'g-whole', displayName: 'Whole', externalId: 'W', members: [{ value: 'whole' }] })
  const events = await scim.events()
  for (const path of ['/Users/whole', '/Groups/g-whole']) {
    const read = await scim.done('GET', path)
    expect(await scim.done('PUT', path, read)).toEqual(read)
  }
  expect(await scim.events()).toEqual(events)
  const { id: _, meta: __, schemas: ___, ...attributes } = odd
  expect(await scim.done('GET', '/Users/whole')).toMatchObject(attributes)
})

test('lists are read to the end page by page, each resource once and whole', async () => {
  const many = await startDirectory(scim.server)
  const ids = Array.from({ length: 207 }, (_, i) => `many-${i}`)
  for (let i = 0; i < ids.length; i += 8)
    await Promise.all(ids.slice(i, i + 8).map((id) => copy(many, '/Users', stored(id, { title: id }))))
  const rows: Json[] = []
  for (let total = 1; rows.length < total; ) {
    const page = await many.done('GET', `/Users?startIndex=${rows.length + 1}&count=100`)
    const { totalResults, Resources } = page as unknown as { totalResults: number; Resources: Json[] }
    expect(Resources.length).toBeGreaterThan(0)
    total = totalResults
    rows.push(...Resources)
  }
  expect(rows.map(({ id }) => id).sort()).toEqual(ids.sort())
  expect(rows.filter(({ id, title, emails }) => title !== id || !Array.isArray(emails))).toEqual([])
})

interface Listened {
  id: string
  event: string
  created_at: string
  data: Record<string, unknown> & { directory_id: string }
}

test('the listener reads from the events, oldest first, all that it looks for', async () => {
  const listened = await startDirectory()
  await copy(listened, '/Users', stored('u1'))
  await copy(listened, '/Groups', { id: 'g1', displayName: 'One', members: [{ value: 'u1' }] })
  await copy(listened, '/Groups', { id: 'g2', displayName: 'Two', externalId: 'EXT-2' })
  await listened.patch('/Groups/g1', { op: 'remove', path: 'members[value eq "u1"]' })
  await listened.patch('/Users/u1', { op: 'replace', value: { active: false } })

  const names = [
    'user.created',
    'user.updated',
    'user.deleted',
    'group.created',
    'group.user_added',
    'group.user_removed',
  ]
  const query = names.map((name) => `events[]=dsync.${name}`).join('&')
  const page = async (after?: string) => {
    const { status, json } = await send(
      listened.server.url,
      `/events?${query}&limit=2${after ? `&after=${after}` : ''}`,
      {
        key: listened.server.apiKey,
      },
    )
    expect(status).toBe(200)
    return json as unknown as { data: Listened[]; list_metadata: { after: string | null } }
  }
  const events: Listened[] = []
  for (let after: string | undefined | null; after !== null; ) {
    const { data, list_metadata } = await page(after)
    events.push(...data)
    after = list_metadata.after
  }
  const user = { id: 'u1', idp_id: 'ext-u1' }
  expect(events.map(({ event, data }) => [event, data])).toMatchObject([
    [
      'dsync.user.created',
      {
        ...user,
        directory_id: listened.directoryId,
        username: 'u1@northwind.example',
        email: 'u1@northwind.example',
        emails: [{ value: 'u1@northwind.example' }],
        first_name: 'Ada',
        last_name: 'u1',
        name: 'Ada u1',
        state: 'active',
      },
    ],
    ['dsync.group.created', { id: 'g1', idp_id: 'One', name: 'One' }],
    ['dsync.group.user_added', { user, group: { id: 'g1', idp_id: 'One' } }],
    ['dsync.group.created', { id: 'g2', idp_id: 'EXT-2', raw_attributes: { externalId: 'EXT-2' } }],
    ['dsync.group.user_removed', { user, group: { id: 'g1', idp_id: 'One' } }],
    ['dsync.user.deleted', { ...user, state: 'inactive' }],
  ])
  expect(new Set(events.map(({ data }) => data.directory_id))).toEqual(new Set([listened.directoryId]))
  const times = events.map(({ created_at }) => created_at)
  expect(times).toEqual([...times].sort())
  const unknown = await send(listened.server.url, `/events?${query}&after=event_unknown`, {
    key: listened.server.apiKey,
  })
  expect(unknown.status).toBe(400)
})

test('the lists of the application go on behind ids of another service', async () => {
  const client = await startDirectory()
  const ids = ['1001', '8a7f0c9e-0000-4000-8000-000000000001', 'okta-7']
  for (const id of ids) {
    const body = { userName: `${id}@northwind.example`, emails: [{ value: `${id}@northwind.example`, type: 'work' }] }
    await client.request('POST', '/Users', { body, headers: { 'x-workos-migrated-id': id } })
  }
  const { directorySync } = client.server.workos
  const first = await directorySync.listUsers({ directory: client.directoryId, limit: 2, order: 'asc' })
  const rest = await directorySync.listUsers({
    directory: client.directoryId,
    order: 'asc',
    after: first.listMetadata.after ?? '',
  })

  expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual(ids)
})
