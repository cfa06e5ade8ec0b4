import { expect, test } from 'vitest'
import { enterprise, refusalOf, startDirectory } from './scim.fixture.ts'

const scim = await startDirectory()

test('a user is created, read, replaced, changed and deleted with every attribute that was sent', async () => {
  const sent = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
    userName: 'ada',
    externalId: '00u1',
    name: { givenName: 'Ada', familyName: 'Lovelace' },
    emails: [{ value: 'ada@northwind.example', type: 'work', primary: true }],
    active: true,
    shoeSize: 42,
    [enterprise]: { department: 'Research', manager: { value: 'M1' } },
  }
  const created = await scim.request('POST', '/Users', { body: sent })
  const { id } = created.json as { id: string }
  const location = `${scim.server.url}${scim.path}/Users/${id}`
  expect(created).toMatchObject({ status: 201, headers: { location, etag: 'W/"1"' } })
  expect(created.json).toEqual({
    ...sent,
    id: expect.stringMatching(/^directory_user_/),
    meta: {
      resourceType: 'User',
      created: expect.any(String),
      lastModified: expect.any(String),
      location,
      version: 'W/"1"',
    },
  })
  expect((await scim.request('GET', `/Users/${id}`)).json).toEqual(created.json)

  const { shoeSize: _, ...replacement } = { ...sent, title: 'Countess' }
  const replaced = await scim.done('PUT', `/Users/${id}`, replacement)
  expect(replaced).toMatchObject({ ...replacement, meta: { version: 'W/"2"' } })
  expect(replaced).not.toHaveProperty('shoeSize')

  const changed = await scim.patch(`/Users/${id}`, { op: 'replace', value: { active: false } })
  expect(changed).toMatchObject({ active: false, title: 'Countess' })

  const deleted = await scim.request('DELETE', `/Users/${id}`)
  expect(deleted).toMatchObject({ status: 204, text: '' })
  expect(deleted.headers).not.toHaveProperty('content-type')
  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE'])
    expect(
      refusalOf(await scim.request(method, `/Users/${id}`, method === 'GET' ? {} : { body: patchOf(sent, method) })),
    ).toBe('404')
})

const patchOf = (user: object, method: string) =>
  method === 'PATCH' ? { Operations: [{ op: 'replace', path: 'title', value: 'x' }] } : user

test.each([
  ['400 invalidValue', { userName: '' }, "'userName' is required"],
  ['400 invalidValue', { userName: 'nobody' }, 'Required attributes missing: emails'],
  [
    '400 invalidSyntax',
    { userName: 'x@northwind.example', active: 'yes' },
    "'active' is expected boolean, received string",
  ],
])('refused as at the official service: %s %j', async (refusal, body, detail) => {
  const answer = await scim.request('POST', '/Users', { body })
  expect(refusalOf(answer)).toBe(refusal)
  expect(answer.json?.detail).toBe(detail)
})

test('[D-3] user names are unique without regard to case, also in a race', async () => {
  const create = (userName: string) => scim.request('POST', '/Users', { body: { userName } })
  const names = ['Race@northwind.example', 'race@northwind.example', 'RACE@NORTHWIND.EXAMPLE']
  const answers = await Promise.all(names.map(create))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  const refused = await create('rAce@northwind.example')
  expect(refusalOf(refused)).toBe('409 uniqueness')
  expect(refused.json?.detail).toMatch(/^Another user already exists with this username 'race@northwind\.example'/i)
})

test('an address is one active user’s only', async () => {
  const emails = [{ value: 'shared@northwind.example', primary: true }]
  const first = await scim.createUser('first', { emails })
  const second = { userName: 'second', emails }
  const refused = await scim.request('POST', '/Users', { body: second })
  expect(refusalOf(refused)).toBe('409 uniqueness')
  expect(refused.json?.detail).toContain('Another user already exists with this email')
  await scim.patch(`/Users/${first.id}`, { op: 'replace', value: { active: false } })
  expect((await scim.request('POST', '/Users', { body: second })).status).toBe(201)
})

test('a user who was deactivated stays readable, and only what says so brings them back', async () => {
  const user = { userName: 'leaver', emails: [{ value: 'leaver@northwind.example', type: 'work' }] }
  const { id } = await scim.done('POST', '/Users', user)
  await scim.patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: 'False' })
  expect(await scim.done('PUT', `/Users/${id}`, user)).toMatchObject({ active: false })
  const filter = encodeURIComponent('userName eq "leaver"')
  expect(await scim.done('GET', `/Users?filter=${filter}`)).toMatchObject({ Resources: [{ id, active: false }] })
  expect(await scim.done('PUT', `/Users/${id}`, { ...user, active: true })).toMatchObject({ id, active: true })
})

