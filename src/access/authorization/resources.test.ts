import { beforeEach, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { type AuthorizationServer, startAuthorization } from './authorization.fixture.ts'
import type { Resource } from './resource-schemas.ts'

let server: AuthorizationServer
beforeEach(async () => {
  server = await startAuthorization()
})

const unknownId = '01J00000000000000000000000'
const path = (resource: Resource) => `/authorization/resources/${resource.id}`
const byExternalId = ({ organization_id, resource_type_slug, external_id }: Resource) =>
  `/authorization/organizations/${organization_id}/resources/${resource_type_slug}/${external_id}`

function create(more: object = {}) {
  return server.api.post('/authorization/resources', {
    organization_id: server.organizationId,
    resource_type_slug: 'workspace',
    external_id: 'w-1',
    name: 'Workspace',
    ...more,
  })
}

async function listed(query: string): Promise<string[]> {
  const { body } = await server.api.get<{ data: Resource[] }>(`/authorization/resources?order=asc&limit=100&${query}`)
  return body.data.map(({ external_id }) => external_id)
}

test('every organization is a resource: the root, under its own id, which follows its name', async () => {
  const { workos, organizationId, rootId, api } = server
  const root = await workos.authorization.getResource(rootId)
  expect(root).toMatchObject({
    object: 'authorization_resource',
    resourceTypeSlug: 'organization',
    externalId: organizationId,
    organizationId,
    name: 'Foo Corp',
    parentResourceId: null,
  })
  await workos.organizations.updateOrganization({ organization: organizationId, name: 'Bar Corp' })
  expect((await workos.authorization.getResource(rootId)).name).toBe('Bar Corp')
  await workos.organizations.deleteOrganization(organizationId)
  expect((await api.get(`/authorization/resources/${rootId}`)).status).toBe(404)
})

test('the resource of an organization can neither be edited nor moved nor deleted: a 403', async () => {
  const { api, patch, rootId } = server
  const refused = { status: 403, body: { message: expect.stringContaining('organization') } }
  const workspace = await server.resource('workspace', 'w-1')
  for (const changes of [{ name: 'Mine' }, { parent_resource_id: workspace.id }]) {
    expect(await patch(`/authorization/resources/${rootId}`, changes)).toMatchObject(refused)
  }
  expect(await api.delete(`/authorization/resources/${rootId}?cascade_delete=true`)).toMatchObject(refused)
  expect((await create({ resource_type_slug: 'organization', external_id: 'x' })).status).toBe(422)
})

test('a resource can be read back by both of its names; without a parent it stands under the organization', async () => {
  const { workos, organizationId, rootId } = server
  const created = await workos.authorization.createResource({
    organizationId,
    resourceTypeSlug: 'workspace',
    externalId: 'w 1/ü'.replace('ü', 'u'),
    name: 'Workspace',
    description: 'Ours',
  })
  expect(created).toMatchObject({ parentResourceId: rootId, description: 'Ours', organizationId })
  expect(created.id).toMatch(/^authz_resource_[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(await workos.authorization.getResource(created.id)).toEqual(created)
  const { externalId, resourceTypeSlug } = created
  expect(await workos.authorization.getResourceByExternalId({ organizationId, resourceTypeSlug, externalId })).toEqual(
    created,
  )
})

test('a parent is named by id, or by type and external id', async () => {
  const workspace = await server.resource('workspace', 'w-1')
  const { body } = await create({ external_id: 'p-1', resource_type_slug: 'project', parent_resource_id: workspace.id })
  expect(body).toMatchObject({ parent_resource_id: workspace.id })
  const second = await create({
    external_id: 'p-2',
    resource_type_slug: 'project',
    parent_resource_external_id: 'w-1',
    parent_resource_type_slug: 'workspace',
  })
  expect(second).toMatchObject({ status: 201, body: { parent_resource_id: workspace.id } })
  expect(await create({ external_id: 'w-2', parent_resource_id: null })).toMatchObject({
    status: 201,
    body: { parent_resource_id: server.rootId },
  })
})

test('[I-2] what cannot be a resource is refused, and nothing is stored', async () => {
  const workspace = await server.resource('workspace', 'w-0')
  for (const [more, status] of [
    [{ name: '' }, 400],
    [{ external_id: ' ' }, 400],
    [{ external_id: '' }, 422],
    [{ external_id: 'é' }, 422],
    [{ external_id: 'x'.repeat(129) }, 422],
    [{ name: 'x'.repeat(49) }, 422],
    [{ description: 'x'.repeat(151) }, 422],
    [{ resource_type_slug: 'no type' }, 422],
    [{ parent_resource_id: workspace.id, parent_resource_external_id: 'w-0' }, 422],
    [{ parent_resource_external_id: 'w-0' }, 422],
    [{ parent_resource_type_slug: 'workspace' }, 422],
    [{ parent_resource_id: null, parent_resource_type_slug: 'workspace', parent_resource_external_id: 'w-0' }, 422],
    [{ organization_id: `org_${unknownId}` }, 404],
    [{ parent_resource_id: `authz_resource_${unknownId}` }, 404],
    [{ parent_resource_type_slug: 'workspace', parent_resource_external_id: 'w-9' }, 404],
  ] as const) {
    const answer = await create(more)
    expect([more, answer.status]).toEqual([more, status])
    if (status === 400) expect(answer.body).toMatchObject({ code: 'bad_request' })
  }
  expect(await listed(`organization_id=${server.organizationId}&resource_type_slug=workspace`)).toEqual(['w-0'])
})

test('external ids are unique per organization and type: of racing calls one succeeds, the others are a 409', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => create()))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409])
  const refused = answers.find(({ status }) => status === 409)
  expect(refused?.body).toMatchObject({ code: 'authorization_resource_external_id_conflict' })
  expect((await create({ resource_type_slug: 'project' })).status).toBe(201)
  const { id } = await server.workos.organizations.createOrganization({ name: 'Sibling' })
  expect((await create({ organization_id: id })).status).toBe(201)
})

