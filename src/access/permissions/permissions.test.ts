import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { notFoundBody } from '#test/not-found.ts'
import { startRoles } from '../roles/roles.fixture.ts'

test('a new permission can be read back and listed, and is announced exactly once, in full', async () => {
  const { workos, api, announced } = await startRoles()
  const { authorization } = workos

  const created = await authorization.createPermission({
    slug: 'documents:read.all_*-1',
    name: 'Read documents',
    description: 'All of them',
    resourceTypeSlug: 'document',
  })

  expect(created.id).toMatch(/^perm_[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(created).toMatchObject({
    object: 'permission',
    slug: 'documents:read.all_*-1',
    name: 'Read documents',
    description: 'All of them',
    system: false,
    resourceTypeSlug: 'document',
  })
  expect(await authorization.getPermission('documents:read.all_*-1')).toEqual(created)
  const { data } = await authorization.listPermissions({ limit: 1 })
  expect(data).toEqual([created])
  const { body } = await api.get('/authorization/permissions/documents:read.all_*-1')
  expect((await announced('permission.created')).map((event) => event.data)).toEqual([body])
})

test('a permission belongs to the organization and has no description unless that is given', async () => {
  const { workos } = await startRoles()
  const created = await workos.authorization.createPermission({ slug: 'a', name: 'A' })
  expect(created).toMatchObject({ description: null, resourceTypeSlug: 'organization' })
})

test('the pages of the list hold every permission once, the newest first', async () => {
  const { workos, api } = await startRoles()
  for (let i = 0; i < 5; i++) await workos.authorization.createPermission({ slug: `p:${i}`, name: `P${i}` })
  const first = await workos.authorization.listPermissions({ limit: 3 })
  expect(first.data.map(({ slug }) => slug)).toEqual(['p:4', 'p:3', 'p:2'])
  const second = await workos.authorization.listPermissions({ limit: 100, after: first.listMetadata.after ?? '' })
  expect(second.data.slice(0, 2).map(({ slug }) => slug)).toEqual(['p:1', 'p:0'])
  expect(second.data.slice(2).every(({ system }) => system)).toBe(true)
  expect(second.data).toHaveLength(2 + 9)
  expect((await api.get('/authorization/permissions?after=role_01E4ZCR3C56J083X43JQXF3JK5')).status).toBe(422)
})

test('a taken slug is a 409 permission_slug_conflict, one of the system too; of ten parallel creates one succeeds', async () => {
  const { api, announced } = await startRoles()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => api.post('/authorization/permissions', { slug: 'a:b', name: 'A' })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)])
  expect(await api.post('/authorization/permissions', { slug: 'widgets:sso:manage', name: 'Mine' })).toMatchObject({
    status: 409,
    body: {
      code: 'permission_slug_conflict',
      message: 'A permission with the slug "widgets:sso:manage" already exists.',
    },
  })
  expect(await announced('permission.created')).toHaveLength(1)
})

test('a slug that is reserved for the system is a 400 bad_request', async () => {
  const { api, announced } = await startRoles()
  expect(await api.post('/authorization/permissions', { slug: 'widgets:mine', name: 'Mine' })).toMatchObject({
    status: 400,
    body: { code: 'bad_request' },
  })
  expect(await announced('permission.created')).toEqual([])
})

test('[I-2] slugs, names and types that break the documented shape are a 422 that names the member', async () => {
  const { api, announced } = await startRoles()
  for (const [body, field] of [
    [{ name: 'A' }, 'slug'],
    [{ slug: '', name: 'A' }, 'slug'],
    [{ slug: 'A:b', name: 'A' }, 'slug'],
    [{ slug: 'a b', name: 'A' }, 'slug'],
    [{ slug: 'a/b', name: 'A' }, 'slug'],
    [{ slug: 'a'.repeat(49), name: 'A' }, 'slug'],
    [{ slug: ['a'], name: 'A' }, 'slug'],
    [{ slug: 'a' }, 'name'],
    [{ slug: 'a', name: '' }, 'name'],
    [{ slug: 'a', name: 'a'.repeat(49) }, 'name'],
    [{ slug: 'a', name: 'A', description: 'd'.repeat(151) }, 'description'],
    [{ slug: 'a', name: 'A', resource_type_slug: '' }, 'resource_type_slug'],
  ] as const) {
    expect(await api.post('/authorization/permissions', body)).toMatchObject({
      status: 422,
      body: { code: 'invalid_request_parameters', errors: [{ field }] },
    })
  }
  expect(await announced('permission.created')).toEqual([])
})

