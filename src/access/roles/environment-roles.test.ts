import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { notFoundBody } from '#test/not-found.ts'
import { slugsOf, startRoles } from './roles.fixture.ts'
import { permissionsOf } from './roles-of-members.ts'

const system = [
  'widgets:api-keys:manage',
  'widgets:audit-log-streaming:manage',
  'widgets:domain-verification:manage',
  'widgets:dsync:manage',
  'widgets:pipes:manage',
  'widgets:sso:manage',
  'widgets:user-api-keys:manage-all',
  'widgets:user-api-keys:manage-self',
  'widgets:users-table:manage',
]

test('an environment begins with admin, who may use every widget, and below it the default role member', async () => {
  const { workos, announced } = await startRoles()

  const list = await workos.authorization.listEnvironmentRoles()

  expect(list.data).toMatchObject([
    { slug: 'admin', name: 'Admin', type: 'EnvironmentRole', resourceTypeSlug: 'organization', permissions: system },
    { slug: 'member', name: 'Member', type: 'EnvironmentRole', resourceTypeSlug: 'organization', permissions: [] },
  ])
  expect(await announced('role.created', 'permission.created')).toEqual([])
})

test('ten parallel first uses of an environment find the same two roles, whichever operation comes first', async () => {
  const { workos, organization, api, meetAt } = await startRoles()
  const organizationId = await organization()
  const paths = [
    ...Array(4).fill('/authorization/roles/member'),
    ...Array(3).fill(`/authorization/organizations/${organizationId}/roles/member`),
    ...Array(3).fill('/authorization/permissions/widgets:sso:manage'),
  ]

  // Not by the SDK, which would try again after a fault.
  const answers = await meetAt(sql`lock table roles in share mode`, () => paths.map((path) => api.get(path)))

  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
  expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(2)
  expect((await workos.authorization.listEnvironmentRoles()).data).toHaveLength(2)
  expect((await api.get('/authorization/permissions?limit=100')).body).toMatchObject({
    data: { length: system.length },
  })
})

test('a member from before roles were stored has what its role permits, whichever question comes first', async () => {
  const { environment, organization } = await startRoles()
  expect(await permissionsOf(environment, await organization(), ['admin', 'member'])).toEqual(system)
})

test('an environment that is emptied begins again', async () => {
  const { api, workos } = await startRoles()
  const before = await workos.authorization.createEnvironmentRole({ slug: 'editor', name: 'Editor' })
  await workos.authorization.setEnvironmentRolePermissions('admin', { permissions: [] })
  expect((await api.post('/_dev/reset')).status).toBe(204)
  const { data } = await workos.authorization.listEnvironmentRoles()
  expect(data).toMatchObject([{ slug: 'admin', permissions: system }, { slug: 'member' }])
  expect(data.map(({ id }) => id)).not.toContain(before.id)
})

test('[T-3] what one environment begins with is its own: other ids, and its changes reach no one else', async () => {
  const [ours, theirs] = [await startRoles(), await startRoles()]
  await ours.workos.authorization.setEnvironmentRolePermissions('admin', { permissions: [] })
  await ours.workos.authorization.createEnvironmentRole({ slug: 'editor', name: 'Editor' })

  const [mine, other] = await Promise.all(
    [ours, theirs].map(({ workos }) => workos.authorization.getEnvironmentRole('admin')),
  )
  expect(mine?.id).not.toBe(other?.id)
  expect(other?.permissions).toEqual(system)
  expect(slugsOf(await theirs.workos.authorization.listEnvironmentRoles())).toEqual(['admin', 'member'])
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['PATCH', '', { name: 'Taken' }],
    ['PUT', '/permissions', { permissions: [] }],
    ['POST', '/permissions', { slug: 'widgets:sso:manage' }],
    ['DELETE', '', undefined],
  ] as const) {
    const answer = await theirs.api.request(`/authorization/roles/editor${path}`, {
      method,
      ...defined({ body }),
    })
    expect(answer).toMatchObject({ status: 404, body: notFoundBody('Role', 'editor') })
  }
  expect(await ours.workos.authorization.getEnvironmentRole('editor')).toMatchObject({ name: 'Editor' })
})

test('a new role can be read back, has the lowest priority, and is announced exactly once as events show roles', async () => {
  const { workos, api, announced } = await startRoles()
  const { authorization } = workos

  const created = await authorization.createEnvironmentRole({
    slug: 'editor_2-b',
    name: 'Editor',
    description: 'May edit',
  })

  expect(created.id).toMatch(/^role_[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(created).toMatchObject({
    object: 'role',
    slug: 'editor_2-b',
    description: 'May edit',
    type: 'EnvironmentRole',
    resourceTypeSlug: 'organization',
    permissions: [],
  })
  expect(await authorization.getEnvironmentRole('editor_2-b')).toEqual(created)
  expect(slugsOf(await authorization.listEnvironmentRoles())).toEqual(['admin', 'member', 'editor_2-b'])
  const { body } = await api.get<Record<string, unknown>>('/authorization/roles/editor_2-b')
  const { id: _id, name: _name, description: _description, type: _type, ...shown } = body
  expect(await announced('role.created')).toMatchObject([{ data: shown }])
  expect((await announced('role.created'))[0]?.data).toEqual(shown)
})

test('the list has no pages: all roles at once, and no list_metadata', async () => {
  const { workos, api } = await startRoles()
  for (let i = 0; i < 12; i++)
    await workos.authorization.createEnvironmentRole({ slug: `role-${i}`, name: `Role ${i}` })
  const { body } = await api.get('/authorization/roles?limit=5')
  expect(Object.keys(body as object).sort()).toEqual(['data', 'object'])
  expect((body as { data: unknown[] }).data).toHaveLength(14)
})

test('a taken slug is a 409 role_slug_conflict, of ten parallel creates one succeeds, and one is announced', async () => {
  const { api, announced } = await startRoles()
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => api.post('/authorization/roles', { slug: 'editor', name: `Editor ${i}` })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)])
  expect(await api.post('/authorization/roles', { slug: 'admin', name: 'Other' })).toMatchObject({
    status: 409,
    body: { code: 'role_slug_conflict', message: 'A role with the slug "admin" already exists.' },
  })
  expect(await announced('role.created')).toHaveLength(1)
})