test('[T-3] a resource is found in its own organization and environment only, also as a parent', async () => {
  const workspace = await server.resource('workspace', 'w-1')
  const { id: sibling } = await server.workos.organizations.createOrganization({ name: 'Sibling' })
  expect((await create({ organization_id: sibling, parent_resource_id: workspace.id })).status).toBe(404)
  const moved = byExternalId({ ...workspace, organization_id: sibling })
  expect(await server.api.get(moved)).toMatchObject({ status: 404, body: { message: "Resource not found: 'w-1'." } })
  const theirs = await startServer()
  for (const url of [path(workspace), byExternalId(workspace)]) {
    expect((await theirs.api.get(url)).status).toBe(404)
    expect((await theirs.api.request(url, { method: 'PATCH', body: { name: 'Stolen' } })).status).toBe(404)
    expect((await theirs.api.delete(url)).status).toBe(404)
  }
  expect((await server.api.get(path(workspace))).body).toEqual(workspace)
})

test('an update changes what is given and nothing else, by either name; one that changes nothing keeps the time', async () => {
  const workspace = await server.resource('workspace', 'w-1')
  const named = await server.patch(path(workspace), { name: 'Renamed' })
  expect(named.body).toEqual({ ...workspace, name: 'Renamed', updated_at: (named.body as Resource).updated_at })
  const described = await server.patch(byExternalId(workspace), { description: 'New' })
  expect(described.body).toMatchObject({ name: 'Renamed', description: 'New' })
  expect((await server.patch(path(workspace), { name: 'Renamed', description: 'New' })).body).toEqual(described.body)
  expect(await server.patch(path(workspace), { name: ' ' })).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'name_blank' }] },
  })
})

