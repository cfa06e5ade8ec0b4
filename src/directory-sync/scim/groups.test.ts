import { beforeAll, expect, test } from 'vitest'
import { refusalOf, type ScimClient, startDirectory } from './scim.fixture.ts'

const scim = await startDirectory()
let ids: string[]
beforeAll(async () => {
  ids = []
  for (const name of ['ada', 'grace', 'joan']) ids.push((await scim.createUser(name)).id)
})

const membersOf = async (id: string, client: ScimClient = scim) => {
  const { members = [] } = (await client.done('GET', `/Groups/${id}`)) as { members?: { value: string }[] }
  return members.map(({ value }) => value)
}
const values = (...members: (string | undefined)[]) => members.map((value) => ({ value }))

test('a group is created with its members, and shows them by name and address', async () => {
  const [ada, grace] = ids
  const created = await scim.done('POST', '/Groups', { displayName: 'Engineering', members: values(ada, grace), x: 1 })
  expect(created).toMatchObject({
    id: expect.stringMatching(/^directory_group_/),
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName: 'Engineering',
    x: 1,
    members: [
      { value: ada, display: 'ada', type: 'User', $ref: `${scim.server.url}${scim.path}/Users/${ada}` },
      { value: grace },
    ],
  })
  expect(await scim.done('GET', `/Groups/${created.id}`)).toEqual(created)
  expect(await scim.done('GET', `/Users/${ada}`)).toMatchObject({
    groups: [{ value: created.id, display: 'Engineering', type: 'direct' }],
  })
})

test('[D-5] members are users of the same directory; others are left out', async () => {
  const other = await startDirectory(scim.server)
  const { id: stranger } = await other.createUser('stranger')
  const { id } = await scim.done('POST', '/Groups', {
    displayName: 'Mixed',
    members: values(stranger, ids[0], 'nobody'),
  })
  await scim.patch(`/Groups/${id}`, { op: 'add', path: 'members', value: values(stranger, 'nobody') })
  expect(await membersOf(id)).toEqual([ids[0]])
  expect(await other.done('GET', `/Users/${stranger}`)).not.toHaveProperty('groups')
})

test('members are added, removed in every form, replaced and emptied', async () => {
  const [a, b, c] = ids
  const { id } = await scim.done('POST', '/Groups', { displayName: 'Changing' })
  const steps: [operation: object, members: (string | undefined)[]][] = [
    [{ op: 'Add', path: 'members', value: values(a, b, c) }, [a, b, c]],
    [{ op: 'Remove', path: 'members', value: values(a) }, [b, c]],
    [{ op: 'remove', path: `members[value eq "${b}"]` }, [c]],
    [{ op: 'remove', path: 'members', value: [] }, [c]],
    [{ op: 'add', value: { members: values(a) } }, [a, c]],
    [{ op: 'replace', value: { id, displayName: 'Renamed' } }, [a, c]],
    [{ op: 'replace', path: 'members', value: values(b) }, [b]],
    [{ op: 'remove', path: 'members' }, []],
  ]
  for (const [operation, members] of steps) {
    await scim.patch(`/Groups/${id}`, operation)
    expect([operation, await membersOf(id)]).toEqual([operation, members])
  }
  expect(await scim.done('GET', `/Groups/${id}`)).toMatchObject({ displayName: 'Renamed' })
})

test('a PATCH shows the group only if it asks for attributes', async () => {
  const { id } = await scim.done('POST', '/Groups', { displayName: 'Silent', members: values(ids[0]) })
  const change = (query: string) =>
    scim.request('PATCH', `/Groups/${id}${query}`, { body: { Operations: [{ op: 'add', path: 'x', value: query }] } })
  expect(await change('')).toMatchObject({ status: 204, text: '', headers: { etag: 'W/"2"' } })
  expect(await change('?attributes=members')).toMatchObject({ status: 200, json: { id, members: values(ids[0]) } })
})

test('a replacement has the members that it names', async () => {
  const [a, b] = ids
  const { id } = await scim.done('POST', '/Groups', { displayName: 'Replaced', members: values(a) })
  await scim.done('PUT', `/Groups/${id}`, { displayName: 'Replaced', members: values(b) })
  expect(await membersOf(id)).toEqual([b])
})

test('[D-3] a PATCH of a group whose last operation fails changes nothing', async () => {
  const { id } = await scim.done('POST', '/Groups', { displayName: 'Atomic', members: values(ids[0]) })
  const answer = await scim.request('PATCH', `/Groups/${id}`, {
    body: {
      Operations: [
        { op: 'remove', path: 'members' },
        { op: 'replace', path: 'displayName', value: 'Other' },
        { op: 'remove', path: 'displayName' },
      ],
    },
  })
  expect(refusalOf(answer)).toBe('400 invalidValue')
  expect(await scim.done('GET', `/Groups/${id}`)).toMatchObject({ displayName: 'Atomic', members: values(ids[0]) })
})

test('a group without members in its answer is what the client asks for', async () => {
  const { id } = await scim.done('POST', '/Groups?excludedAttributes=members', {
    displayName: 'Large',
    members: values(...ids),
  })
  const without = await scim.done('GET', `/Groups/${id}?excludedAttributes=members`)
  expect(without).not.toHaveProperty('members')
  expect(await scim.done('GET', `/Groups/${id}?attributes=displayName`)).toEqual({
    schemas: without.schemas,
    id,
    displayName: 'Large',
  })
  const filter = encodeURIComponent('displayName eq "LARGE"')
  const { Resources } = await scim.done('GET', `/Groups?excludedAttributes=members&filter=${filter}`)
  expect(Resources).toEqual([without])
})

test('[D-3] a group is its external id or its name, of racing creations one succeeds', async () => {
  const create = (body: object) => scim.request('POST', '/Groups', { body })
  const answers = await Promise.all([1, 2, 3, 4].map(() => create({ displayName: 'Twin' })))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
  const refused = answers.find(({ status }) => status === 409)
  expect(refused && refusalOf(refused)).toBe('409 uniqueness')
  expect(refused?.json?.detail).toBe("Another group already exists with this ID 'Twin'.")
  expect((await create({ displayName: 'Twin', externalId: 'T-2' })).status).toBe(201)
})

test('[D-6] more members than one request may name are refused', async () => {
  const members = Array.from({ length: 25_001 }, (_, i) => ({ value: `u${i}` }))
  expect(refusalOf(await scim.request('POST', '/Groups', { body: { displayName: 'Huge', members } }))).toBe('413')
})
