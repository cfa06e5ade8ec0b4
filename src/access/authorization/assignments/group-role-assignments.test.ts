import { beforeEach, expect, test } from 'vitest'
import { type AuthorizationServer, startAuthorization } from '../authorization.fixture.ts'
import type { Resource } from '../resource-schemas.ts'
import type { GroupRoleAssignment } from './schemas.ts'

let server: AuthorizationServer
let project: Resource
let groupId: string
let path: string
beforeEach(async () => {
  server = await startAuthorization()
  await server.role('editor', 'project', ['project:edit'])
  await server.role('viewer', 'project', ['project:view'])
  project = await server.resource('project', 'p-1')
  groupId = await server.group()
  path = `/authorization/groups/${groupId}/role_assignments`
})

const onProject = (role_slug: string) => ({ role_slug, resource_id: project.id })
const put = (role_assignments: object[]) => server.api.request(path, { method: 'PUT', body: { role_assignments } })
const remove = (body: object) => server.api.request(path, { method: 'DELETE', body })
async function listed(): Promise<GroupRoleAssignment[]> {
  const { body } = await server.api.get<{ data: GroupRoleAssignment[] }>(`${path}?order=asc&limit=100`)
  return body.data
}

test('a group is given a role on a resource, or on the organization when none is named', async () => {
  const { workos, rootId } = server
  const onResource = await workos.authorization.createGroupRoleAssignment({
    groupId,
    roleSlug: 'editor',
    resourceExternalId: 'p-1',
    resourceTypeSlug: 'project',
  })
  const onOrganization = await workos.authorization.createGroupRoleAssignment({ groupId, roleSlug: 'admin' })

  expect(onResource).toMatchObject({
    object: 'group_role_assignment',
    groupId,
    role: { slug: 'editor' },
    resource: { id: project.id, externalId: 'p-1', resourceTypeSlug: 'project' },
  })
  expect(onResource.id).toMatch(/^gra_[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(onOrganization.resource.id).toBe(rootId)
  const { data } = await workos.authorization.listGroupRoleAssignments({ groupId })
  expect(data).toEqual([onOrganization, onResource])
  const found = await workos.authorization.getGroupRoleAssignment({ groupId, roleAssignmentId: onResource.id })
  expect(found).toEqual(onResource)

  await workos.authorization.removeGroupRoleAssignment({ groupId, roleAssignmentId: onResource.id })
  await workos.authorization.removeGroupRoleAssignments({ groupId, roleSlug: 'admin' })

  expect(await listed()).toEqual([])
  expect(await server.api.delete(`${path}/${onResource.id}`)).toMatchObject({
    status: 404,
    body: { message: `Group role assignment not found: '${onResource.id}'.` },
  })
  expect((await remove({ role_slug: 'admin' })).status).toBe(404)
})

test('a role that the group gives there already is a 409 duplicate_group_role_assignment, of parallel calls too', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => server.api.post(path, onProject('editor'))))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409])
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'duplicate_group_role_assignment' })
  expect(await listed()).toHaveLength(1)
})

test('a replacement leaves exactly what it names: what stays keeps its id, what is named twice is there once', async () => {
  await put([onProject('editor'), onProject('viewer')])
  const [editor] = await listed()

  const { status, body } = await put([onProject('editor'), { role_slug: 'admin' }, onProject('editor')])

  expect(status).toBe(200)
  const rows = (body as { data: GroupRoleAssignment[] }).data
  expect(rows.map(({ role }) => role.slug)).toEqual(['admin', 'editor'])
  expect(rows[1]).toEqual(editor)
  expect(await listed()).toEqual([...rows].reverse())
  const members = await server.workos.authorization.replaceGroupRoleAssignments({ groupId, roleAssignments: [] })
  expect(members.data).toEqual([])
  expect(await listed()).toEqual([])
})

test('[I-2] a replacement that names something wrong changes nothing', async () => {
  await put([onProject('editor')])
  const before = await listed()
  for (const [wrong, status] of [
    [onProject('nobody'), 404],
    [{ role_slug: 'editor', resource_id: 'authz_resource_x' }, 404],
    [{ role_slug: 'editor' }, 422],
    [{ role_slug: 'viewer', resource_id: project.id, resource_type_slug: 'project' }, 422],
  ] as const) {
    expect((await put([onProject('viewer'), wrong])).status).toBe(status)
    expect((await server.api.post(path, wrong)).status).toBe(status)
  }
  expect((await put(Array.from({ length: 101 }, () => onProject('viewer')))).status).toBe(422)
  expect(await listed()).toEqual(before)
})

test('[T-3] a group reaches its own organization alone, and an assignment its own group', async () => {
  const { workos, api } = server
  const { id: elsewhere } = await workos.organizations.createOrganization({ name: 'Bar Corp' })
  const { id: foreign } = await workos.groups.createGroup({ organizationId: elsewhere, name: 'Engineering' })
  const foreignPath = `/authorization/groups/${foreign}/role_assignments`
  expect((await api.post(foreignPath, onProject('editor'))).status).toBe(404)
  const { body } = await api.post<GroupRoleAssignment>(path, onProject('editor'))
  const { id } = body
  expect((await api.get(`${foreignPath}/${id}`)).status).toBe(404)
  expect((await api.delete(`${foreignPath}/${id}`)).status).toBe(404)
  for (const each of [
    '/authorization/groups/group_x/role_assignments',
    '/authorization/groups/group_x/role_assignments/y',
  ]) {
    expect((await api.get(each)).status).toBe(404)
  }
  expect(await listed()).toHaveLength(1)
})

test('deleting the group takes the roles from its members', async () => {
  const { workos, organizationId } = server
  const id = await server.join()
  await workos.groups.addOrganizationMembership({ organizationId, groupId, organizationMembershipId: id })
  await put([onProject('editor'), { role_slug: 'admin' }])
  expect(await server.check(id, 'project:edit', project)).toBe(true)
  const roles = async () => (await workos.userManagement.getOrganizationMembership(id)).roles?.map(({ slug }) => slug)
  expect(await roles()).toEqual(['admin', 'member'])
  await workos.groups.deleteGroup({ organizationId, groupId })
  expect(await server.check(id, 'project:edit', project)).toBe(false)
  expect(await roles()).toEqual(['member'])
})

test('replacements of one group that run at once follow one another: one of them is left, whole', async () => {
  const sets = [[onProject('editor'), onProject('viewer')], [{ role_slug: 'admin' }], [onProject('viewer')]]
  await Promise.all([...sets, ...sets].map(put))
  const left = (await listed()).map(({ role }) => role.slug).sort()
  expect([['editor', 'viewer'], ['admin'], ['viewer']]).toContainEqual(left)
})
