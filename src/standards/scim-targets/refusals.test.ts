import { expect, test } from 'vitest'
import type { Answered } from '#test/local-server.ts'
import { startServer } from '#test/server.ts'
import { makeTarget, startSmallScimServer } from './target.fixture.ts'

const server = await startServer()
const { api, workos } = server
const { userManagement } = workos
let number = 0

async function openStage() {
  const there = await startSmallScimServer()
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const join = async (name: string) => {
    const user = await userManagement.createUser({ email: `${name}${number++}@northwind.example`, firstName: name })
    await userManagement.createOrganizationMembership({ organizationId, userId: user.id })
    return user
  }
  const target = await makeTarget(server, { endpoint_url: there.url, organization_ids: [organizationId] })
  await target.settled()
  return { there, target, join }
}

test('a target that refuses its token is paused with an event, and continues with a new one', async () => {
  const { there, target, join } = await openStage()
  there.instead = ({ headers }) => (headers.authorization === 'Bearer another' ? undefined : { status: 401 })
  await join('ada')
  await expect.poll(async () => (await target.read()).state, { timeout: 20_000 }).toBe('refused')
  expect(await target.read()).toMatchObject({ last_error: { message: 'It answered 401.' }, next_attempt_at: null })
  const { body } = await api.get<{ data: { event: string; data: object }[] }>('/events?limit=100&order=desc')
  const refused = body.data.filter(({ event }) => event === 'gatehouse.scim_target.refused')
  expect(refused.map(({ data }) => data)).toMatchObject([
    { id: target.id, name: 'Planner', endpoint_url: there.url, state: 'refused', error: 'It answered 401.' },
  ])
  const asked = there.asked.length
  await join('bob')
  await expect.poll(async () => (await target.objects('&state=pending')).length, { timeout: 20_000 }).toBe(1)
  expect(there.asked).toHaveLength(asked)

  await target.change({ authentication: { type: 'bearer_token', token: 'another' } })
  await expect.poll(() => there.users.size, { timeout: 20_000 }).toBe(2)
  expect(await target.read()).toMatchObject({ state: 'active' })
})

test('a target that asks for time gets it, and no one else waits', async () => {
  const { there, target, join } = await openStage()
  const other = await openStage()
  there.instead = () => ({ status: 429, headers: { 'retry-after': '600' } })
  const before = Date.now()
  await join('ada')
  await expect.poll(async () => (await target.read()).last_error?.message, { timeout: 20_000 }).toBe('It answered 429.')
  const { next_attempt_at } = await target.read()
  expect(Date.parse(next_attempt_at ?? '') - before).toBeGreaterThanOrEqual(600_000)
  await other.join('bob')
  await expect.poll(() => other.there.users.size, { timeout: 20_000 }).toBe(1)
  there.instead = () => undefined
  expect(there.users.size).toBe(0)
  await target.change({ state: 'active' })
  await expect.poll(() => there.users.size, { timeout: 20_000 }).toBe(1)
})

const oddities: [what: string, answer: Answered, error: string][] = [
  [
    'a refusal',
    { status: 400, body: { scimType: 'invalidValue', detail: 'of ada' } },
    'It answered 400 (invalidValue).',
  ],
  ['a fault', { status: 500, text: 'no' }, 'It answered 500.'],
  ['a redirect', { status: 302, headers: { location: 'http://169.254.169.254/' } }, 'It answered 302.'],
  ['a huge body', { status: 200, text: 'x'.repeat(5_000_000) }, 'The answer is larger than allowed.'],
  [
    'a success without JSON',
    { status: 201, text: '<html>' },
    'It has an account of this name, and does not return it when asked.',
  ],
  [
    'an id that is another address',
    { status: 201, body: { id: '..' } },
    'It has an account of this name, and does not return it when asked.',
  ],
]

