import { beforeEach, expect, test } from 'vitest'
import { type AuthorizationServer, startAuthorization } from '../authorization.fixture.ts'
import type { Resource } from '../resource-schemas.ts'
import type { RoleAssignment } from './schemas.ts'

let server: AuthorizationServer
let project: Resource
beforeEach(async () => {
  server = await startAuthorization()
  await server.role('editor', 'project', ['project:edit'])
  project = await server.resource('project', 'p-1')
})

const pathOf = (membershipId: string) => `/authorization/organization_memberships/${membershipId}/role_assignments`
const assign = (membershipId: string, body: object) => server.api.post(pathOf(membershipId), body)
const remove = (membershipId: string, body: object) =>
  server.api.request(pathOf(membershipId), { method: 'DELETE', body })

/** All of a list, in pages of two, and that going back shows the same. */
async function listed(path: string, query = ''): Promise<RoleAssignment[]> {
  const rows: RoleAssignment[] = []
  const read = async (cursor: string) => {
    const { status, body } = await server.api.get<{
      data: RoleAssignment[]
      list_metadata: { before: string | null; after: string | null }
    }>(`${path}?limit=2&order=asc${query}${cursor}`)
    expect(status).toBe(200)
    return body
  }
  for (let after: string | null = '', before: RoleAssignment[] = []; after !== null; ) {
    const page: Awaited<ReturnType<typeof read>> = await read(after === '' ? '' : `&after=${after}`)
    if (before.length > 0) {
      const back = await read(`&before=${page.list_metadata.before}`)
      expect(back.data).toEqual(before)
    }
    rows.push(...page.data)
    before = page.data
    after = page.list_metadata.after
  }
  return rows
}

test('a role on a resource is assigned, listed, and removed by its id', async () => {
  const { workos } = server
  const organizationMembershipId = await server.join()
  const assigned = await workos.authorization.assignRole({
    organizationMembershipId,
    roleSlug: 'editor',
    resourceId: project.id,
  })
  expect(assigned).toMatchObject({
    object: 'role_assignment',
    role: { slug: 'editor' },
    resource: { id: project.id, externalId: 'p-1', resourceTypeSlug: 'project' },
    source: { type: 'direct', groupRoleAssignmentId: null },
  })
  expect(assigned.id).toMatch(/^role_assignment_[0-9A-HJKMNP-TV-Z]{26}$/)
  const { data } = await workos.authorization.listRoleAssignments({ organizationMembershipId })
  expect(data).toContainEqual(assigned)

  await workos.authorization.removeRoleAssignment({ organizationMembershipId, roleAssignmentId: assigned.id })

  expect((await listed(pathOf(organizationMembershipId))).map(({ role }) => role.slug)).toEqual(['member'])
  expect(await server.api.delete(`${pathOf(organizationMembershipId)}/${assigned.id}`)).toMatchObject({
    status: 404,
    body: { message: `Role assignment not found: '${assigned.id}'.` },
  })
})

test('an assignment that exists is answered again, and the resource can be named by its external id', async () => {
  const id = await server.join()
  const first = await assign(id, { role_slug: 'editor', resource_id: project.id })
  const second = await assign(id, {
    role_slug: 'editor',
    resource_external_id: 'p-1',
    resource_type_slug: 'project',
  })
  expect(second).toMatchObject({ status: 201, body: first.body as object })
  const [one, other] = await Promise.all([
    remove(id, { role_slug: 'editor', resource_external_id: 'p-1', resource_type_slug: 'project' }),
    remove(id, { role_slug: 'editor', resource_id: project.id }),
  ])
  expect([one.status, other.status].sort()).toEqual([204, 404])
})

test('of parallel calls one makes the assignment and all answer it', async () => {
  const id = await server.join()
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => assign(id, { role_slug: 'editor', resource_id: project.id })),
  )
  expect(new Set(answers.map(({ status, body }) => `${status} ${(body as RoleAssignment).id}`)).size).toBe(1)
})

test('[I-2] [T-3] what cannot be assigned is refused, and nothing is stored', async () => {
  const { workos, rootId } = server
  const id = await server.join()
  const { id: elsewhere } = await workos.organizations.createOrganization({ name: 'Bar Corp' })
  const outsider = await server.join(elsewhere)
  await workos.authorization.createOrganizationRole(elsewhere, {
    slug: 'org-editor',
    name: 'Editor',
    resourceTypeSlug: 'project',
  })
  const before = await listed(pathOf(id))
  for (const [membership, body, onAssign, onRemove] of [
    [id, { role_slug: 'editor' }, 422, 422],
    [id, { role_slug: 'editor', resource_id: project.id, resource_type_slug: 'project' }, 422, 422],
    [id, { role_slug: 'editor', resource_external_id: 'p-1' }, 422, 422],
    [id, { role_slug: 'editor', resource_id: rootId }, 422, 404],
    [id, { role_slug: 'member', resource_id: project.id }, 422, 404],
    [id, { role_slug: 'nobody', resource_id: project.id }, 404, 404],
    [id, { role_slug: 'org-editor', resource_id: project.id }, 404, 404],
    [id, { role_slug: 'editor', resource_id: 'authz_resource_x' }, 404, 404],
    [outsider, { role_slug: 'editor', resource_id: project.id }, 404, 404],
    ['om_x', { role_slug: 'editor', resource_id: project.id }, 404, 404],
  ] as const) {
    const answers = [await assign(membership, body), await remove(membership, body)]
    expect({ body, statuses: answers.map(({ status }) => status) }).toEqual({ body, statuses: [onAssign, onRemove] })
  }
  expect(await listed(pathOf(id))).toEqual(before)
})

