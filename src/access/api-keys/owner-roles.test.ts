import { decodeJwt } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { createClient } from '#test/client.ts'
import { createDatabase } from '#test/database.ts'
import { startOwnServer } from '#test/server.ts'
import { type OwnerServer, startWithOwner, withOwner } from './api-key.fixture.ts'
import type { ApiKey } from './schemas.ts'

const granted = ['posts:write', 'posts:read', 'posts:delete', 'files:read']

/** What the fixture has, and roles: `reader` and `writer` of the environment, `org-keeper` of the organization. */
async function withRoles<S extends OwnerServer>(server: S) {
  const { workos, organizationId, permit, membershipId } = server
  await permit(...granted)
  for (const [slug, permission] of [
    ['reader', 'posts:read'],
    ['writer', 'posts:write'],
  ] as const) {
    await workos.authorization.createEnvironmentRole({ slug, name: slug })
    await workos.authorization.setEnvironmentRolePermissions(slug, { permissions: [permission] })
  }
  await workos.authorization.createOrganizationRole(organizationId, { slug: 'org-keeper', name: 'Keeper' })
  await workos.authorization.setOrganizationRolePermissions(organizationId, 'org-keeper', {
    permissions: ['posts:delete'],
  })
  const giveRoles = (...roleSlugs: string[]) =>
    workos.userManagement.updateOrganizationMembership(membershipId, { roleSlugs })
  return { ...server, giveRoles }
}

test('[T-6] a user’s key permits what its owner’s roles have at that moment and no more, seen by another server at once', async () => {
  const secrets = { databaseUrl: await createDatabase() }
  const [first, second] = [await startOwnServer({ secrets }), await startOwnServer({ secrets })]
  onTestFinished(async () => {
    await Promise.all([first.close(), second.close()])
  })
  const server = await withRoles(await withOwner(first))
  const { workos, organizationId, membershipId, giveRoles, api } = server
  const { value, permissions } = await server.userKey({ permissions: granted })
  const elsewhere = createClient(second.url, first.apiKey)
  const permitted = async () => {
    const { body } = await elsewhere.post('/api_keys/validations', { value })
    return (body as { api_key: ApiKey | null }).api_key?.permissions
  }

  expect(permissions).toEqual(granted)
  expect(await permitted()).toEqual([])
  await giveRoles('reader', 'writer')
  expect(await permitted()).toEqual(['posts:write', 'posts:read'])
  await giveRoles('reader', 'org-keeper')
  expect(await permitted()).toEqual(['posts:read', 'posts:delete'])
  await workos.authorization.addEnvironmentRolePermission('reader', { permissionSlug: 'files:read' })
  expect(await permitted()).toEqual(['posts:read', 'posts:delete', 'files:read'])
  await workos.authorization.deletePermission('files:read')
  await workos.authorization.removeOrganizationRolePermission(organizationId, 'org-keeper', {
    permissionSlug: 'posts:delete',
  })
  expect(await permitted()).toEqual(['posts:read'])
  await giveRoles('member')
  expect(await permitted()).toEqual([])

  const { id: groupId } = await workos.groups.createGroup({ organizationId, name: 'Writers' })
  await api.put(`/authorization/groups/${groupId}/role_assignments`, {
    role_assignments: [
      { role_slug: 'writer', resource_type_slug: 'organization', resource_external_id: organizationId },
    ],
  })
  const member = { organizationId, groupId, organizationMembershipId: membershipId }
  await workos.groups.addOrganizationMembership(member)
  expect(await permitted()).toEqual(['posts:write'])
  await workos.groups.removeOrganizationMembership(member)
  expect(await permitted()).toEqual([])

  await workos.userManagement.deactivateOrganizationMembership(membershipId)
  expect(await permitted()).toBeUndefined()
})

test('a user’s key permits what a token of its owner carries, also where one role is allowed', async () => {
  const server = await withRoles(await startWithOwner())
  const { workos, api, clientId, userId, organizationId, membershipId, giveRoles, validate } = server
  await giveRoles('reader')
  const { value } = await server.userKey({ permissions: granted })
  await workos.userManagement.updateUser({ userId, password: 'a sturdy long passphrase', emailVerified: true })
  const inToken = async () => {
    const { accessToken } = await workos.userManagement.authenticateWithPassword({
      clientId,
      email: 'jane@example.com',
      password: 'a sturdy long passphrase',
    })
    return (decodeJwt(accessToken) as { permissions: string[] }).permissions
  }
  const { id: groupId } = await workos.groups.createGroup({ organizationId, name: 'Writers' })
  await api.put(`/authorization/groups/${groupId}/role_assignments`, {
    role_assignments: [
      { role_slug: 'writer', resource_type_slug: 'organization', resource_external_id: organizationId },
    ],
  })
  await workos.groups.addOrganizationMembership({ organizationId, groupId, organizationMembershipId: membershipId })
  const both = async () => [(await validate(value))?.permissions.sort(), await inToken()]

  expect(await both()).toEqual(Array(2).fill(['posts:read', 'posts:write']))
  await api.put('/authorization/role_settings', { multiple_roles_enabled: false })
  expect(await both()).toEqual(Array(2).fill(['posts:read']))
  await api.put(`/authorization/organizations/${organizationId}/roles/priority`, {
    slugs: ['writer', 'reader', 'org-keeper', 'member', 'admin'],
  })
  expect(await both()).toEqual(Array(2).fill(['posts:write']))
})

test('a role on a resource below the organization gives a key nothing; a key of the organization itself keeps all', async () => {
  const server = await withRoles(await startWithOwner())
  const { workos, organizationId, membershipId, validate, organizationKey, userKey } = server
  await workos.authorization.createPermission({ slug: 'project:read', name: 'Read', resourceTypeSlug: 'project' })
  await workos.authorization.createEnvironmentRole({ slug: 'project-reader', name: 'R', resourceTypeSlug: 'project' })
  await workos.authorization.setEnvironmentRolePermissions('project-reader', { permissions: ['project:read'] })
  const permissions = ['project:read', 'posts:read']
  const [ofUser, ofOrganization] = [await userKey({ permissions }), await organizationKey({ permissions })]
  const resource = await workos.authorization.createResource({
    organizationId,
    resourceTypeSlug: 'project',
    externalId: 'p-1',
    name: 'Project',
  })
  await workos.authorization.assignRole({
    organizationMembershipId: membershipId,
    roleSlug: 'project-reader',
    resourceId: resource.id,
  })

  expect((await validate(ofUser.value))?.permissions).toEqual([])
  expect((await validate(ofOrganization.value))?.permissions).toEqual(permissions)
})

test('[T-3] a role of the same slug in another organization permits nothing here', async () => {
  const server = await withRoles(await startWithOwner())
  const { workos, giveRoles, validate, userKey } = server
  const { id: other } = await workos.organizations.createOrganization({ name: 'Other' })
  await workos.authorization.createOrganizationRole(other, { slug: 'org-keeper', name: 'Keeper' })
  await workos.authorization.setOrganizationRolePermissions(other, 'org-keeper', { permissions: ['posts:write'] })
  await giveRoles('org-keeper')
  const { value } = await userKey({ permissions: granted })

  expect((await validate(value))?.permissions).toEqual(['posts:delete'])
})