test("a slug with the prefix of organizations' roles is a 400 bad_request", async () => {
  const { api, announced } = await startRoles()
  expect(await api.post('/authorization/roles', { slug: 'org-editor', name: 'Editor' })).toMatchObject({
    status: 400,
    body: {
      code: 'bad_request',
      message: 'Slugs that begin with "org-" are reserved for roles of organizations.',
    },
  })
  expect(await announced('role.created')).toEqual([])
})

test('[I-2] slugs, names and types that break the documented shape are a 422 that names the member', async () => {
  const { api, announced } = await startRoles()
  const editor = { slug: 'editor', name: 'Editor' }
  for (const [body, field] of [
    [{ ...editor, slug: undefined }, 'slug'],
    [{ ...editor, slug: '' }, 'slug'],
    [{ ...editor, slug: 'Editor' }, 'slug'],
    [{ ...editor, slug: 'editor:2' }, 'slug'],
    [{ ...editor, slug: 'édition' }, 'slug'],
    [{ ...editor, slug: 'e'.repeat(49) }, 'slug'],
    [{ ...editor, slug: 1 }, 'slug'],
    [{ ...editor, name: undefined }, 'name'],
    [{ ...editor, name: '' }, 'name'],
    [{ ...editor, name: 'n'.repeat(49) }, 'name'],
    [{ ...editor, name: null }, 'name'],
    [{ ...editor, description: 'd'.repeat(151) }, 'description'],
    [{ ...editor, description: 1 }, 'description'],
    [{ ...editor, resource_type_slug: '' }, 'resource_type_slug'],
    [{ ...editor, resource_type_slug: 'two words' }, 'resource_type_slug'],
    [{ ...editor, resource_type_slug: 't'.repeat(49) }, 'resource_type_slug'],
  ] as const) {
    expect(await api.post('/authorization/roles', body)).toMatchObject({
      status: 422,
      body: { code: 'invalid_request_parameters', errors: [{ field }] },
    })
  }
  expect(await announced('role.created')).toEqual([])
})

test('name and description change, null clears a description, and each change is announced once with the old values', async () => {
  const { workos, announced } = await startRoles()
  const { authorization } = workos
  const created = await authorization.createEnvironmentRole({ slug: 'editor', name: 'Editor', description: 'Old' })

  const renamed = await authorization.updateEnvironmentRole('editor', { name: 'Author' })
  const cleared = await authorization.updateEnvironmentRole('editor', { description: null })

  expect(renamed).toMatchObject({ id: created.id, slug: 'editor', name: 'Author', description: 'Old' })
  expect(cleared).toMatchObject({ name: 'Author', description: null })
  expect(await authorization.getEnvironmentRole('editor')).toEqual(cleared)
  const events = await announced('role.updated')
  expect(events.map(({ context }) => context.previous_attributes)).toEqual([{ name: 'Editor' }, { description: 'Old' }])
  expect(events[1]?.data.updated_at).toBe(cleared.updatedAt)
})

test('an update that changes nothing is no update: no event, no new time', async () => {
  const { workos, api, announced } = await startRoles()
  const created = await workos.authorization.createEnvironmentRole({ slug: 'editor', name: 'Editor' })
  for (const body of [{}, { name: 'Editor' }, { slug: 'author', description: null }]) {
    await api.request('/authorization/roles/editor', { method: 'PATCH', body })
  }
  expect(await workos.authorization.getEnvironmentRole('editor')).toEqual(created)
  expect(await announced('role.updated')).toEqual([])
})

test('of two parallel changes neither is lost', async () => {
  const { workos, announced, meetAt } = await startRoles()
  const { authorization } = workos
  const { id } = await authorization.createEnvironmentRole({ slug: 'editor', name: 'Editor' })
  await meetAt(sql`select from roles where id = ${id} for update`, () => [
    authorization.updateEnvironmentRole('editor', { name: 'Author' }),
    authorization.updateEnvironmentRole('editor', { description: 'Writes' }),
  ])
  expect(await authorization.getEnvironmentRole('editor')).toMatchObject({ name: 'Author', description: 'Writes' })
  expect(await announced('role.updated')).toHaveLength(2)
})

test('a role that does not exist is a 404 that says so, for whatever stands in the path', async () => {
  const { api } = await startRoles()
  for (const slug of ['owner', 'Admin', '__proto__', "o'neill"]) {
    expect(await api.get(`/authorization/roles/${encodeURIComponent(slug)}`)).toEqual(
      expect.objectContaining({ status: 404, body: notFoundBody('Role', slug) }),
    )
  }
})