test('a role on the organization is one of the membership’s own: it shows there, and is announced', async () => {
  const { workos, api, organizationId, rootId } = server
  const id = await server.join()

  const { status, body } = await assign(id, { role_slug: 'admin', resource_id: rootId })

  expect({ status, body }).toMatchObject({
    status: 201,
    body: {
      role: { slug: 'admin' },
      resource: { id: rootId, external_id: organizationId, resource_type_slug: 'organization' },
      source: { type: 'direct', group_role_assignment_id: null },
    },
  })
  const roles = async () => (await workos.userManagement.getOrganizationMembership(id)).roles?.map(({ slug }) => slug)
  expect(await roles()).toEqual(['admin', 'member'])
  const { data: events } = await workos.events.listEvents({ events: ['organization_membership.updated'] })
  expect(events).toHaveLength(1)
  expect((await listed(pathOf(id))).map(({ role }) => role.slug).sort()).toEqual(['admin', 'member'])

  await workos.userManagement.updateOrganizationMembership(id, { roleSlugs: ['admin'] })
  const [left] = await listed(pathOf(id))
  expect(left).toEqual(body)
  expect((await api.delete(`${pathOf(id)}/${left?.id}`)).status).toBe(204)
  expect(await roles()).toEqual(['member'])
})

test('where one role is allowed, a role on the organization takes the place of the other', async () => {
  const id = await server.join()
  await server.api.request('/authorization/role_settings', {
    method: 'PUT',
    body: { multiple_roles_enabled: false },
  })
  await assign(id, { role_slug: 'admin', resource_id: server.rootId })
  await assign(id, { role_slug: 'editor', resource_id: project.id })
  expect((await listed(pathOf(id))).map(({ role }) => role.slug).sort()).toEqual(['admin', 'editor'])
})

test('what groups give is listed as theirs, for the membership and for the resource, and cannot be removed there', async () => {
  const { workos, api } = server
  const [first, second] = [await server.join(), await server.join()]
  const groupId = await server.group(first, second)
  const given = await workos.authorization.createGroupRoleAssignment({
    groupId,
    roleSlug: 'editor',
    resourceId: project.id,
  })
  const onOrganization = await workos.authorization.createGroupRoleAssignment({ groupId, roleSlug: 'admin' })
  await assign(second, { role_slug: 'editor', resource_id: project.id })

  const ofFirst = await listed(pathOf(first))
  expect(ofFirst.map(({ role, resource, source }) => [role.slug, resource.id, source])).toEqual(
    expect.arrayContaining([
      ['member', server.rootId, { type: 'direct', group_role_assignment_id: null, group: null }],
      [
        'editor',
        project.id,
        { type: 'group', group_role_assignment_id: given.id, group: { id: groupId, name: 'Engineering' } },
      ],
      [
        'admin',
        server.rootId,
        { type: 'group', group_role_assignment_id: onOrganization.id, group: { id: groupId, name: 'Engineering' } },
      ],
    ]),
  )
  expect(ofFirst).toHaveLength(3)
  const ofProject = await listed(`/authorization/resources/${project.id}/role_assignments`)
  expect(ofProject.map((row) => [row.organization_membership_id, row.source.type]).sort()).toEqual(
    [
      [first, 'group'],
      [second, 'direct'],
      [second, 'group'],
    ].sort(),
  )
  expect(new Set(ofProject.map(({ id }) => id)).size).toBe(3)

  const derived = ofFirst.find(({ source }) => source.group_role_assignment_id === given.id)
  expect(await api.delete(`${pathOf(first)}/${derived?.id}`)).toMatchObject({
    status: 422,
    body: { message: expect.stringContaining(given.id) },
  })
  expect((await remove(first, { role_slug: 'editor', resource_id: project.id })).status).toBe(404)
  expect((await api.delete(`${pathOf(second)}/${derived?.id}`)).status).toBe(404)
})