test('a move takes along all that stands under the resource, and a circle is refused', async () => {
  const { patch, resource } = server
  const a = await resource('folder', 'a')
  const b = await resource('folder', 'b', a)
  const c = await resource('folder', 'c', b)
  const other = await resource('folder', 'other')
  for (const parent of [a, b, c]) {
    expect(await patch(path(a), { parent_resource_id: parent.id })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'parent_resource_id_circular' }] },
    })
  }
  expect(await patch(byExternalId(b), { parent_resource_id: other.id })).toMatchObject({
    body: { parent_resource_id: other.id },
  })
  // Now that b has left it, a may stand under what b holds.
  expect((await patch(path(a), { parent_resource_external_id: 'c', parent_resource_type_slug: 'folder' })).status).toBe(
    200,
  )
  const rows = await server.environment.db.many<{ external_id: string; depth: number }>(sql`
    select external_id, cardinality(path) as depth from authorization_resources
    where environment_id = ${server.environment.environmentId} and parent_id is not null order by depth`)
  expect(rows.map(({ external_id, depth }) => [external_id, Number(depth)])).toEqual([
    ['other', 2],
    ['b', 3],
    ['c', 4],
    ['a', 5],
  ])
})

test('a tree has ten levels at most, whether it grows or is moved', async () => {
  const { patch, resource } = server
  let deepest = await resource('folder', 'level-1')
  for (let level = 2; level <= 10; level++) deepest = await resource('folder', `level-${level}`, deepest)
  const tooDeep = { status: 422, body: { errors: [{ code: 'parent_resource_id_too_deep' }] } }
  expect(await create({ parent_resource_id: deepest.id })).toMatchObject(tooDeep)
  const pair = await resource('folder', 'pair')
  await resource('folder', 'under', pair)
  expect(await patch(path(pair), { parent_resource_id: deepest.parent_resource_id })).toMatchObject(tooDeep)
})

test('what a declared type may stand under is held for new and for moved resources', async () => {
  const { api, patch, resource } = server
  await api.put('/authorization/resource_types', { slug: 'workspace' })
  await api.put('/authorization/resource_types', { slug: 'project', parent_slugs: ['workspace'] })
  const workspace = await resource('workspace', 'w-1')
  const project = await resource('project', 'p-1', workspace)
  const wrongType = { status: 422, body: { errors: [{ code: 'parent_resource_id_of_wrong_type' }] } }
  expect(await create({ resource_type_slug: 'project', external_id: 'p-2' })).toMatchObject(wrongType)
  expect(await patch(path(project), { parent_resource_id: server.rootId })).toMatchObject(wrongType)
})

test('a resource with dependents is deleted with them or not at all', async () => {
  const { workos, api, resource, rootId } = server
  const workspace = await resource('workspace', 'w-1')
  const project = await resource('project', 'p-1', workspace)
  await resource('app', 'a-1', project)
  const refused = { status: 409, body: { code: 'resource_has_dependents' } }
  expect(await api.delete(path(workspace))).toMatchObject(refused)
  expect(await api.delete(`${byExternalId(workspace)}?cascade_delete=false`)).toMatchObject(refused)
  await workos.authorization.deleteResource({ resourceId: workspace.id, cascadeDelete: true })
  expect(await listed(`organization_id=${server.organizationId}`)).toEqual([server.organizationId])
  const lone = await resource('workspace', 'w-2')
  expect((await api.delete(byExternalId(lone))).status).toBe(204)
  expect((await api.delete(path(lone))).status).toBe(404)
  expect((await api.get(`/authorization/resources/${rootId}`)).status).toBe(200)
})

