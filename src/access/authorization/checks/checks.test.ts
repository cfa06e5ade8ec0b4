import { beforeEach, describe, expect, test } from 'vitest'
import { type AuthorizationServer, startAuthorization } from '../authorization.fixture.ts'
import type { Resource } from '../resource-schemas.ts'

let server: AuthorizationServer
let workspace: Resource
let project: Resource
let document: Resource
beforeEach(async () => {
  server = await startAuthorization()
  await server.role('workspace-admin', 'workspace', ['workspace:read', 'document:edit'])
  await server.role('editor', 'document', [])
  await server.workos.authorization.setEnvironmentRolePermissions('editor', { permissions: ['document:edit'] })
  workspace = await server.resource('workspace', 'w-1')
  project = await server.resource('project', 'p-1', workspace)
  document = await server.resource('document', 'd-1', project)
})

const assign = (organizationMembershipId: string, roleSlug: string, { id }: { id: string }) =>
  server.workos.authorization.assignRole({ organizationMembershipId, roleSlug, resourceId: id })
const ask = (membershipId: string, body: object) =>
  server.api.post(`/authorization/organization_memberships/${membershipId}/check`, body)

interface List<T> {
  data: T[]
  list_metadata: { before: string | null; after: string | null }
}

/** All of a list, in pages of two from either end, which must show the same. */
async function walk(path: string): Promise<string[]> {
  const orders = await Promise.all(
    (['asc', 'desc'] as const).map(async (order) => {
      const ids: string[] = []
      for (let after: string | null = ''; after !== null; ) {
        const cursor: string = after === '' ? '' : `&after=${after}`
        const { status, body } = await server.api.get<List<{ id: string }>>(`${path}&limit=2&order=${order}${cursor}`)
        expect(status).toBe(200)
        const page = body
        ids.push(...page.data.map(({ id }) => id))
        after = page.list_metadata.after
      }
      return ids
    }),
  )
  expect(orders[0]).toEqual(orders[1]?.reverse())
  return orders[0] ?? []
}