test('[E-3] one person whom the target answers oddly holds up no other, and is told apart by what was answered', async () => {
  const { there, target, join } = await openStage()
  const odd = new Map<string, Answered>()
  there.instead = ({ method, body }) => (method === 'POST' ? odd.get(JSON.parse(body).displayName) : undefined)
  const people = new Map<string, string>()
  for (const [what, answer, error] of oddities) {
    const name = `odd ${what}`
    odd.set(name, answer)
    people.set(
      (await userManagement.createUser({ email: `odd${number++}@northwind.example`, firstName: name })).id,
      error,
    )
  }
  const [organizationId = ''] = (await target.read()).organization_ids ?? []
  for (const userId of people.keys()) await userManagement.createOrganizationMembership({ organizationId, userId })
  await join('plain')

  const errors = async () => {
    const failed = await target.objects('&state=failed')
    return new Map(failed.map(({ object_id, last_error }) => [object_id, last_error]))
  }
  await expect.poll(errors, { timeout: 30_000 }).toEqual(people)
  await expect.poll(() => there.users.size, { timeout: 20_000 }).toBe(1)
  const [refused = ''] = people.keys()
  const [kept] = (await target.requests(`&object_id=${refused}`)).filter(({ method }) => method === 'POST')
  expect(kept).toMatchObject({ path: '/Users', response_status: 400, cause: expect.any(String) })
  expect(kept?.response_excerpt).toContain('invalidValue')
  expect(kept?.request_body).toContain('odd a refusal')
  expect((await target.read()).state).toBe('active')
})

test('what is sent and answered about a user who is gone is not kept', async () => {
  const { there, target, join } = await openStage()
  const ada = await join('ada')
  await target.settled()
  await expect.poll(async () => (await target.requests(`&object_id=${ada.id}`)).length, { timeout: 20_000 }).toBe(2)
  await userManagement.deleteUser(ada.id)
  await expect.poll(() => [...there.users.values()].map(({ active }) => active), { timeout: 20_000 }).toEqual([false])
  await target.settled()
  const about = await target.requests(`&object_id=${ada.id}`)
  expect(
    about.filter(({ cause }) => cause === 'user.deleted' || cause === 'organization_membership.deleted'),
  ).toMatchObject([{ method: 'PATCH', request_body: null, response_excerpt: null, response_status: 200 }])
  expect(await target.objects()).toEqual([])
})

test('[E-1] [E-2] an address that leads inside, a group or organization that does not exist and an unknown attribute are refused, and nothing is stored', async () => {
  const authentication = { type: 'bearer_token', token: 'a-token' }
  const good = { name: 'Planner', endpoint_url: 'https://scim.example/v2', authentication }
  const count = async () => (await api.get<{ data: unknown[] }>('/scim_targets?limit=100')).body.data.length
  const before = await count()
  for (const bad of [
    { endpoint_url: 'http://scim.example/v2' },
    { endpoint_url: 'https://169.254.169.254/v2' },
    { endpoint_url: 'https://[::ffff:10.0.0.1]/v2' },
    { endpoint_url: 'https://scim.example/v2?x=1' },
    { endpoint_url: 'https://scim.example/v2#x' },
    { endpoint_url: 'not a url' },
    {
      authentication: {
        type: 'oauth_client_credentials',
        token_url: 'https://10.0.0.1/',
        client_id: 'a',
        client_secret: 'b',
      },
    },
    { authentication: { type: 'bearer_token', token: 'with a\nbreak' } },
    { organization_ids: ['org_none'] },
    { group_ids: ['group_none'] },
    { organization_ids: [] },
    { attribute_mapping: { title: 'password_hash' } },
  ]) {
    const { status } = await api.post('/scim_targets', { ...good, ...bad })
    expect([JSON.stringify(bad), status]).toEqual([JSON.stringify(bad), expect.toBeOneOf([400, 422])])
  }
  expect(await count()).toBe(before)
})

test('an environment has at most twenty targets, however many are asked for at once', async () => {
  const { api: own } = await startServer()
  const authentication = { type: 'bearer_token', token: 'a-token' }
  const body = { name: 'Planner', endpoint_url: 'http://127.0.0.1:9/v2', authentication, state: 'paused' }
  const answers = await Promise.all(Array.from({ length: 22 }, () => own.post('/scim_targets', body)))
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(20).fill(201), 422, 422])
})
