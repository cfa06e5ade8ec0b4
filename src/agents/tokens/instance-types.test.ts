import { beforeAll, expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import {
  askForTokens,
  delegate,
  makeBlueprint,
  makeDelegator,
  makeRoles,
  mint,
  refreshed,
  refusalOf,
  validate,
} from './delegation.fixture.ts'

const server = await startServer()
const { api } = server
beforeAll(() => makeRoles(server))

const change = (id: string, body: object) => api.request(`/agents/blueprints/${id}`, { method: 'PATCH', body })
const both = ['delegated', 'autonomous']

test('(release) agents are of the types that the blueprint names: mints, refreshes and validations of others are refused', async () => {
  const blueprint = await makeBlueprint(server)
  const ada = await makeDelegator(server)
  const autonomous = { type: 'autonomous', organization_id: ada.organizationId }
  const [forAda, byItself] = [await delegate(server, blueprint, ada), await mint(server, blueprint, autonomous)]
  const { body } = await change(blueprint, { invocable_as: { instance_types: ['delegated'] } })
  expect(body).toMatchObject({ invocable_as: { instance_types: ['delegated'] } })

  const refused = [403, 'instance_type_not_invocable']
  expect(refusalOf(await askForTokens(server, blueprint, autonomous))).toEqual(refused)
  expect(refusalOf(await askForTokens(server, blueprint, refreshed(byItself.refresh_token)))).toEqual(refused)
  const part = { type: 'agent_delegated', agent_access_token: byItself.access_token }
  expect(refusalOf(await askForTokens(server, blueprint, part))).toEqual(refused)
  expect(refusalOf(await validate(server, blueprint, byItself.access_token))).toEqual([
    400,
    'invalid_agent_access_token',
  ])
  expect((await askForTokens(server, blueprint, refreshed(forAda.refresh_token))).status).toBe(200)

  await change(blueprint, { invocable_as: { instance_types: ['autonomous'] } })
  const { accessToken } = await ada.signIn()
  const request = { type: 'user_delegated', user_access_token: accessToken }
  expect(refusalOf(await askForTokens(server, blueprint, request))).toEqual(refused)
  expect((await askForTokens(server, blueprint, autonomous)).status).toBe(200)
})

test('(desc) a permission is given to agents of its types only, from the next mint and validation on', async () => {
  const blueprint = await makeBlueprint(server)
  const ada = await makeDelegator(server)
  const before = await delegate(server, blueprint, ada)
  expect(before.permissions).toEqual(['posts:read', 'posts:write'])

  await change(blueprint, {
    permissions: [
      'posts:read',
      { slug: 'posts:write', instance_types: ['autonomous'] },
      { slug: 'posts:delete', instance_types: ['delegated'] },
    ],
  })

  expect((await validate(server, blueprint, before.access_token)).body.permissions).toEqual(['posts:read'])
  expect((await delegate(server, blueprint, ada)).permissions).toEqual(['posts:read'])
  const byItself = await mint(server, blueprint, { type: 'autonomous', organization_id: ada.organizationId })
  expect(byItself.permissions).toEqual(['posts:read', 'posts:write'])
})

test('(desc) a bare slug keeps the types of a permission that the blueprint has, and gives both to a new one', async () => {
  const id = await makeBlueprint(server, {
    permissions: [{ slug: 'posts:read', instance_types: ['autonomous'] }, 'posts:delete'],
  })

  const { body } = await change(id, { permissions: ['posts:write', 'posts:read'] })

  expect(body).toMatchObject({
    permissions: ['posts:write', 'posts:read'],
    permissions_by_instance_type: { delegated: ['posts:write'], autonomous: ['posts:write', 'posts:read'] },
  })
  const { body: widened } = await change(id, { permissions: [{ slug: 'posts:read', instance_types: both }] })
  expect(widened).toMatchObject({
    permissions_by_instance_type: { delegated: ['posts:read'], autonomous: ['posts:read'] },
  })
})

test.each([
  { invocable_as: { instance_types: [] } },
  { invocable_as: { instance_types: ['human'] } },
  { invocable_as: {} },
  { permissions: [{ slug: 'posts:read', instance_types: [] }] },
  { permissions: [{ slug: 'posts:read' }] },
  { permissions: [{ slug: 'posts:read', instance_types: ['delegated'], scope: 'own' }] },
])('types that are none are refused: %j', async (members) => {
  const id = await makeBlueprint(server)
  expect((await api.post('/agents/blueprints', { name: 'Refused', ...members })).status).toBe(422)
  expect((await change(id, members)).status).toBe(422)
})

test('(desc) a permission with types must exist when it is written', async () => {
  const permissions = [{ slug: 'posts:unknown', instance_types: both }]
  const refusal = await api.post('/agents/blueprints', { name: 'Refused', permissions })
  expect(refusalOf(refusal)).toEqual([422, 'permission_not_found'])
})
