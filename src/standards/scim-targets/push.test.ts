import { expect, test } from 'vitest'
import type { Asked } from '#test/local-server.ts'
import { startLocalServer } from '#test/local-server.ts'
import { startServer } from '#test/server.ts'
import { makeTarget, type SmallScimServer, startSmallScimServer } from './target.fixture.ts'

const server = await startServer()
const { api, workos } = server
const { userManagement } = workos
let number = 0

/** A target of an organization of its own, with members. */
async function openStage(
  names: string[] = [],
  settings: object = {},
  prepare: (there: SmallScimServer) => void = () => undefined,
) {
  const there = await startSmallScimServer()
  prepare(there)
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const join = async (name: string, roleSlug = 'member') => {
    const email = `${name}${number++}@northwind.example`
    const { id } = await userManagement.createUser({ email, firstName: name })
    const membership = await userManagement.createOrganizationMembership({ organizationId, userId: id, roleSlug })
    return { id, email, membershipId: membership.id }
  }
  const people = []
  for (const name of names) people.push(await join(name))
  const target = await makeTarget(server, {
    endpoint_url: `${there.url}/`,
    organization_ids: [organizationId],
    ...settings,
  })
  await target.settled()
  const [first = { id: '', email: '', membershipId: '' }] = people
  /** What was asked since. */
  const since = () => {
    const from = there.asked.length
    return () => there.calls().slice(from)
  }
  return { there, organizationId, target, people, first, join, since }
}

const isCreate = ({ method, url }: Asked) => method === 'POST' && url.pathname === '/Users'
const rename = (userId: string, firstName: string) => userManagement.updateUser({ userId, firstName })

test('an account that the target has already is adopted by its name, with what is different alone', async () => {
  const { there, target, join } = await openStage()
  there.users.set('theirs', {
    id: 'theirs',
    userName: 'EVE@northwind.example',
    displayName: 'Eve',
    nickName: 'e',
    active: true,
  })
  there.instead = ({ method, url }) =>
    // It compares names without case, and otherwise ignores filters.
    method === 'GET' && url.pathname === '/Users'
      ? { status: 200, body: { Resources: [...there.users.values()] } }
      : undefined
  const bob = await join('bob')
  const { id } = await userManagement.createUser({ email: 'eve@northwind.example', firstName: 'Eve' })
  const [organizationId = ''] = (await target.read()).organization_ids ?? []
  await userManagement.createOrganizationMembership({ organizationId, userId: id })

  await expect.poll(() => there.users.get('theirs')?.externalId, { timeout: 20_000 }).toBe(id)
  await expect.poll(() => there.users.size).toBe(2)
  await target.settled()
  const [object] = await target.objects(`&object_id=${id}`)
  expect(object).toMatchObject({ type: 'user', remote_id: 'theirs', active: true, state: 'up_to_date' })
  expect(there.users.get('theirs')).toMatchObject({ nickName: 'e', name: { givenName: 'Eve' } })
  expect((await target.objects(`&object_id=${bob.id}`))[0]?.remote_id).not.toBe('theirs')
  const written = (await target.requests(`&object_id=${id}`)).filter(({ method }) => method !== 'GET')
  expect(written).toMatchObject([{ method: 'PATCH', path: '/Users/theirs', cause: expect.any(String) }])
  expect(written[0]?.request_body).not.toContain('displayName')
})

test('a name that is taken only when it is created is looked up and adopted', async () => {
  const { there, target, join } = await openStage()
  there.instead = (asked) => {
    if (!isCreate(asked)) return undefined
    there.users.set('raced', { ...JSON.parse(asked.body), id: 'raced' })
    there.instead = () => undefined
    return { status: 409, body: { scimType: 'uniqueness' } }
  }
  const ada = await join('ada')
  await expect
    .poll(async () => (await target.objects(`&object_id=${ada.id}`))[0]?.remote_id, { timeout: 20_000 })
    .toBe('raced')
  expect(there.users.size).toBe(1)
})

test('a create whose response got lost makes no second account, though the name changes before the next try', async () => {
  const { there, target, join } = await openStage()
  there.instead = (asked) => {
    if (!isCreate(asked)) return undefined
    there.users.set('lost', { ...JSON.parse(asked.body), id: 'lost' })
    there.instead = () => {
      throw new Error('The connection breaks, as when a process dies.')
    }
    throw new Error('The response is lost.')
  }
  const ada = await join('ada')
  await expect.poll(async () => (await target.read()).last_error, { timeout: 20_000 }).not.toBeNull()
  await userManagement.updateUser({ userId: ada.id, email: `renamed${number++}@northwind.example` })
  there.instead = () => undefined

  await expect
    .poll(async () => (await target.objects(`&object_id=${ada.id}`))[0]?.remote_id, { timeout: 20_000 })
    .toBe('lost')
  await target.settled()
  expect([...there.users.keys()]).toEqual(['lost'])
  expect(there.users.get('lost')?.userName).toMatch(/^renamed/)
  // The turn goes on for a moment when all is pushed.
  await expect.poll(async () => (await target.read()).last_error).toBeNull()
})