describe('a check', () => {
  test('says yes for a role on the resource or on anything above it, and no anywhere else', async () => {
    const id = await server.join()
    const sibling = await server.resource('document', 'd-2', project)
    await assign(id, 'editor', document)
    expect(await server.check(id, 'document:edit', document)).toBe(true)
    for (const other of [sibling, project, workspace, server.rootId]) {
      expect(await server.check(id, 'document:edit', other)).toBe(false)
    }
    await assign(id, 'workspace-admin', workspace)
    for (const below of [workspace, project, document, sibling]) {
      expect(await server.check(id, 'document:edit', below)).toBe(true)
    }
    expect(await server.check(id, 'document:edit', server.rootId)).toBe(false)
  })

  test('takes the external id of the resource, and sees every change at once', async () => {
    const id = await server.join()
    const byExternalId = async () => {
      const { authorized } = await server.workos.authorization.check({
        organizationMembershipId: id,
        permissionSlug: 'document:edit',
        resourceExternalId: 'd-1',
        resourceTypeSlug: 'document',
      })
      return authorized
    }
    expect(await byExternalId()).toBe(false)
    await assign(id, 'workspace-admin', workspace)
    expect(await byExternalId()).toBe(true)
    const other = await server.resource('workspace', 'w-2')
    await server.patch(`/authorization/resources/${project.id}`, { parent_resource_id: other.id })
    expect(await byExternalId()).toBe(false)
    await assign(id, 'workspace-admin', other)
    expect(await byExternalId()).toBe(true)
    await server.workos.authorization.setEnvironmentRolePermissions('workspace-admin', { permissions: [] })
    expect(await byExternalId()).toBe(false)
  })

  test('counts roles on the organization, by the membership itself and by a group, for everything in it', async () => {
    const { workos, organizationId } = server
    const [id, other] = [await server.join(), await server.join()]
    await server.role('auditor', 'organization', [])
    await workos.authorization.setEnvironmentRolePermissions('auditor', { permissions: ['document:edit'] })
    await workos.userManagement.updateOrganizationMembership(id, { roleSlugs: ['auditor'] })
    expect(await server.check(id, 'document:edit', document)).toBe(true)
    expect(await server.check(other, 'document:edit', document)).toBe(false)
    const groupId = await server.group(other)
    await workos.authorization.createGroupRoleAssignment({ groupId, roleSlug: 'auditor' })
    expect(await server.check(other, 'document:edit', document)).toBe(true)
    await workos.groups.removeOrganizationMembership({ organizationId, groupId, organizationMembershipId: other })
    expect(await server.check(other, 'document:edit', document)).toBe(false)
  })

  test('where one role is allowed, the highest of own and group roles is the only one on the organization', async () => {
    const { workos, api } = server
    for (const slug of ['high', 'low']) {
      await server.role(slug, 'organization', [`${slug}:use`])
    }
    await api.request('/authorization/roles/priority', { method: 'PUT', body: { slugs: ['high', 'low'] } })
    const id = await server.join(server.organizationId, ['low'])
    const groupId = await server.group(id)
    await api.request('/authorization/role_settings', { method: 'PUT', body: { multiple_roles_enabled: false } })
    const both = () => Promise.all(['high:use', 'low:use'].map((permission) => server.check(id, permission, document)))
    expect(await both()).toEqual([false, true])
    const { id: roleAssignmentId } = await workos.authorization.createGroupRoleAssignment({ groupId, roleSlug: 'high' })
    expect(await both()).toEqual([true, false])
    const holders = (permission: string) =>
      walk(
        `/authorization/resources/${document.id}/organization_memberships?permission_slug=${permission}&assignment=indirect`,
      )
    expect(await Promise.all(['high:use', 'low:use'].map(holders))).toEqual([[id], []])
    await workos.authorization.removeGroupRoleAssignment({ groupId, roleAssignmentId })
    expect(await both()).toEqual([false, true])
  })

  test('says no for a membership that is not active, and yes again once it is', async () => {
    const { workos } = server
    const id = await server.join()
    await assign(id, 'editor', document)
    await workos.userManagement.deactivateOrganizationMembership(id)
    expect(await server.check(id, 'document:edit', document)).toBe(false)
    await workos.userManagement.reactivateOrganizationMembership(id)
    expect(await server.check(id, 'document:edit', document)).toBe(true)
  })

  test('[T-3] refuses what it cannot be about: a 404 names what is missing', async () => {
    const { workos } = server
    const id = await server.join()
    const { id: elsewhere } = await workos.organizations.createOrganization({ name: 'Bar Corp' })
    const outsider = await server.join(elsewhere)
    const [question, nowhere] = [{ permission_slug: 'document:edit', resource_id: document.id }, 'authz_resource_x']
    for (const [membershipId, body, status, message] of [
      ['om_x', question, 404, "Organization membership not found: 'om_x'."],
      ['om_x', { permission_slug: 'document:edit' }, 404, "Organization membership not found: 'om_x'."],
      [id, { ...question, permission_slug: 'x' }, 404, "Permission not found: 'x'."],
      [id, { ...question, resource_id: nowhere }, 404, `Resource not found: '${nowhere}'.`],
      [outsider, question, 404, `Resource not found: '${document.id}'.`],
      [id, { permission_slug: 'document:edit' }, 422, expect.stringContaining('resource_id')],
      [id, { ...question, resource_type_slug: 'document' }, 422, expect.stringContaining('resource_id')],
    ] as const) {
      expect(await ask(membershipId, body)).toMatchObject({ status, body: { message } })
    }
  })
})

