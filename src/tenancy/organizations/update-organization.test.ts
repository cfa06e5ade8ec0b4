import { beforeEach, expect, test } from 'vitest'
import { startServer, type TestServer } from '#test/server.ts'

let server: TestServer
/** One with something in every member, beside another that has to stay as it is. */
let full: Record<string, unknown>
let bystander: Record<string, unknown>

beforeEach(async () => {
  server = await startServer()
  bystander = await stored('POST', '/organizations', { name: 'Bystander', external_id: 'other' })
  await stored('PUT', `/organizations/${bystander.id}`, { stripe_customer_id: 'cus_other' })
  bystander = await stored('GET', `/organizations/${bystander.id}`)
  const members = {
    name: 'Foo Corp',
    external_id: 'ext_1',
    metadata: { tier: 'gold' },
    domain_data: [{ domain: 'foo.example', state: 'verified' }],
  }
  const { id } = await stored('POST', '/organizations', members)
  full = await stored('PUT', `/organizations/${id}`, { stripe_customer_id: 'cus_1' })
})

async function stored(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const answer = await server.api.request<Record<string, unknown>>(path, { method, ...(body && { body }) })
  expect([path, answer.status]).toEqual([path, method === 'POST' ? 201 : 200])
  return answer.body
}

interface Updates {
  data: { data: { id: string }; context: { previous_attributes: object } }[]
}

/** The `organization.updated` events of the organization, newest first. */
async function updates(): Promise<Updates['data']> {
  const { body } = await server.api.get<Updates>('/events?events=organization.updated&order=desc')
  const { data } = body
  return data.filter(({ data: { id } }) => id === full.id).slice(0, -1)
}

const timeless = ({ updated_at: _, ...members }: Record<string, unknown>) => members

test.each([
  ['name', { name: 'Bar Corp' }, { name: 'Bar Corp' }],
  ['external_id', { external_id: 'ext_2' }, { external_id: 'ext_2' }],
  ['external_id', { external_id: null }, { external_id: null }],
  ['stripe_customer_id', { stripe_customer_id: 'cus_2' }, { stripe_customer_id: 'cus_2' }],
  ['metadata', { metadata: { seats: '9' } }, { metadata: { tier: 'gold', seats: '9' } }],
  [
    'allow_profiles_outside_organization',
    { allow_profiles_outside_organization: true },
    { allow_profiles_outside_organization: true },
  ],
])(
  'an update of %s changes it alone, of this organization alone, and tells what it was',
  async (name, body, members) => {
    const answer = await stored('PUT', `/organizations/${full.id}`, body)

    expect(timeless(answer)).toEqual(timeless({ ...full, ...members }))
    expect(await stored('GET', `/organizations/${full.id}`)).toEqual(answer)
    expect(await stored('GET', `/organizations/${bystander.id}`)).toEqual(bystander)
    expect((await updates()).map(({ context }) => context.previous_attributes)).toEqual([{ [name]: full[name] }])
  },
)

test('a Stripe customer that is set for the first time is announced', async () => {
  await stored('PUT', `/organizations/${full.id}`, { stripe_customer_id: 'cus_2' })
  const { data } = (await server.api.get<Updates>('/events?events=organization.updated&order=asc')).body

  expect(data.map(({ context }) => context.previous_attributes)).toEqual([
    { stripe_customer_id: null },
    { stripe_customer_id: null },
    { stripe_customer_id: 'cus_1' },
  ])
})

test('an update that changes nothing tells nothing', async () => {
  const { name, external_id, stripe_customer_id } = full
  const answer = await stored('PUT', `/organizations/${full.id}`, { name, external_id, stripe_customer_id })

  expect(timeless(answer)).toEqual(timeless(full))
  expect(await updates()).toEqual([])
})

test('metadata that is null is cleared', async () => {
  expect((await stored('PUT', `/organizations/${full.id}`, { metadata: null })).metadata).toEqual({})
})

test.each([
  ['external_id', 'other', 'external_id_already_used', 'The external_id "other" has already been assigned.'],
  [
    'stripe_customer_id',
    'cus_other',
    'stripe_customer_id_already_used',
    'The stripe_customer_id "cus_other" is already in use.',
  ],
])('the %s of another organization is refused, and nothing changes', async (name, value, code, message) => {
  const { status, body } = await server.api.put(`/organizations/${full.id}`, { name: 'New', [name]: value })

  expect([status, body]).toEqual([400, { code, message }])
  expect(await stored('GET', `/organizations/${full.id}`)).toEqual(full)
  expect(await updates()).toEqual([])
})

test('domains that are given take the place of those that are there; the plain list says that they await their proof', async () => {
  const given = async (body: object) => {
    const { domains } = await stored('PUT', `/organizations/${full.id}`, body)
    return (domains as { domain: string; state: string }[]).map(({ domain, state }) => [domain, state]).sort()
  }

  expect(await given({ domain_data: [{ domain: 'bar.example', state: 'verified' }] })).toEqual([
    ['bar.example', 'verified'],
  ])
  expect(await given({ domains: ['baz.example'] })).toEqual([['baz.example', 'pending']])
  const both = { domain_data: [{ domain: 'bar.example', state: 'verified' }], domains: ['foo.example'] }
  expect(await given(both)).toEqual([
    ['bar.example', 'verified'],
    ['foo.example', 'pending'],
  ])
  expect(await given({ domains: [] })).toEqual([])
})

test.each(['org_01E4ZCR3C56J083X43JQXF3JK5', 'external_id/nobody'])('%s is not found by its name', async (path) => {
  const { status, body } = await server.api.get(`/organizations/${path}`)

  const id = path.split('/').at(-1)
  expect([status, body]).toEqual([
    404,
    { message: `Organization not found: '${id}'.`, code: 'entity_not_found', entity_id: id },
  ])
})

test('one that is not there is neither changed nor deleted', async () => {
  const path = '/organizations/org_01E4ZCR3C56J083X43JQXF3JK5'
  const missing = await server.api.get(path)

  expect((await server.api.put(path, { name: 'New' })).body).toEqual(missing.body)
  expect((await server.api.delete(path)).body).toEqual(missing.body)
})
