import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { countWaiting } from '#test/waiting-calls.ts'
import { type RolesServer, startRoles } from './roles.fixture.ts'

/** The same operations on a role of the environment and on one of an organization. */
const kinds = [
  {
    kind: 'environment',
    event: 'role.updated',
    async path({ workos }: RolesServer) {
      await workos.authorization.createEnvironmentRole({ slug: 'editor', name: 'Editor' })
      return '/authorization/roles/editor'
    },
  },
  {
    kind: 'organization',
    event: 'organization_role.updated',
    async path({ workos, organization }: RolesServer) {
      const id = await organization()
      await workos.authorization.createOrganizationRole(id, { slug: 'org-editor', name: 'Editor' })
      return `/authorization/organizations/${id}/roles/org-editor`
    },
  },
] as const

async function startWith({ path }: (typeof kinds)[number], ...slugs: string[]) {
  const server = await startRoles()
  for (const slug of slugs) await server.workos.authorization.createPermission({ slug, name: slug })
  const rolePath = await path(server)
  const permissions = async () => (await server.api.get<{ permissions: string[] }>(rolePath)).body.permissions
  return { ...server, rolePath, permissions }
}

for (const role of kinds) {
  test(`PUT replaces the permissions of a role of the ${role.kind}: each once, sorted, announced once with the old ones`, async () => {
    const { put, rolePath, announced, permissions } = await startWith(role, 'a', 'b', 'c')
    const path = `${rolePath}/permissions`

    const first = await put(path, { permissions: ['c', 'a', 'c'] })
    const second = await put(path, { permissions: ['b', 'a'] })

    expect(first).toMatchObject({ status: 200, body: { object: 'role', permissions: ['a', 'c'] } })
    expect(second).toMatchObject({ status: 200, body: { permissions: ['a', 'b'] } })
    expect(await permissions()).toEqual(['a', 'b'])
    const events = await announced(role.event)
    expect(events.map(({ data }) => data.permissions)).toEqual([
      ['a', 'c'],
      ['a', 'b'],
    ])
    expect(events.map(({ context }) => context.previous_attributes)).toEqual([
      { permissions: [] },
      { permissions: ['a', 'c'] },
    ])
    expect(events[1]?.data.updated_at).toBe((second.body as { updated_at: string }).updated_at)
  })

  test(`PUT of an empty list clears a role of the ${role.kind}; the same list again is no change and no event`, async () => {
    const { put, rolePath, announced, permissions } = await startWith(role, 'a')
    await put(`${rolePath}/permissions`, { permissions: ['a'] })
    const repeated = await put(`${rolePath}/permissions`, { permissions: ['a', 'a'] })
    expect(repeated).toMatchObject({ status: 200, body: { permissions: ['a'] } })
    expect(await announced(role.event)).toHaveLength(1)
    expect(await put(`${rolePath}/permissions`, { permissions: [] })).toMatchObject({ body: { permissions: [] } })
    expect(await permissions()).toEqual([])
  })

  test(`POST adds a permission to a role of the ${role.kind}; one that it has is no change and no event`, async () => {
    const { api, rolePath, announced, permissions } = await startWith(role, 'a', 'b')
    for (const slug of ['b', 'a', 'b']) {
      expect(await api.post(`${rolePath}/permissions`, { slug })).toMatchObject({ status: 200 })
    }
    expect(await permissions()).toEqual(['a', 'b'])
    expect((await announced(role.event)).map(({ data }) => data.permissions)).toEqual([['b'], ['a', 'b']])
  })

  test(`what a role of the ${role.kind} is given and loses dates that role, and leaves the others as they are`, async () => {
    const { workos, environment, put, rolePath, organization } = await startWith(role, 'a', 'b')
    const { authorization } = workos
    await put(`${rolePath}/permissions`, { permissions: ['a'] })
    await authorization.setEnvironmentRolePermissions('member', { permissions: ['a'] })
    const elsewhere = await organization()
    await authorization.createOrganizationRole(elsewhere, { slug: 'org-editor', name: 'Editor' })
    await authorization.setOrganizationRolePermissions(elsewhere, 'org-editor', { permissions: ['a'] })
    const longAgo = '2020-01-01T00:00:00.000Z'
    const { environmentId } = environment
    await environment.db.run(sql`update roles set updated_at = ${longAgo} where environment_id = ${environmentId}`)
    const others = async () => [
      await authorization.getEnvironmentRole('member'),
      await authorization.getOrganizationRole(elsewhere, 'org-editor'),
    ]
    const before = await others()

    const { body } = await put(`${rolePath}/permissions`, { permissions: ['b'] })

    expect(body).toMatchObject({ permissions: ['b'], updated_at: expect.not.stringContaining(longAgo) })
    expect(await others()).toEqual(before)
  })

  test(`a role of the ${role.kind} can be assigned while it is given a permission`, async () => {
    const { api, put, environment, rolePath, organization, member } = await startWith(role)
    const ofOrganization = /organizations\/([^/]+)/.exec(rolePath)?.[1]
    const { id } = await member(ofOrganization ?? (await organization()))

    const adding = await environment.transaction(async (tx) => {
      await tx.db.run(sql`select from permissions where environment_id = ${environment.environmentId} for update`)
      const sent = api.post(`${rolePath}/permissions`, { slug: 'widgets:sso:manage' })
      await expect.poll(() => countWaiting(environment)).toBe(1)
      const body = { role_slug: rolePath.split('/').at(-1) }
      expect((await put(`/user_management/organization_memberships/${id}`, body)).status).toBe(200)
      return { sent }
    })

    expect((await adding.sent).status).toBe(200)
  })

  test(`ten parallel additions to a role of the ${role.kind} are all there, each announced once`, async () => {
    const slugs = Array.from({ length: 10 }, (_, i) => `p${i}`)
    const { api, environment, rolePath, announced, permissions, meetAt } = await startWith(role, ...slugs)
    const lock = sql`select from roles where environment_id = ${environment.environmentId} for update`
    await meetAt(lock, () => slugs.map((slug) => api.post(`${rolePath}/permissions`, { slug })))
    expect(await permissions()).toEqual(slugs)
    const events = await announced(role.event)
    expect(events.map(({ data }) => (data.permissions as string[]).length).sort((a, b) => a - b)).toEqual(
      slugs.map((_, i) => i + 1),
    )
  })

  test(`an unknown permission is a 404 that names it, and a role of the ${role.kind} keeps what it had`, async () => {
    const { api, put, rolePath, announced, permissions } = await startWith(role, 'a')
    await put(`${rolePath}/permissions`, { permissions: ['a'] })
    const answer = { status: 404, body: { message: "Permission not found: 'gone'." } }
    expect(await put(`${rolePath}/permissions`, { permissions: ['widgets:sso:manage', 'gone'] })).toMatchObject(answer)
    expect(await api.post(`${rolePath}/permissions`, { slug: 'gone' })).toMatchObject(answer)
    expect(await permissions()).toEqual(['a'])
    expect(await announced(role.event)).toHaveLength(1)
  })

  test(`[I-2] bodies of the wrong shape are a 422, and a role of the ${role.kind} keeps what it had`, async () => {
    const { api, put, rolePath, announced } = await startWith(role, 'a')
    for (const body of [{}, { permissions: 'a' }, { permissions: [1] }, { permissions: null }, { slug: 'a' }]) {
      expect((await put(`${rolePath}/permissions`, body)).status).toBe(422)
    }
    for (const body of [{}, { slug: ['a'] }, { slug: null }, { permissions: ['a'] }]) {
      expect((await api.post(`${rolePath}/permissions`, body)).status).toBe(422)
    }
    expect(await announced(role.event)).toEqual([])
  })

  test(`a role of the ${role.kind} holds permissions of its type and of those below, and none of those above or beside`, async () => {
    const server = await startRoles()
    const { workos, put, api, organization } = server
    const { authorization } = workos
    for (const [slug, parent_slugs] of [
      ['workspace', ['organization']],
      ['project', ['workspace']],
      ['document', ['project', 'workspace']],
      ['invoice', ['organization']],
    ] as const) {
      await put('/authorization/resource_types', { slug, parent_slugs })
      await authorization.createPermission({ slug: `${slug}:use`, name: slug, resourceTypeSlug: slug })
    }
    await authorization.createPermission({ slug: 'organization:use', name: 'Organization' })
    await authorization.createPermission({ slug: 'undeclared:use', name: 'U', resourceTypeSlug: 'undeclared' })
    const prefix = role.kind === 'environment' ? '' : 'org-'
    const collection =
      role.kind === 'environment'
        ? '/authorization/roles'
        : `/authorization/organizations/${await organization()}/roles`
    await api.post(collection, { slug: `${prefix}p`, name: 'P', resource_type_slug: 'project' })
    await api.post(collection, { slug: `${prefix}o`, name: 'O' })
    const path = `${collection}/${prefix}p/permissions`

    expect(await put(path, { permissions: ['project:use', 'document:use', 'undeclared:use'] })).toMatchObject({
      status: 200,
      body: { resource_type_slug: 'project', permissions: ['document:use', 'project:use', 'undeclared:use'] },
    })
    for (const slug of ['workspace:use', 'organization:use', 'invoice:use']) {
      const why = `contains "${slug}", whose type "${slug.replace(':use', '')}" is not below "project". Leave it out.`
      const refused = {
        status: 422,
        body: {
          errors: [
            { field: 'permissions', code: 'permissions_not_of_resource_type', message: `\`permissions\` ${why}` },
          ],
        },
      }
      expect(await api.post(path, { slug })).toMatchObject(refused)
      expect(await put(path, { permissions: ['project:use', slug] })).toMatchObject(refused)
    }
    const everything = [
      'document:use',
      'invoice:use',
      'organization:use',
      'project:use',
      'undeclared:use',
      'workspace:use',
    ]
    expect(await put(`${collection}/${prefix}o/permissions`, { permissions: everything })).toMatchObject({
      body: { permissions: everything },
    })
  })
}