test('who is deactivated goes first, whatever waits, and a target that is paused gets nothing', async () => {
  const { target, people, first, since, there } = await openStage(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
  const asked = since()
  await target.change({ state: 'paused' })
  for (const { id } of people) await rename(id, 'New')
  await userManagement.deactivateOrganizationMembership(first.membershipId)
  const marked = async () => (await target.objects('&state=pending')).length
  await expect.poll(marked, { timeout: 20_000 }).toBe(7)
  expect(asked()).toEqual([])
  const { remote_id } = (await target.objects(`&object_id=${first.id}`))[0] ?? {}

  await target.change({ state: 'active' })
  await target.settled()

  const place = there.asked.slice(-7).findIndex(({ url }) => url.pathname === `/Users/${remote_id}`)
  expect(asked()).toEqual(Array(7).fill(expect.stringMatching(/^PATCH/)))
  // Four are sent at once.
  expect(place).toBeLessThan(4)
  expect(there.users.get(String(remote_id))).toMatchObject({ active: false, name: { givenName: 'a' } })
})

test('a person whom the target has lost is created again', async () => {
  const { there, target, first, since } = await openStage(['ada'])
  there.users.clear()
  const asked = since()
  await rename(first.id, 'Augusta')
  await expect.poll(() => there.users.size, { timeout: 20_000 }).toBe(1)
  await target.settled()
  expect(asked()).toEqual(['PATCH /Users/r1', 'GET /Users', 'POST /Users'])
})

test('a reconciliation writes only what is different, page by page', async () => {
  const { there, target, people, since } = await openStage(['a', 'b', 'c'], {}, (small) => {
    for (let i = 0; i < 150; i++) small.users.set(`other${i}`, { id: `other${i}`, userName: `other${i}@x.example` })
  })
  const objects = await target.objects()
  const remoteOf = (of = people[0]) => String(objects.find(({ object_id }) => object_id === of?.id)?.remote_id)
  there.users.delete(remoteOf(people[0]))
  Object.assign(there.users.get(remoteOf(people[1])) ?? {}, { displayName: 'Changed there' })
  const asked = since()

  await target.reconcile()

  const calls = asked()
  expect(calls.slice(0, 3)).toEqual(['GET /ServiceProviderConfig', 'GET /Users', 'GET /Users'])
  expect(calls.filter((call) => !call.startsWith('GET'))).toEqual([
    `PATCH /Users/${remoteOf(people[1])}`,
    'POST /Users',
  ])
  expect(there.users.get(remoteOf(people[1]))?.displayName).toBe('b')
  expect(there.users.size).toBe(153)
  expect((await target.read()).reconciled_at).not.toBeNull()
  const again = since()
  await target.reconcile()
  expect(again()).toEqual(['GET /ServiceProviderConfig', 'GET /Users', 'GET /Users'])
})

test('a target without PATCH gets all of a user by PUT, with what others have set there', async () => {
  const { there, first, target } = await openStage(['ada'], {}, (small) => {
    small.instead = ({ url }) =>
      url.pathname === '/ServiceProviderConfig' ? { status: 200, body: { patch: { supported: false } } } : undefined
  })
  const [id = ''] = there.users.keys()
  Object.assign(there.users.get(id) ?? {}, { nickName: 'set there' })
  await rename(first.id, 'Augusta')
  await expect.poll(() => there.users.get(id)?.displayName, { timeout: 20_000 }).toBe('Augusta')
  expect(there.users.get(id)).toMatchObject({ nickName: 'set there', userName: first.email, active: true })
  await userManagement.deleteUser(first.id)
  await expect.poll(() => there.users.get(id)?.active, { timeout: 20_000 }).toBe(false)
  await target.settled()
  expect(there.calls().filter((call) => call.startsWith('PATCH'))).toEqual([])
})

test('roles, organizations and the mapping decide who is pushed and with what; who leaves is deleted if the target says so', async () => {
  await api.post('/authorization/roles', { name: 'Planner', slug: 'planner' })
  const { there, target, join, organizationId } = await openStage([], {
    role_slugs: ['planner'],
    deprovisioning: 'delete',
    attribute_mapping: {
      user_name: 'external_id',
      email: null,
      family_name: null,
      title: 'metadata.title',
      department: 'locale',
    },
  })
  await join('member')
  const planner = await join('planner', 'planner')
  const failed = async () => (await target.objects('&state=failed')).map(({ last_error }) => last_error)
  await expect.poll(failed, { timeout: 20_000 }).toEqual(['The user has no value for `userName`.'])
  await userManagement.updateUser({
    userId: planner.id,
    externalId: `p${planner.id}`,
    metadata: { title: 'Lead' },
    locale: 'de',
  })
  await expect.poll(() => there.users.size, { timeout: 20_000 }).toBe(1)
  expect([...there.users.values()]).toEqual([
    {
      schemas: [
        'urn:ietf:params:scim:schemas:core:2.0:User',
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
      ],
      id: 'r1',
      userName: `p${planner.id}`,
      externalId: planner.id,
      name: { givenName: 'planner' },
      displayName: 'planner',
      title: 'Lead',
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'de' },
      active: true,
    },
  ])
  await userManagement.updateOrganizationMembership(planner.membershipId, { roleSlug: 'member' })
  await expect.poll(() => there.users.size, { timeout: 20_000 }).toBe(0)
  await target.change({ role_slugs: null, attribute_mapping: {} })
  await expect.poll(() => there.users.size, { timeout: 20_000 }).toBe(2)
  await workos.organizations.deleteOrganization(organizationId)
  await expect.poll(() => there.users.size, { timeout: 20_000 }).toBe(0)
})

