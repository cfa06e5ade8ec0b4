import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startRoles } from '../roles/roles.fixture.ts'

const path = '/authorization/resource_types'

test('organization always exists and stays as it is: a 403 for every change', async () => {
  const { api, put } = await startRoles()
  expect((await api.get(`${path}/organization`)).body).toMatchObject({
    object: 'resource_type',
    slug: 'organization',
    name: 'Organization',
    declared: true,
    parent_slugs: null,
  })
  expect((await put(path, { slug: 'organization', name: 'Company' })).status).toBe(403)
  expect((await api.delete(`${path}/organization`)).status).toBe(403)
  expect((await api.get(path)).body).toMatchObject({ object: 'list', data: [{ slug: 'organization' }] })
})

test('a type that a role or a permission names comes into being, without rules', async () => {
  const { api, workos, organization } = await startRoles()
  await workos.authorization.createPermission({ slug: 'a', name: 'A', resourceTypeSlug: 'document' })
  await workos.authorization.createEnvironmentRole({ slug: 'b', name: 'B', resourceTypeSlug: 'project' })
  await workos.authorization.createOrganizationRole(await organization(), { name: 'C', resourceTypeSlug: 'Folder.v2' })
  const { body } = await api.get(path)
  expect(body).toMatchObject({
    data: [
      { slug: 'Folder.v2', name: 'Folder.v2', declared: false, parent_slugs: null },
      { slug: 'document', declared: false },
      { slug: 'organization', declared: true },
      { slug: 'project', declared: false },
    ],
  })
})

test('a declaration is read back, brings its parents into being, and can be changed', async () => {
  const { api, put } = await startRoles()
  const first = await put(path, {
    slug: 'document',
    name: 'Document',
    parent_slugs: ['project', 'organization', 'project'],
  })
  expect(first).toMatchObject({
    status: 200,
    body: { slug: 'document', name: 'Document', declared: true, parent_slugs: ['project', 'organization'] },
  })
  expect((await api.get(`${path}/document`)).body).toEqual(first.body)
  expect((await api.get(`${path}/project`)).body).toMatchObject({ declared: false })
  expect(await put(path, { slug: 'document' })).toMatchObject({
    body: {
      name: 'Document',
      parent_slugs: ['organization'],
      created_at: (first.body as { created_at: string }).created_at,
    },
  })
})

test('a type may stand under itself but not under what stands under it: a 422, and the hierarchy stays', async () => {
  const { api, put } = await startRoles()
  expect((await put(path, { slug: 'folder', parent_slugs: ['organization', 'folder'] })).status).toBe(200)
  await put(path, { slug: 'project', parent_slugs: ['organization'] })
  await put(path, { slug: 'document', parent_slugs: ['project'] })
  await put(path, { slug: 'page', parent_slugs: ['document'] })
  expect(await put(path, { slug: 'project', parent_slugs: ['organization', 'page'] })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'parent_slugs', code: 'parent_slugs_circular' }] },
  })
  expect((await api.get(`${path}/project`)).body).toMatchObject({ parent_slugs: ['organization'] })
})

test('of two parallel declarations that would close a circle together one is refused', async () => {
  const { put, meetAt } = await startRoles()
  const answers = await meetAt(sql`lock table resource_types in share mode`, () => [
    put(path, { slug: 'a', parent_slugs: ['b'] }),
    put(path, { slug: 'b', parent_slugs: ['a'] }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
})

test('[I-2] slugs, names and parents of the wrong shape are a 422', async () => {
  const { put } = await startRoles()
  for (const body of [
    {},
    { slug: '' },
    { slug: 'two words' },
    { slug: 't'.repeat(49) },
    { slug: 1 },
    { slug: 'document', name: '' },
    { slug: 'document', name: 'n'.repeat(49) },
    { slug: 'document', parent_slugs: [] },
    { slug: 'document', parent_slugs: 'project' },
    { slug: 'document', parent_slugs: ['two words'] },
    { slug: 'document', parent_slugs: [1] },
  ]) {
    expect([body, (await put(path, body)).status]).toEqual([body, 422])
  }
})

test('a type is deleted once no role, permission or other type names it: until then a 409 that says who does', async () => {
  const { api, put, workos } = await startRoles()
  await workos.authorization.createEnvironmentRole({ slug: 'b', name: 'B', resourceTypeSlug: 'project' })
  await workos.authorization.createPermission({ slug: 'a', name: 'A', resourceTypeSlug: 'project' })
  await put(path, { slug: 'document', parent_slugs: ['project'] })
  expect(await api.delete(`${path}/project`)).toMatchObject({
    status: 409,
    body: {
      code: 'resource_type_in_use',
      message: 'The resource type "project" is used by roles, permissions, other resource types. Delete those first.',
    },
  })
  await api.delete('/authorization/roles/b')
  await workos.authorization.deletePermission('a')
  expect((await api.delete(`${path}/project`)).body).toMatchObject({
    message: 'The resource type "project" is used by other resource types. Delete those first.',
  })
  expect((await api.delete(`${path}/document`)).status).toBe(204)
  expect((await api.delete(`${path}/project`)).status).toBe(204)
  expect(await api.delete(`${path}/project`)).toMatchObject({
    status: 404,
    body: { message: "Resource type not found: 'project'." },
  })
})

test('[T-3] the types of one environment are not those of another', async () => {
  const [ours, theirs] = [await startRoles(), await startRoles()]
  await ours.put(path, { slug: 'document', parent_slugs: ['organization'] })
  expect((await theirs.api.get(`${path}/document`)).status).toBe(404)
  expect((await theirs.api.delete(`${path}/document`)).status).toBe(404)
  expect((await theirs.api.get(path)).body).toMatchObject({ data: { length: 1 } })
  expect((await ours.api.get(`${path}/document`)).status).toBe(200)
})
