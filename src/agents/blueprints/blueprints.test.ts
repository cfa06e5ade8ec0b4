import { beforeAll, expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { announced, makeBlueprint, makeRoles, refusalOf } from '../tokens/delegation.fixture.ts'

const server = await startServer()
const { api, workos } = server
beforeAll(() => makeRoles(server))

const post = (body: object) => api.post('/agents/blueprints', body)
const patch = (id: string, body: object) => api.request(`/agents/blueprints/${id}`, { method: 'PATCH', body })

test('(sdk) a blueprint is read back, listed, and announced once with all of it', async () => {
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const created = await workos.agents.createBlueprint({
    name: 'Librarian',
    description: 'Answers questions',
    permissions: ['posts:write', 'posts:read', 'posts:write'],
    invocableBy: { roleSlugs: ['editor'], organizationIds: [organizationId] },
    sessionSettings: { maxAgeSeconds: 600, accessTokenTtlSeconds: 60, refreshTokenTtlSeconds: 300 },
  })

  expect(created).toMatchObject({
    object: 'agent_blueprint',
    id: expect.stringMatching(/^agent_blueprint_/),
    name: 'Librarian',
    description: 'Answers questions',
    permissions: ['posts:write', 'posts:read'],
    invocableBy: { roleSlugs: ['editor'], organizationIds: [organizationId] },
    sessionSettings: { maxAgeSeconds: 600, accessTokenTtlSeconds: 60, refreshTokenTtlSeconds: 300 },
  })
  expect(await workos.agents.getBlueprint(created.id)).toEqual(created)
  const { body } = await api.get<{ id: string }>(`/agents/blueprints/${created.id}`)
  expect((await workos.agents.listBlueprints()).data).toContainEqual(created)
  expect((await announced(server, 'agent.blueprint.created')).filter(({ id }) => id === created.id)).toEqual([body])
})

test('(desc) what a blueprint does not say is empty, and its sessions last as long as by default', async () => {
  const { status, body } = await post({ name: 'Plain' })
  expect([status, body]).toMatchObject([
    201,
    {
      description: null,
      permissions: [],
      invocable_by: { role_slugs: [], organization_ids: [] },
      invocable_as: { instance_types: ['delegated', 'autonomous'] },
      session_settings: { max_age_seconds: 3600, access_token_ttl_seconds: 300, refresh_token_ttl_seconds: 3600 },
    },
  ])
})

test('a member that is not known is refused by its name: without it, an agent could do more than was meant', async () => {
  const { id } = (await post({ name: 'Narrow' })).body as { id: string }
  for (const [body, field] of [
    [{ invocable_in: { regions: ['eu'] } }, 'invocable_in'],
    [{ invocable_as: { instance_types: ['delegated'], regions: ['eu'] } }, 'invocable_as.regions'],
    [{ invocable_by: { roles: ['editor'] } }, 'invocable_by.roles'],
  ] as const) {
    const refusal = { status: 422, body: { errors: [{ field, code: `${field}_unknown` }] } }
    expect(await post({ name: 'Wide', ...body })).toMatchObject(refusal)
    expect(await patch(id, body)).toMatchObject(refusal)
  }
})

test('(desc) session settings come all three or not at all with a new blueprint, within their limits', async () => {
  const whole = { max_age_seconds: 31_536_000, access_token_ttl_seconds: 3_600, refresh_token_ttl_seconds: 5_184_000 }
  const { access_token_ttl_seconds: _, ...two } = whole
  const refused = [
    two,
    { ...whole, max_age_seconds: 31_536_001 },
    { ...whole, access_token_ttl_seconds: 3_601 },
    { ...whole, refresh_token_ttl_seconds: 5_184_001 },
    { ...whole, access_token_ttl_seconds: 0 },
    { ...whole, access_token_ttl_seconds: 1.5 },
  ]
  for (const session_settings of refused)
    expect(refusalOf(await post({ name: 'Bounded', session_settings }))).toEqual([422, 'invalid_request_parameters'])
  expect((await post({ name: 'Bounded', session_settings: whole })).status).toBe(201)
})

test('(desc) an update leaves out what stays, replaces a list, clears the description, and takes one session setting', async () => {
  const id = await makeBlueprint(server, {
    name: 'Before',
    description: 'Old',
    invocable_by: { role_slugs: ['editor'] },
  })
  const { body: before } = await api.get<Record<string, unknown>>(`/agents/blueprints/${id}`)

  const { body } = await patch(id, {
    description: null,
    permissions: ['posts:read'],
    session_settings: { access_token_ttl_seconds: 30 },
  })

  expect(body).toEqual({
    ...before,
    description: null,
    permissions: ['posts:read'],
    permissions_by_instance_type: { delegated: ['posts:read'], autonomous: ['posts:read'] },
    session_settings: { max_age_seconds: 3600, access_token_ttl_seconds: 30, refresh_token_ttl_seconds: 3600 },
    updated_at: expect.any(String),
  })
  expect((await patch(id, { description: null })).body).toEqual(body)
  expect((await announced(server, 'agent.blueprint.updated')).filter((each) => each.id === id)).toEqual([body])
  const { body: open } = await patch(id, { invocable_by: { role_slugs: [] } })
  expect(open).toMatchObject({ invocable_by: { role_slugs: [], organization_ids: [] } })
})

test.each([
  ['permission_not_found', { permissions: ['posts:read', 'posts:unknown'] }],
  ['role_not_found', { invocable_by: { role_slugs: ['editor', 'unknown'] } }],
  ['organization_not_found', { invocable_by: { organization_ids: ['org_01J00000000000000000000000'] } }],
])('(desc) what a blueprint names must exist when it is written: %s', async (code, members) => {
  const id = await makeBlueprint(server)
  const { body: before } = await api.get(`/agents/blueprints/${id}`)

  expect(refusalOf(await post({ name: 'Refused', ...members }))).toEqual([422, code])
  expect(refusalOf(await patch(id, members))).toEqual([422, code])
  expect((await api.get(`/agents/blueprints/${id}`)).body).toEqual(before)
})

test('a role of a single organization may be named', async () => {
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Contoso' })
  const { body } = await api.post<{ slug: string }>(`/authorization/organizations/${organizationId}/roles`, {
    name: 'Clerk',
  })
  expect((await post({ name: 'For clerks', invocable_by: { role_slugs: [body.slug] } })).status).toBe(201)
})

test('(desc) of two blueprints at once with one name one is made, and no other takes the name', async () => {
  const answers = await Promise.all([post({ name: 'Only one' }), post({ name: 'Only one' })])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(answers.map(refusalOf)).toContainEqual([409, 'name_already_in_use'])
  const other = await makeBlueprint(server, { name: 'Another' })
  expect(refusalOf(await patch(other, { name: 'Only one' }))).toEqual([409, 'name_already_in_use'])
})

test('(desc) the event of a deletion tells which blueprint it was, and nothing of what it permitted', async () => {
  const id = await makeBlueprint(server, { name: 'Short-lived' })

  await workos.agents.deleteBlueprint(id)

  const events = (await announced(server, 'agent.blueprint.deleted')).filter((each) => each.id === id)
  expect(events).toEqual([
    {
      object: 'agent_blueprint',
      id,
      name: 'Short-lived',
      created_at: expect.any(String),
      updated_at: expect.any(String),
    },
  ])
  expect((await api.get(`/agents/blueprints/${id}`)).status).toBe(404)
})