test('DELETE takes one permission from a role of an organization and answers with the role', async () => {
  const { api, put, rolePath, announced } = await startWith(kinds[1], 'a', 'b')
  await put(`${rolePath}/permissions`, { permissions: ['a', 'b'] })

  const removed = await api.delete(`${rolePath}/permissions/a`)
  expect(removed).toMatchObject({ status: 200, body: { object: 'role', permissions: ['b'] } })
  expect((await announced('organization_role.updated')).at(-1)).toMatchObject({
    data: { permissions: ['b'] },
    context: { previous_attributes: { permissions: ['a', 'b'] } },
  })

  for (const slug of ['a', 'gone']) {
    expect(await api.delete(`${rolePath}/permissions/${slug}`)).toMatchObject({
      status: 404,
      body: { message: `Permission not found: '${slug}'.` },
    })
  }
  expect(await announced('organization_role.updated')).toHaveLength(2)
})

test('a permission that is deleted while roles are given it ends on none of them', async () => {
  const server = await startRoles()
  const { workos, api, meetAt } = server
  const slugs = Array.from({ length: 6 }, (_, i) => `role${i}`)
  for (const slug of slugs) await workos.authorization.createEnvironmentRole({ slug, name: slug })
  const remove = () => [api.delete('/authorization/permissions/a')]
  const give = () => slugs.map((slug) => api.post(`/authorization/roles/${slug}/permissions`, { slug: 'a' }))
  for (const first of [give, remove]) {
    await workos.authorization.createPermission({ slug: 'a', name: 'A' })
    const answers = await meetAt(sql`lock table role_permissions in share mode`, first, first === give ? remove : give)
    const [gone, given] = first === give ? [answers.at(-1), answers.slice(0, -1)] : [answers[0], answers.slice(1)]
    expect(gone?.status).toBe(204)
    for (const { status } of given) expect([200, 404]).toContain(status)
    for (const { permissions } of (await workos.authorization.listEnvironmentRoles()).data) {
      expect(permissions).not.toContain('a')
    }
  }
})

test('an operator who takes a permission or a role away does not get it back', async () => {
  const { workos, api } = await startRoles()
  await workos.authorization.setEnvironmentRolePermissions('admin', { permissions: [] })
  expect((await api.delete('/authorization/roles/admin')).status).toBe(204)
  await api.get('/authorization/roles/admin')
  await api.get('/authorization/permissions/gone')
  expect((await workos.authorization.listEnvironmentRoles()).data.map(({ slug }) => slug)).toEqual(['member'])
})