test('lists are filtered by resource and role, and walk through both kinds of rows in both directions', async () => {
  const members = [await server.join(), await server.join(), await server.join()] as const
  await server.role('viewer', 'project', ['project:view'])
  const other = await server.resource('project', 'p-2')
  const groups = [await server.group(...members), await server.group(members[1])]
  for (const groupId of groups) {
    for (const resource of [project, other]) {
      for (const role_slug of ['editor', 'viewer']) {
        await server.api.post(`/authorization/groups/${groupId}/role_assignments`, {
          role_slug,
          resource_id: resource.id,
        })
      }
    }
  }
  for (const member of members) await assign(member, { role_slug: 'viewer', resource_id: project.id })

  const onProject = await listed(`/authorization/resources/${project.id}/role_assignments`)
  // Three own ones, and two roles for three and one members of two groups.
  expect(onProject).toHaveLength(11)
  expect(onProject.map(({ id }) => id)).toEqual(onProject.map(({ id }) => id).sort())
  const byExternalId = `/authorization/organizations/${server.organizationId}/resources/project/p-1/role_assignments`
  const viewers = await listed(byExternalId, '&role_slug=viewer')
  expect(viewers).toEqual(onProject.filter(({ role }) => role.slug === 'viewer'))
  expect(viewers).toHaveLength(7)
  expect(await listed(byExternalId, '&role_slug=nobody')).toEqual([])

  const ofSecond = await listed(pathOf(members[1]))
  expect(ofSecond).toHaveLength(10)
  const filter = '&resource_external_id=p-1&resource_type_slug=project'
  const there = await listed(pathOf(members[1]), filter)
  expect(there).toEqual(ofSecond.filter(({ resource }) => resource.id === project.id))
  expect(there).toEqual(await listed(pathOf(members[1]), `&resource_id=${project.id}`))
  expect(await listed(pathOf(members[1]), '&resource_id=authz_resource_x')).toEqual([])
  expect((await server.api.get(`${pathOf(members[1])}?resource_type_slug=project`)).status).toBe(422)
})

test('assignments hold a resource against deletion, and go with the resource, the membership and the type', async () => {
  const { api } = server
  const [id, other] = [await server.join(), await server.join()]
  const path = `/authorization/resources/${project.id}`
  await assign(id, { role_slug: 'editor', resource_id: project.id })
  await assign(other, { role_slug: 'editor', resource_id: project.id })
  expect(await api.delete(path)).toMatchObject({ status: 409, body: { code: 'resource_has_dependents' } })
  await server.workos.userManagement.deleteOrganizationMembership(other)
  expect(await listed(`${path}/role_assignments`)).toHaveLength(1)
  expect((await api.delete(`${path}?cascade_delete=true`)).status).toBe(204)
  expect((await listed(pathOf(id))).map(({ role }) => role.slug)).toEqual(['member'])
})

test('an organization’s role that is assigned on a resource, or given by a group, is not deleted', async () => {
  const { workos, organizationId, api } = server
  const id = await server.join()
  const groupId = await server.group()
  const rolePath = `/authorization/organizations/${organizationId}/roles/org-lead`
  await workos.authorization.createOrganizationRole(organizationId, {
    slug: 'org-lead',
    name: 'Lead',
    resourceTypeSlug: 'project',
  })
  const grant = { role_slug: 'org-lead', resource_id: project.id }
  await assign(id, grant)
  expect(await api.delete(rolePath)).toMatchObject({ status: 409, body: { code: 'role_has_assignments' } })
  await remove(id, grant)
  await api.post(`/authorization/groups/${groupId}/role_assignments`, grant)
  expect(await api.delete(rolePath)).toMatchObject({ status: 409, body: { code: 'role_has_group_role_mappings' } })
  await api.request(`/authorization/groups/${groupId}/role_assignments`, { method: 'DELETE', body: grant })
  expect((await api.delete(rolePath)).status).toBe(204)
})

test('a role of the environment is deleted with its assignments, or these get the other role, each once', async () => {
  const { api } = server
  const [one, both] = [await server.join(), await server.join()]
  const groupId = await server.group(one)
  await server.role('viewer', 'project', ['project:view'])
  for (const [id, role_slug] of [
    [one, 'editor'],
    [both, 'editor'],
    [both, 'viewer'],
  ] as const) {
    await assign(id, { role_slug, resource_id: project.id })
  }
  await api.post(`/authorization/groups/${groupId}/role_assignments`, {
    role_slug: 'editor',
    resource_id: project.id,
  })
  const onProject = `/authorization/resources/${project.id}/role_assignments`

  expect((await api.delete('/authorization/roles/editor?reassign_to=viewer')).status).toBe(204)

  const rows = await listed(onProject)
  expect(rows.map((row) => [row.organization_membership_id, row.role.slug, row.source.type]).sort()).toEqual(
    [
      [one, 'viewer', 'direct'],
      [both, 'viewer', 'direct'],
      [one, 'viewer', 'group'],
    ].sort(),
  )
  expect((await api.delete('/authorization/roles/viewer')).status).toBe(204)
  expect(await listed(onProject)).toEqual([])
})
