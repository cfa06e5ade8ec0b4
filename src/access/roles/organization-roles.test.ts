import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { createBilling, rolesPath, slugsOf, startRoles } from './roles.fixture.ts'

const unknown = 'org_01E4ZCR3C56J083X43JQXF3JK5'

test('a new role of an organization can be read back, has the lowest priority there, and is announced exactly once', async () => {
  const server = await startRoles()
  const { workos, api, announced, organization } = server
  const organizationId = await organization()

  const created = await createBilling(server, organizationId, { description: 'Pays' })

  expect(created).toMatchObject({
    object: 'role',
    slug: 'org-billing',
    name: 'Billing',
    description: 'Pays',
    type: 'OrganizationRole',
    resourceTypeSlug: 'organization',
    permissions: [],
  })
  expect(await workos.authorization.getOrganizationRole(organizationId, 'org-billing')).toEqual(created)
  const list = await workos.authorization.listOrganizationRoles(organizationId)
  expect(slugsOf(list)).toEqual(['admin', 'member', 'org-billing'])
  expect(list.data.map(({ type }) => type)).toEqual(['EnvironmentRole', 'EnvironmentRole', 'OrganizationRole'])
  const { body } = await api.get<Record<string, unknown>>(rolesPath(organizationId, '/org-billing'))
  const { id: _id, type: _type, object: _object, ...shown } = body
  const events = await announced('organization_role.created', 'role.created')
  expect(events.map(({ data }) => data)).toEqual([
    { object: 'organization_role', organization_id: organizationId, ...shown },
  ])
})

test('the list of an organization has no pages and no list_metadata', async () => {
  const { api, organization } = await startRoles()
  const { body } = await api.get(rolesPath(await organization()))
  expect(Object.keys(body as object).sort()).toEqual(['data', 'object'])
})

test('the events of an organization include those of its roles and not those of another', async () => {
  const server = await startRoles()
  const [ours, theirs] = [await server.organization(), await server.organization()]
  await createBilling(server, ours)
  const named = async (id: string) =>
    (
      await server.api.get<{
        data: unknown[]
      }>(`/events?events=organization_role.created&organization_id=${id}`)
    ).body.data
  expect(await named(ours)).toHaveLength(1)
  expect(await named(theirs)).toHaveLength(0)
})

test('the older path of the roles of an organization, which the migration tool calls, answers as the documented one', async () => {
  const server = await startRoles()
  const id = await server.organization('Northwind')
  await createBilling(server, id)

  const documented = await server.api.get(rolesPath(id))

  expect(documented.body).toMatchObject({
    data: expect.arrayContaining([expect.objectContaining({ slug: 'org-billing' })]),
  })
  expect(await server.api.get(`/organizations/${id}/roles?limit=100`)).toMatchObject({
    status: 200,
    body: documented.body,
  })
})

test('[T-3] two organizations may use one slug for roles of their own; neither sees nor changes the other', async () => {
  const server = await startRoles()
  const { workos, api, organization, announced } = server
  const { authorization } = workos
  const [ours, theirs] = [await organization('Ours'), await organization('Theirs')]
  const mine = await createBilling(server, ours)
  const other = await createBilling(server, theirs)

  await authorization.updateOrganizationRole(ours, 'org-billing', { name: 'Payments' })
  await authorization.setOrganizationRolePermissions(ours, 'org-billing', { permissions: ['widgets:sso:manage'] })
  await authorization.deleteOrganizationRole(ours, 'org-billing')

  expect(mine.id).not.toBe(other.id)
  expect(await authorization.getOrganizationRole(theirs, 'org-billing')).toEqual(other)
  expect(await api.get(rolesPath(ours, '/org-billing'))).toMatchObject({
    status: 404,
    body: { message: "Role not found: 'org-billing'." },
  })
  expect((await announced('organization_role.deleted')).map(({ data }) => data.organization_id)).toEqual([ours])
})

test('[T-3] an organization of another environment is unknown to every operation, and nothing of it changes', async () => {
  const [ours, theirs] = [await startRoles(), await startRoles()]
  const organizationId = await ours.organization()
  const created = await createBilling(ours, organizationId)

  for (const id of [organizationId, unknown]) {
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['POST', '', { slug: 'org-x', name: 'X' }],
      ['GET', '/org-billing', undefined],
      ['GET', '/member', undefined],
      ['PATCH', '/org-billing', { name: 'Taken' }],
      ['PATCH', '/member', { name: 'Taken' }],
      ['DELETE', '/org-billing', undefined],
      ['PUT', '/org-billing/permissions', { permissions: [] }],
      ['POST', '/org-billing/permissions', { slug: 'widgets:sso:manage' }],
      ['DELETE', '/org-billing/permissions/widgets:sso:manage', undefined],
      ['PUT', '/priority', { slugs: ['member', 'admin'] }],
      ['PUT', '/default', { slug: 'admin' }],
    ] as const) {
      const answer = await theirs.api.request(rolesPath(id, path), { method, ...defined({ body }) })
      expect(answer).toMatchObject({ status: 404, body: { message: `Organization not found: '${id}'.` } })
    }
  }
  expect(await ours.workos.authorization.getOrganizationRole(organizationId, 'org-billing')).toEqual(created)
})