test('[D-2] ids, times and groups are the server’s: they are left alone, or refused where a path names them', async () => {
  const { id, meta } = await scim.createUser('readonly', {
    id: 'mine',
    meta: { created: 'then' },
    groups: [{ value: 'g' }],
  })
  expect(id).toMatch(/^directory_user_/)
  const changed = await scim.patch(`/Users/${id}`, { op: 'replace', value: { id, groups: [], title: 'x' } })
  expect(changed).toMatchObject({ id, title: 'x', meta: { created: (meta as { created: string }).created } })
  expect(changed).not.toHaveProperty('groups')
  const another = { Operations: [{ op: 'replace', value: { id: 'mine', title: 'y' } }] }
  expect(refusalOf(await scim.request('PATCH', `/Users/${id}`, { body: another }))).toBe('400 mutability')
  for (const [path, refusal] of [
    ['id', '400 mutability'],
    ['meta.created', '400 mutability'],
    ['groups', '400 mutability'],
    ['userName.first', '400 invalidPath'],
    ['not a path', '400 invalidPath'],
  ])
    expect(
      refusalOf(
        await scim.request('PATCH', `/Users/${id}`, { body: { Operations: [{ op: 'add', path, value: 'x' }] } }),
      ),
    ).toBe(refusal)
  expect(refusalOf(await scim.request('PATCH', `/Users/${id}`, { body: { Operations: [{ op: 'x' }] } }))).toBe(
    '400 invalidSyntax',
  )
})

test('[D-2] two users may have one external id: it is a label', async () => {
  const [a, b] = [
    await scim.createUser('label-a', { externalId: 'L' }),
    await scim.createUser('label-b', { externalId: 'L' }),
  ]
  expect(await scim.done('GET', `/Users?filter=${encodeURIComponent('externalId eq "L"')}`)).toMatchObject({
    totalResults: 2,
    Resources: [{ id: a.id }, { id: b.id }],
  })
})

test('a change is made to the version that the client has seen, or refused', async () => {
  const { id } = await scim.createUser('versioned')
  const change = (headers: Record<string, string>, title: string) =>
    scim.request('PATCH', `/Users/${id}`, {
      headers,
      body: { Operations: [{ op: 'add', path: 'title', value: title }] },
    })
  expect(await change({ 'if-match': 'W/"1"' }, 'a')).toMatchObject({ status: 200, headers: { etag: 'W/"2"' } })
  expect(refusalOf(await change({ 'if-match': 'W/"1"' }, 'b'))).toBe('412')
  expect((await change({ 'if-match': '"9", "2"' }, 'c')).status).toBe(200)
  expect((await change({ 'if-match': '*' }, 'd')).status).toBe(200)
  expect(refusalOf(await scim.request('DELETE', `/Users/${id}`, { headers: { 'if-match': 'W/"1"' } }))).toBe('412')

  const read = (etag: string) => scim.request('GET', `/Users/${id}`, { headers: { 'if-none-match': etag } })
  expect(await read('W/"4"')).toMatchObject({ status: 304, text: '', headers: { etag: 'W/"4"' } })
  expect((await read('W/"3"')).status).toBe(200)
})

test('what is sent again without a difference changes and announces nothing', async () => {
  const quiet = await startDirectory(scim.server)
  const user = { userName: 'same', emails: [{ value: 'same@northwind.example', type: 'work' }], title: 'x' }
  const created = await quiet.done('POST', '/Users', user)
  const events = await quiet.events()
  const again = await quiet.done('PUT', `/Users/${created.id}`, { ...user, id: created.id, meta: created.meta })
  await quiet.patch(`/Users/${created.id}`, { op: 'replace', path: 'title', value: 'x' })
  expect(again).toEqual(created)
  expect(await quiet.events()).toEqual(events)
})

test('a password is never kept, shown or announced', async () => {
  const password = 'a password of ada'
  const { id } = await scim.createUser('secretive', { password })
  await scim.patch(`/Users/${id}`, { op: 'replace', path: 'password', value: password })
  await scim.patch(`/Users/${id}`, { op: 'replace', value: { password } })
  const shown = [
    await scim.done('GET', `/Users/${id}?attributes=password,userName`),
    (await scim.server.api.get('/events?limit=100')).body,
    (await scim.server.api.get(`/directory_users?directory=${scim.directoryId}&limit=100`)).body,
  ]
  expect(JSON.stringify(shown)).not.toContain(password)
})

test('a refused request stands in the log of the directory, with the name of the user', async () => {
  const refused = await startDirectory(scim.server)
  await refused.request('POST', '/Users', { body: { userName: 'no address' } })
  const { body } = await scim.server.api.get<{ data: object[] }>(`/directories/${refused.directoryId}/log`)
  expect(body.data[0]).toMatchObject({ action: 'refused', request: 'POST /Users', user_name: 'no address' })
})