test('lists are filtered by organization, type, external id and parent, and page in either order', async () => {
  const { api, resource, organizationId, rootId, workos } = server
  const [w1, w2] = [await resource('workspace', 'w-1'), await resource('workspace', 'w-2')]
  for (const name of ['p-1', 'p-2', 'p-3']) await resource('project', name, w1)
  await resource('project', 'p-4', w2)

  expect(await listed(`organization_id=${organizationId}&resource_type_slug=project`)).toEqual([
    'p-1',
    'p-2',
    'p-3',
    'p-4',
  ])
  expect(await listed('resource_type_slug=workspace')).toEqual(['w-1', 'w-2'])
  expect(await listed('resource_type_slug=project&resource_external_id=p-3')).toEqual(['p-3'])
  expect(await listed(`organization_id=${organizationId}&parent_resource_id=${w1.id}`)).toEqual(['p-1', 'p-2', 'p-3'])
  expect(await listed('resource_type_slug=project&parent_resource_type_slug=workspace&parent_external_id=w-2')).toEqual(
    ['p-4'],
  )
  expect(await listed(`organization_id=${organizationId}&parent_resource_id=${rootId}`)).toEqual(['w-1', 'w-2'])
  const pages = await workos.authorization.listResources({ resourceTypeSlug: 'project', limit: 3 })
  expect(pages.data.map(({ externalId }) => externalId)).toEqual(['p-4', 'p-3', 'p-2'])
  const { after } = pages.listMetadata
  const rest = await workos.authorization.listResources({ resourceTypeSlug: 'project', limit: 3, after: after ?? '' })
  expect(rest.data.map(({ externalId }) => externalId)).toEqual(['p-1'])

  for (const [query, status, code] of [
    ['', 400, 'missing_organization_id_or_resource_type_slug'],
    [`parent_resource_id=${w1.id}`, 400, 'missing_organization_id_or_resource_type_slug'],
    ['resource_type_slug=project&parent_external_id=w-2', 422, 'invalid_request_parameters'],
    [
      `resource_type_slug=project&parent_resource_id=${w1.id}&parent_external_id=w-2`,
      422,
      'invalid_request_parameters',
    ],
  ] as const) {
    expect(await api.get(`/authorization/resources?${query}`)).toMatchObject({ status, body: { code } })
  }
})

test('a change that meets a longer one gives up: a 400 lock_timeout, and a 409 while types change', async () => {
  const { api, environment, patch, resource, organizationId, rootId } = server
  const workspace = await resource('workspace', 'w-1')
  const changes = () =>
    Promise.all([
      create({ external_id: 'w-2' }),
      patch(path(workspace), { name: 'Renamed' }),
      patch(byExternalId(workspace), { parent_resource_id: rootId }),
      api.delete(path(workspace)),
      api.delete(byExternalId(workspace)),
    ])
  for (const [lock, status, code] of [
    [`resources of ${organizationId}`, 400, 'lock_timeout'],
    [`resource types of ${environment.environmentId}`, 409, 'resource_type_update_in_progress'],
  ] as const) {
    const answers = await environment.transaction(async (tx) => {
      await tx.db.run(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`)
      return changes()
    })
    for (const answer of answers) expect(answer).toMatchObject({ status, body: { code } })
  }
  expect((await api.get(path(workspace))).body).toEqual(workspace)
})

test('a deleted type takes its resources along, unless others stand under them', async () => {
  const { api, resource, organizationId } = server
  const folder = await resource('folder', 'a')
  await resource('folder', 'b', folder)
  const file = await resource('file', 'f', folder)
  expect(await api.delete('/authorization/resource_types/folder')).toMatchObject({
    status: 409,
    body: { code: 'resource_type_in_use' },
  })
  await api.delete(path(file))
  expect((await api.delete('/authorization/resource_types/folder')).status).toBe(204)
  expect(await listed(`organization_id=${organizationId}`)).toEqual([organizationId])
})

test('what is created while the tree is moved ends up with the right ancestors', async () => {
  const { patch, resource, environment } = server
  const [a, b] = [await resource('folder', 'a'), await resource('folder', 'b')]
  const moving = await resource('folder', 'moving', a)
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      i % 2 === 0
        ? create({ resource_type_slug: 'file', external_id: `f-${i}`, parent_resource_id: moving.id })
        : patch(path(moving), { parent_resource_id: (i % 4 === 1 ? b : a).id }),
    ),
  )
  const wrong = await environment.db.many(sql`
    select c.id from authorization_resources c
    join authorization_resources p on p.environment_id = c.environment_id and p.id = c.parent_id
    where c.environment_id = ${environment.environmentId} and c.path <> p.path || c.id`)
  expect(wrong).toEqual([])
})