test('name and description change, each change announced once with the old values; slug and type cannot', async () => {
  const { workos, api, announced } = await startRoles()
  const created = await workos.authorization.createPermission({ slug: 'a', name: 'A', description: 'Old' })

  const updated = await workos.authorization.updatePermission('a', { name: 'B' })
  const patch = (body: object) => api.request('/authorization/permissions/a', { method: 'PATCH', body })
  await patch({ slug: 'b', resource_type_slug: 'document', system: true, name: 'B' })
  await patch({ description: null })

  expect(updated).toMatchObject({ id: created.id, slug: 'a', name: 'B', description: 'Old' })
  expect(await workos.authorization.getPermission('a')).toMatchObject({
    slug: 'a',
    name: 'B',
    description: null,
    system: false,
    resourceTypeSlug: 'organization',
  })
  const events = await announced('permission.updated')
  expect(events.map(({ context }) => context.previous_attributes)).toEqual([{ name: 'A' }, { description: 'Old' }])
})

test('a permission of the system is neither changed nor deleted: a 403', async () => {
  const { api, workos, announced } = await startRoles()
  const path = '/authorization/permissions/widgets:sso:manage'
  const refused = {
    status: 403,
    body: { code: 'read_only', message: '"widgets:sso:manage" is a permission of the system and stays as it is.' },
  }
  expect(await api.request(path, { method: 'PATCH', body: { name: 'Mine' } })).toMatchObject(refused)
  expect(await api.delete(path)).toMatchObject(refused)
  expect(await workos.authorization.getPermission('widgets:sso:manage')).toMatchObject({ system: true })
  expect(await announced('permission.updated', 'permission.deleted')).toEqual([])
})

test('a deleted permission is gone from every role, its slug is free again, and it is announced exactly once', async () => {
  const { workos, api, environment, organization, announced, meetAt } = await startRoles()
  const { authorization } = workos
  const organizationId = await organization()
  await authorization.createPermission({ slug: 'a', name: 'A' })
  await authorization.createPermission({ slug: 'b', name: 'B' })
  await authorization.createOrganizationRole(organizationId, { slug: 'org-x', name: 'X' })
  await authorization.setEnvironmentRolePermissions('member', { permissions: ['a', 'b'] })
  await authorization.setOrganizationRolePermissions(organizationId, 'org-x', { permissions: ['a'] })

  const lock = sql`select from permissions where environment_id = ${environment.environmentId} for update`
  const answers = await meetAt(lock, () => Array.from({ length: 5 }, () => api.delete('/authorization/permissions/a')))

  expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404, 404])
  expect(answers.find(({ status }) => status === 404)?.body).toEqual(notFoundBody('Permission', 'a'))
  expect((await authorization.getEnvironmentRole('member')).permissions).toEqual(['b'])
  expect((await authorization.getOrganizationRole(organizationId, 'org-x')).permissions).toEqual([])
  expect(await announced('permission.deleted')).toMatchObject([{ data: { slug: 'a', name: 'A' } }])
  await authorization.createPermission({ slug: 'a', name: 'Again' })
})

test('[T-3] a permission of another environment is a 404 for every operation, and nothing of it changes', async () => {
  const [ours, theirs] = [await startRoles(), await startRoles()]
  const created = await ours.workos.authorization.createPermission({ slug: 'a', name: 'A' })
  const answer = { status: 404, body: notFoundBody('Permission', 'a') }
  expect(await theirs.api.get('/authorization/permissions/a')).toMatchObject(answer)
  expect(
    await theirs.api.request('/authorization/permissions/a', { method: 'PATCH', body: { name: 'B' } }),
  ).toMatchObject(answer)
  expect(await theirs.api.delete('/authorization/permissions/a')).toMatchObject(answer)
  expect(await theirs.put('/authorization/roles/member/permissions', { permissions: ['a'] })).toMatchObject(answer)
  expect((await theirs.workos.authorization.listPermissions()).data.every(({ system }) => system)).toBe(true)
  expect(await ours.workos.authorization.getPermission('a')).toEqual(created)
})

test('[T-1] no operation of roles, permissions and resource types answers without a key', async () => {
  const { api, app } = await startRoles()
  const paths = app.operations.filter(({ path }) => /^\/authorization\/.*(role|permission|resource_type)/.test(path))
  expect(paths.length).toBeGreaterThan(25)
  for (const { method, path } of paths) {
    const answer = await api.request(path.replaceAll(/\{\w+\}/g, 'x'), { method, key: null })
    expect([path, answer.status]).toEqual([path, 401])
  }
})