describe('many checks', () => {
  const many = (checks: object[]) => server.api.post('/authorization/checks', { checks })

  test('are answered in their order, and what does not exist spoils its own answer alone', async () => {
    const [id, other] = [await server.join(), await server.join()]
    await assign(id, 'editor', document)
    const question = { organization_membership_id: id, permission_slug: 'document:edit', resource_id: document.id }
    const { resource_id: _, ...open } = question

    const { status, body } = await many([
      question,
      { ...question, organization_membership_id: other },
      { ...open, resource_external_id: 'd-1', resource_type_slug: 'document' },
      { ...question, organization_membership_id: 'om_x' },
      { ...question, permission_slug: 'x' },
      { ...question, resource_id: 'x' },
      { ...question, resource_id: project.id },
    ])

    expect(status).toBe(200)
    const answers = (body as { data: { authorized: boolean; missing: string | null }[] }).data
    expect(answers.map(({ authorized, missing }) => missing ?? authorized)).toEqual([
      true,
      false,
      true,
      'organization_membership',
      'permission',
      'resource',
      false,
    ])
  })

  test('[I-2] are a thousand at most, each with one resource', async () => {
    const id = await server.join()
    await assign(id, 'workspace-admin', workspace)
    const question = { organization_membership_id: id, permission_slug: 'document:edit', resource_id: document.id }
    const { status, body } = await many(Array.from({ length: 1_000 }, () => question))
    expect(status).toBe(200)
    expect((body as { data: unknown[] }).data).toEqual(
      Array.from({ length: 1_000 }, () => ({ authorized: true, missing: null })),
    )
    for (const wrong of [
      Array.from({ length: 1_001 }, () => question),
      [],
      [question, { organization_membership_id: id, permission_slug: 'document:edit' }],
      [{ ...question, resource_external_id: 'd-1', resource_type_slug: 'document' }],
    ]) {
      expect((await many(wrong)).status).toBe(422)
    }
  })
})

describe('the resources of a membership', () => {
  const visible = (id: string, query: string) =>
    walk(`/authorization/organization_memberships/${id}/resources?permission_slug=document:edit&${query}`)

  test('are the children of the parent that a check permits: all of them when it permits the parent', async () => {
    const id = await server.join()
    const documents = [document]
    for (const name of ['d-2', 'd-3', 'd-4', 'd-5']) documents.push(await server.resource('document', name, project))
    const groupId = await server.group(id)
    expect(await visible(id, `parent_resource_id=${project.id}`)).toEqual([])
    for (const i of [0, 2, 4]) await assign(id, 'editor', documents[i] as Resource)
    for (const i of [2, 3]) {
      await server.workos.authorization.createGroupRoleAssignment({
        groupId,
        roleSlug: 'editor',
        resourceId: (documents[i] as Resource).id,
      })
    }
    const byExternalId = 'parent_resource_type_slug=project&parent_resource_external_id=p-1'
    expect(await visible(id, byExternalId)).toEqual([0, 2, 3, 4].map((i) => documents[i]?.id))
    await assign(id, 'workspace-admin', workspace)
    expect(await visible(id, byExternalId)).toEqual(documents.map(({ id }) => id))
    expect(await visible(id, `parent_resource_id=${server.rootId}`)).toEqual([workspace.id])
  })

  test('move with their assignments', async () => {
    const id = await server.join()
    await assign(id, 'editor', document)
    const other = await server.resource('project', 'p-2', workspace)
    await server.patch(`/authorization/resources/${document.id}`, { parent_resource_id: other.id })
    expect(await visible(id, `parent_resource_id=${project.id}`)).toEqual([])
    expect(await visible(id, `parent_resource_id=${other.id}`)).toEqual([document.id])
  })

  test('are shown by the SDK, and need a parent and a permission that exist', async () => {
    const { workos, api } = server
    const id = await server.join()
    await assign(id, 'editor', document)
    const { data } = await workos.authorization.listResourcesForMembership({
      organizationMembershipId: id,
      permissionSlug: 'document:edit',
      parentResourceId: project.id,
    })
    expect(data).toEqual([await workos.authorization.getResource(document.id)])
    await workos.userManagement.deactivateOrganizationMembership(id)
    expect(await visible(id, `parent_resource_id=${project.id}`)).toEqual([])
    const path = `/authorization/organization_memberships/${id}/resources`
    for (const [query, status, code] of [
      ['permission_slug=document:edit', 400, 'bad_request'],
      [`permission_slug=x&parent_resource_id=${project.id}`, 404, undefined],
      ['permission_slug=document:edit&parent_resource_id=x', 404, undefined],
      ['permission_slug=document:edit&parent_resource_type_slug=x', 422, 'invalid_request_parameters'],
      [`parent_resource_id=${project.id}`, 422, 'invalid_request_parameters'],
    ] as const) {
      expect(await api.get(`${path}?${query}`)).toMatchObject({ status, body: code === undefined ? {} : { code } })
    }
  })
})