test('an access token is got once, another one when it is refused, and neither it nor the secret is kept in a request', async () => {
  let issued = 0
  const tokens = await startLocalServer(() => ({
    status: 200,
    body: { access_token: `token-${++issued}`, expires_in: 3600 },
  }))
  const { there, target, first } = await openStage(['ada'], {
    authentication: {
      type: 'oauth_client_credentials',
      token_url: `${tokens.url}/token`,
      client_id: 'gatehouse',
      client_secret: 'a secret',
    },
  })
  const headers = () => new Set(there.asked.map((asked) => asked.headers.authorization))
  expect(headers()).toEqual(new Set(['Bearer token-1']))
  there.instead = (asked) => (asked.headers.authorization === 'Bearer token-1' ? { status: 401 } : undefined)
  await rename(first.id, 'Augusta')
  await expect.poll(() => [...there.users.values()][0]?.displayName, { timeout: 20_000 }).toBe('Augusta')
  await target.settled()
  expect(headers()).toEqual(new Set(['Bearer token-1', 'Bearer token-2']))
  const kept = JSON.stringify([await target.read(), await target.requests()])
  expect(kept).not.toMatch(/token-\d|a secret/)
})

test('who leaves an organization leaves its groups at the target, also while another organization keeps them there', async () => {
  const { there, target, people, organizationId } = await openStage(['ada', 'bob', 'cy'], {
    organization_ids: null,
    pushes_groups: true,
  })
  const { body: group } = await api.post<{ id: string }>(`/organizations/${organizationId}/groups`, { name: 'Staff' })
  const { id: elsewhere } = await workos.organizations.createOrganization({ name: 'Contoso' })
  for (const { id, membershipId } of people) {
    await api.post(`/organizations/${organizationId}/groups/${group.id}/organization-memberships`, {
      organization_membership_id: membershipId,
    })
    await userManagement.createOrganizationMembership({ organizationId: elsewhere, userId: id })
  }
  const members = () => [...there.groups.values()].flatMap(({ members: those = [] }) => those as unknown[])
  await expect.poll(() => members().length, { timeout: 20_000 }).toBe(3)
  const [ada, bob, cy] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]]

  await userManagement.deleteOrganizationMembership(ada.membershipId)
  await expect.poll(() => members().length, { timeout: 20_000 }).toBe(2)
  await userManagement.deactivateOrganizationMembership(bob.membershipId)
  await expect.poll(() => members().length, { timeout: 20_000 }).toBe(1)
  await userManagement.reactivateOrganizationMembership(bob.membershipId)
  await expect.poll(() => members().length, { timeout: 20_000 }).toBe(2)
  await userManagement.deleteUser(cy.id)
  await expect.poll(() => members().length, { timeout: 20_000 }).toBe(1)
  await target.settled()
  const active = [...there.users.values()].filter((user) => user.active === true).map(({ userName }) => userName)
  expect(active).toEqual(expect.arrayContaining([ada.email, bob.email]))
  expect(active).not.toContain(cy.email)
})