test('without a slug one is made from the name, and no two are the same', async () => {
  const { workos, organization } = await startRoles()
  const organizationId = await organization()
  for (const [name, pattern] of [
    ['Billing & Admin', /^org-billing-admin-[0-9a-z]{8}$/],
    ['Billing & Admin', /^org-billing-admin-[0-9a-z]{8}$/],
    ['会計', /^org-role-[0-9a-z]{8}$/],
    ['A very long name that hardly fits into 48 chars', /^org-[a-z0-9-]{1,32}-[0-9a-z]{8}$/],
  ] as const) {
    expect((await workos.authorization.createOrganizationRole(organizationId, { name })).slug).toMatch(pattern)
  }
  expect((await workos.authorization.listOrganizationRoles(organizationId)).data).toHaveLength(6)
})

test('a slug without the prefix is a 400 bad_request', async () => {
  const { api, organization, announced } = await startRoles()
  const organizationId = await organization()
  for (const slug of ['billing', 'org_billing', 'member', 'admin']) {
    expect(await api.post(rolesPath(organizationId), { slug, name: 'Billing' })).toMatchObject({
      status: 400,
      body: { code: 'bad_request', message: `The slug of an organization's role must begin with "org-".` },
    })
  }
  expect(await announced('organization_role.created')).toEqual([])
})

test('[I-2] what breaks the documented shape is a 422 that names the member', async () => {
  const { api, organization, announced } = await startRoles()
  const organizationId = await organization()
  for (const [body, field] of [
    [{ slug: 'org-Billing', name: 'Billing' }, 'slug'],
    [{ slug: `org-${'b'.repeat(45)}`, name: 'Billing' }, 'slug'],
    [{ slug: 1, name: 'Billing' }, 'slug'],
    [{ slug: 'org-billing' }, 'name'],
    [{ slug: 'org-billing', name: '' }, 'name'],
    [{ name: 'Billing', description: 'd'.repeat(151) }, 'description'],
  ] as const) {
    expect(await api.post(rolesPath(organizationId), body)).toMatchObject({
      status: 422,
      body: { errors: [{ field }] },
    })
  }
  expect(await announced('organization_role.created')).toEqual([])
})

test('a taken slug is a 409 organization_role_slug_conflict; of ten parallel creates one succeeds and one is announced', async () => {
  const { api, organization, announced } = await startRoles()
  const organizationId = await organization()
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => api.post(rolesPath(organizationId), { slug: 'org-a', name: `A${i}` })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)])
  expect(answers.find(({ status }) => status === 409)?.body).toEqual({
    code: 'organization_role_slug_conflict',
    message: 'A role with the slug "org-a" already exists in this organization.',
  })
  expect(await announced('organization_role.created')).toHaveLength(1)
})

test('roles that an organization is given at once all get their place at the bottom, its first ones too', async () => {
  const { workos, organization, meetAt } = await startRoles()
  const organizationId = await organization()
  const slugs = Array.from({ length: 8 }, (_, i) => `org-role-${i}`)
  const create = (slug: string) => workos.authorization.createOrganizationRole(organizationId, { slug, name: slug })
  const order = sql`select from organization_role_orders where organization_id = ${organizationId} for update`
  await Promise.all(slugs.slice(0, 4).map(create))
  await meetAt(order, () => slugs.slice(4).map(create))
  await workos.authorization.createEnvironmentRole({ slug: 'later', name: 'Later' })
  const listed = slugsOf(await workos.authorization.listOrganizationRoles(organizationId))
  expect(listed.slice(0, 2)).toEqual(['admin', 'member'])
  expect(listed.slice(2, -1).sort()).toEqual(slugs)
  expect(listed.at(-1)).toBe('later')
})

test("an organization finds the environment's roles by slug, but cannot change them: a 403, and nothing changes", async () => {
  const { workos, api, organization, announced } = await startRoles()
  const organizationId = await organization()
  const member = await workos.authorization.getEnvironmentRole('member')
  expect(await workos.authorization.getOrganizationRole(organizationId, 'member')).toEqual(member)
  for (const [method, path, body] of [
    ['PATCH', '', { name: 'Taken' }],
    ['DELETE', '', undefined],
    ['PUT', '/permissions', { permissions: ['widgets:sso:manage'] }],
    ['POST', '/permissions', { slug: 'widgets:sso:manage' }],
    ['DELETE', '/permissions/widgets:sso:manage', undefined],
  ] as const) {
    const path_ = rolesPath(organizationId, `/member${path}`)
    expect(await api.request(path_, { method, ...defined({ body }) })).toMatchObject({
      status: 403,
      body: { message: '"member" is a role of the environment. Change it there.' },
    })
  }
  expect(await workos.authorization.getEnvironmentRole('member')).toEqual(member)
  expect(await announced('role.updated', 'role.deleted', 'organization_role.updated')).toEqual([])
})

test('name and description change, each change announced once with the old values; no change is no event', async () => {
  const server = await startRoles()
  const organizationId = await server.organization()
  await createBilling(server, organizationId)
  const { authorization } = server.workos
  const updated = await authorization.updateOrganizationRole(organizationId, 'org-billing', {
    name: 'Payments',
    description: 'Pays',
  })
  await authorization.updateOrganizationRole(organizationId, 'org-billing', { name: 'Payments' })
  expect(updated).toMatchObject({ slug: 'org-billing', name: 'Payments', description: 'Pays' })
  expect(await authorization.getOrganizationRole(organizationId, 'org-billing')).toEqual(updated)
  expect(await server.announced('organization_role.updated')).toMatchObject([
    {
      data: { organization_id: organizationId, name: 'Payments', description: 'Pays' },
      context: { previous_attributes: { name: 'Billing', description: null } },
    },
  ])
})