describe('the memberships of a resource', () => {
  test('are those with a role on it, or also those with one above it', async () => {
    const members = [await server.join(), await server.join(), await server.join(), await server.join()] as const
    const [own, above, ofGroup, inactive] = members
    await server.join()
    await assign(own, 'editor', document)
    await assign(above, 'workspace-admin', workspace)
    await assign(own, 'workspace-admin', workspace)
    await assign(inactive, 'editor', document)
    await server.workos.userManagement.deactivateOrganizationMembership(inactive)
    const groupId = await server.group(ofGroup, own)
    await server.workos.authorization.createGroupRoleAssignment({
      groupId,
      roleSlug: 'editor',
      resourceId: document.id,
    })
    const path = `/authorization/resources/${document.id}/organization_memberships?permission_slug=document:edit`
    expect(await walk(path)).toEqual([own, ofGroup])
    expect(await walk(`${path}&assignment=direct`)).toEqual([own, ofGroup])
    expect(await walk(`${path}&assignment=indirect`)).toEqual([own, above, ofGroup])
    const { data } = await server.workos.authorization.listMembershipsForResourceByExternalId({
      organizationId: server.organizationId,
      resourceTypeSlug: 'document',
      externalId: 'd-1',
      permissionSlug: 'document:edit',
      assignment: 'direct',
    })
    expect(data.map(({ id }) => id)).toEqual([ofGroup, own])
    const { body } = await server.api.get<List<Record<string, unknown>>>(path)
    const [first] = body.data
    expect(first).toMatchObject({ organization_name: 'Foo Corp', user: { object: 'user', email: expect.any(String) } })
    expect(first).not.toHaveProperty('role')
    expect((await server.api.get(path.replace('document:edit', 'x'))).status).toBe(404)
  })

  test('of the organization are those who have the role on all of it', async () => {
    const [member, admin] = [await server.join(), await server.join(server.organizationId, ['admin'])]
    expect(member).toBeDefined()
    const query = 'organization_memberships?permission_slug=widgets:users-table:manage'
    expect(await walk(`/authorization/resources/${server.rootId}/${query}`)).toEqual([admin])
    expect(await walk(`/authorization/resources/${document.id}/${query}`)).toEqual([])
    expect(await walk(`/authorization/resources/${document.id}/${query}&assignment=indirect`)).toEqual([admin])
  })
})

test('effective permissions are what all roles on the resource and above it permit, under each of their addresses', async () => {
  const { workos } = server
  const id = await server.join()
  await server.role('reader', 'document', ['document:read'])
  await assign(id, 'workspace-admin', workspace)
  await assign(id, 'reader', document)
  const slugs = async (resource: Resource) => {
    const { data } = await workos.authorization.listEffectivePermissions({
      organizationMembershipId: id,
      resourceId: resource.id,
    })
    const byExternalId = await workos.authorization.listEffectivePermissionsByExternalId({
      organizationMembershipId: id,
      resourceTypeSlug: resource.resource_type_slug,
      externalId: resource.external_id,
    })
    expect(byExternalId.data).toEqual(data)
    const path = `/authorization/organization_memberships/${id}/resources/${resource.id}/permissions`
    expect((await walk(`${path}?`)).reverse()).toEqual(data.map(({ id }) => id))
    return data.map(({ slug }) => slug).sort()
  }
  expect(await slugs(workspace)).toEqual(['document:edit', 'workspace:read'])
  expect(await slugs(document)).toEqual(['document:edit', 'document:read', 'workspace:read'])
  await workos.userManagement.deactivateOrganizationMembership(id)
  expect(await slugs(document)).toEqual([])
  for (const path of [`om_x/resources/${document.id}`, `${id}/resources/x`, `${id}/resources/document/x`]) {
    const { status } = await server.api.get(`/authorization/organization_memberships/${path}/permissions`)
    expect(status).toBe(404)
  }
})
